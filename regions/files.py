"""Reading the CSV files of the project; what is wrong in one is said with its name and line."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from django.utils.translation import gettext as _

LONGEST = 80


class BadFile(Exception):
    """A file cannot be used; the message is one Dutch sentence that says which, where and why."""


@dataclass(frozen=True)
class Row:
    """One line of a file, by the names of its columns."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return the text in `column`, which may be empty."""
        return self.cells[column].strip()

    def required(self, column: str) -> str:
        """Return the text in `column`, of at most 80 characters.

        Raises:
            BadFile: it is empty or longer.
        """
        text = self.text(column)
        if not text:
            self.refuse(_("de kolom %(column)s is leeg") % {"column": column})
        if len(text) > LONGEST:
            self.refuse(_("de kolom %(column)s is langer dan %(most)d tekens") % {"column": column, "most": LONGEST})
        return text

    def whole(self, column: str) -> int:
        """Return the whole number of zero or more in `column`.

        Raises:
            BadFile: it is something else.
        """
        text = self.text(column)
        if not (text.isascii() and text.isdigit()):
            self.refuse(_("“%(text)s” in de kolom %(column)s is geen heel getal") % {"text": text, "column": column})
        return int(text)

    def number(self, column: str) -> float:
        """Return the number in `column`, with a point before its decimals.

        Raises:
            BadFile: it is something else.
        """
        text = self.text(column)
        try:
            return float(text)
        except ValueError:
            self.refuse(_("“%(text)s” in de kolom %(column)s is geen getal") % {"text": text, "column": column})

    def refuse(self, why: str) -> NoReturn:
        """Say what is wrong with this line.

        Raises:
            BadFile: always.
        """
        raise BadFile(_("%(file)s, regel %(line)d: %(why)s.") % {"file": self.file, "line": self.line, "why": why})


def read_rows(path: Path, *columns: str) -> list[Row]:
    """Return the lines of the CSV file at `path`, which has at least `columns`.

    Raises:
        BadFile: it is absent, is not UTF-8 text, lacks a column or has a line that is too short.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in columns if column not in (reader.fieldnames or [])]
            if missing:
                raise BadFile(
                    _("%(file)s mist de kolom %(column)s.") % {"file": path.name, "column": ", ".join(missing)}
                )
            rows = [Row(path.name, reader.line_num, cells) for cells in reader]
    except FileNotFoundError as error:
        raise BadFile(_("Het bestand %(file)s bestaat niet.") % {"file": path}) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadFile(_("%(file)s is niet te lezen als CSV in UTF-8.") % {"file": path.name}) from error
    for row in rows:
        if any(row.cells.get(column) is None for column in columns):
            row.refuse(_("er staan te weinig kolommen"))
    return rows
