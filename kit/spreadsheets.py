"""Spreadsheets that are safe to open: what people typed stays text and never becomes a formula."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin

BYTE_ORDER_MARK = "\ufeff"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def as_text_cell(value: Any) -> Any:
    """Return `value`, with an apostrophe before it when it is text with which a spreadsheet would start to calculate.

    Source: OWASP, "CSV Injection"; ASVS 5.0, 1.2.10. Excel reads the wide signs of East Asian writing as narrow ones.
    """
    if isinstance(value, str) and value.lstrip(" ").startswith(_STARTS_A_FORMULA):
        return f"'{value}"
    return value


@dataclass(frozen=True)
class ExportColumn:
    """One column of an export: its name, its heading in the language of the editor, and what it holds of a row."""

    name: str
    heading: Any
    value: Callable[[Any], Any]


class SafeExport(SpreadsheetExportMixin):
    """Gives a listing of the admin its export as CSV and XLSX; the view says which columns."""

    export_columns: tuple[ExportColumn, ...] = ()

    @cached_property
    def list_export(self) -> list[str]:  # type: ignore[override]  # Wagtail only reads it
        """Return the names of the columns, in order."""
        return [column.name for column in self.export_columns]

    def get_heading(self, queryset: Any, field: str) -> str:
        """Return the heading of a column."""
        return next(str(column.heading) for column in self.export_columns if column.name == field)

    def to_row_dict(self, item: Any) -> OrderedDict[str, Any]:
        """Return one row: {name: value}."""
        return OrderedDict((column.name, column.value(item)) for column in self.export_columns)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Return a value as a cell holds it: a boolean in words, a moment in local time, text that stays text.

        XLSX needs no apostrophe: there Wagtail writes each cell with its type.
        """
        if isinstance(value, bool):
            return _("ja") if value else _("nee")
        if isinstance(value, datetime) and timezone.is_aware(value):
            return timezone.make_naive(value).replace(microsecond=0)
        cell = super().preprocess_field_value(field, "" if value is None else value, export_format)
        return as_text_cell(cell) if export_format == self.FORMAT_CSV else cell

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Yield the rows; the mark in front tells Excel that accents are UTF-8."""
        yield BYTE_ORDER_MARK.encode()
        yield from super().stream_csv(queryset)
