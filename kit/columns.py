"""Columns of the listings in the admin."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wagtail.admin.ui.tables import Column


class DatedColumn(Column):
    """A date, with a mark and its meaning in words where something is wrong with it."""

    cell_template_name = "wagtailadmin/cells/dated.html"

    def __init__(self, name: str, *, warning: Callable[[Any], str], **kwargs: Any) -> None:
        """`warning` gives what is wrong with the date of a row, or ""."""
        super().__init__(name, **kwargs)
        self.warning = warning

    def get_value(self, instance: Any) -> date | None:
        """Return the date of a row."""
        return super().get_value(instance)

    def get_cell_context_data(self, instance: Any, parent_context: dict) -> dict:
        """Add what is wrong with the date."""
        return super().get_cell_context_data(instance, parent_context) | {"warning": self.warning(instance)}
