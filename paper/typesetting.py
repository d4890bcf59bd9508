"""From plain data to a file, by Typst: values are handed over as JSON and are never read as markup.

Every template takes `words`, the fixed words by name (`paper.words`), beside what it says of itself.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from paper.signs import MISSING, printable_everywhere

ROOT = Path(__file__).parent / "typst"
FONTS = Path(__file__).parent / "fonts"
TOO_LONG = "more than two pages"
"""What the template of a one-pager says when it does not fit."""
ONE_PAGER, BUNDLE, PICTURE = "one_pager.typ", "bundle.typ", "picture.typ"


class TypesettingError(Exception):
    """A file could not be made; the message says why, as the typesetter puts it."""


class TooLongError(TypesettingError):
    """What was given does not fit on two pages."""


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def typeset_pdf(template: str, content: Mapping[str, Any], day: date) -> bytes:
    """Return a document as PDF/UA-1, the same for the same content and day.

    Raises:
        TooLongError: it is a one-pager of more than two pages.
        TypesettingError: anything else.
    """
    return _typeset(template, content, format="pdf", pdf_standards="ua-1", timestamp=_midnight(day))


def typeset_png(template: str, content: Mapping[str, Any]) -> bytes:
    """Return a picture as PNG, a pixel for each point of its page, the same for the same content.

    Raises:
        TypesettingError: it could not be made.
    """
    return _typeset(template, content, format="png", ppi=72)


def _typeset(template: str, content: Mapping[str, Any], **options: Any) -> bytes:
    printed = printable_everywhere(content)
    said = {key: value for key, value in printed.items() if key != "words"}
    if MISSING not in json.dumps(said, ensure_ascii=False):
        printed["words"]["missing"] = ""
    text = json.dumps(printed)
    try:
        return typst.compile(
            str(ROOT / template), root=str(ROOT), font_paths=_fonts(), sys_inputs={"content": text}, **options
        )
    except Exception as error:  # typst raises what it likes; whatever it is, the file was not made
        reason = " ".join(str(error).split())
        raise (TooLongError if TOO_LONG in reason else TypesettingError)(reason) from error


def _midnight(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 86_400
