"""The vocabularies by which practices are found, from the file data/taxonomy.csv.

Themes, phases, target groups and sectors are open: editors may rename and add. Roles and statuses are closed: the code
knows them, and the file must agree with it.
"""

from collections.abc import Callable
from pathlib import Path

from django.db import models
from django.utils.translation import gettext as _

from contacts.choices import Role
from practices.choices import Status
from practices.models import Phase, Sector, TargetGroup, Theme
from regions.files import BadFile, Row, read_rows
from regions.merging import Kind, Values, load_records

FILE = Path(__file__).parent / "data" / "taxonomy.csv"

_OPEN = {"theme": Theme, "phase": Phase, "target": TargetGroup, "sector": Sector}
_CLOSED: dict[str, type[models.TextChoices]] = {"role": Role, "status": Status}


def read_taxonomy(path: Path = FILE) -> dict[str, dict[str, Values]]:
    """Return {vocabulary: {slug: values of a word}} of the open vocabularies, in the order of the file.

    Raises:
        BadFile: the file cannot be used, or a closed vocabulary differs from the one in the code.
    """
    rows = read_rows(path, "vocabulary", "slug", "label_nl", "description_nl")
    for row in rows:
        if row.text("vocabulary") not in {*_OPEN, *_CLOSED}:
            row.refuse(_("de woordenlijst %(name)s bestaat niet") % {"name": row.text("vocabulary")})
    for vocabulary, choices in _CLOSED.items():
        _check_closed(vocabulary, choices, [row for row in rows if row.text("vocabulary") == vocabulary])
    return {
        vocabulary: {
            row.required("slug"): _word(row, order)
            for order, row in enumerate(row for row in rows if row.text("vocabulary") == vocabulary)
        }
        for vocabulary in _OPEN
    }


def load_taxonomy(words: dict[str, dict[str, Values]], say: Callable[[str], None]) -> None:
    """Load what `read_taxonomy` gave; what an editor changed or removed stays so. Safe to run twice."""
    for vocabulary, model in _OPEN.items():
        kind = Kind(vocabulary, model, key_of=lambda word: word.slug)
        name = str(model._meta.verbose_name_plural).capitalize()
        say(f"{name}: {load_records(kind, words[vocabulary])}")


def _word(row: Row, order: int) -> Values:
    return {
        "slug": row.required("slug"),
        "label": row.required("label_nl"),
        "description": row.text("description_nl"),
        "sort_order": order,
    }


def _check_closed(vocabulary: str, choices: type[models.TextChoices], rows: list[Row]) -> None:
    in_file = {row.text("slug") for row in rows}
    in_code = set(choices.values)
    if in_file != in_code:
        raise BadFile(
            _("%(file)s en de code verschillen over %(vocabulary)s: %(values)s.")
            % {"file": FILE.name, "vocabulary": vocabulary, "values": ", ".join(sorted(in_file ^ in_code))}
        )
