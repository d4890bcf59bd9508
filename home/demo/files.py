"""Reading the content of the demonstration."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from regions.files import BadFile

FOLDER = Path(__file__).parent

Item = TypeVar("Item")


def read_toml(path: Path) -> dict[str, Any]:
    """Return what the TOML file at `path` says.

    Raises:
        BadFile: it is absent or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadFile(_("Het bestand %(file)s bestaat niet.") % {"file": path}) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadFile(_("%(file)s is geen geldige TOML: %(why)s.") % {"file": path.name, "why": error}) from error


def pick(known: Mapping[str, Item], slugs: list[str], file: str) -> list[Item]:
    """Return the items of `known` with these slugs.

    Raises:
        BadFile: one does not exist.
    """
    unknown = [slug for slug in slugs if slug not in known]
    if unknown:
        raise BadFile(_("%(file)s noemt %(slug)s, en dat bestaat niet.") % {"file": file, "slug": ", ".join(unknown)})
    return [known[slug] for slug in slugs]
