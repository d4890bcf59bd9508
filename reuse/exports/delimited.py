"""Rows as CSV, the way Dutch spreadsheets open it by themselves: UTF-8 with its mark, and `;` between the cells."""

import csv
import logging
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from django.utils.translation import gettext as _

from kit.spreadsheets import BYTE_ORDER_MARK, as_text_cell
from reuse.exports.columns import Cell, Column

CONTENT_TYPE = "text/csv; charset=utf-8"
_logger = logging.getLogger(__name__)


def write(columns: Sequence[Column], chunks: Iterable[Iterable[Sequence[Cell]]]) -> Iterator[bytes]:
    """Give the file in pieces: the headings before any row is asked for, then each chunk of rows.

    What fails half-way says so in its last line: servers end such an answer as if it were whole.
    """
    yield (BYTE_ORDER_MARK + _lines([[str(column.heading) for column in columns]])).encode()
    try:
        for chunk in chunks:
            yield _lines(chunk).encode()
    except Exception:
        _logger.exception("An export broke off.")
        yield _lines([[_("DIT BESTAND IS NIET AF. Er ging iets mis. Haal het opnieuw op.")]]).encode()


def _lines(rows: Iterable[Sequence[Cell]]) -> str:
    text = StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([as_text_cell(cell) for cell in row] for row in rows)
    return text.getvalue()
