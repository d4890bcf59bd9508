"""Columns that only reports have."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.admin.ui.tables import Column

SHOWN = 3


@dataclass(frozen=True)
class Place:
    """Where something is used; `edit_url` is "" for who may not edit it."""

    title: str
    edit_url: str
    region_ids: frozenset[int] = frozenset()


class PlacesColumn(Column):
    """The first places where something is used, and how many more there are."""

    cell_template_name = "editing/reports/parts/places_cell.html"

    def get_value(self, instance: Any) -> dict[str, Any]:
        """Return the places that are shown, and the number of others."""
        places: Sequence[Place] = super().get_value(instance)
        return {"shown": places[:SHOWN], "more": len(places) - SHOWN}


class LinkedNumberColumn(Column):
    """A number that leads to the list of what it counts; nought leads nowhere."""

    cell_template_name = "editing/reports/parts/number_cell.html"

    def __init__(self, name: str, *, get_url: Any, **kwargs: Any) -> None:
        """`get_url` gives where the number of a row leads."""
        super().__init__(name, **kwargs)
        self.get_url = get_url

    def get_cell_context_data(self, instance: Any, parent_context: dict) -> dict:
        """Add where it leads."""
        return super().get_cell_context_data(instance, parent_context) | {"url": self.get_url(instance)}
