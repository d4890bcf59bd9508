"""Practices as they stand beside one another, on page after page: loaded once while the site stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.apps import apps

from kit.kept import kept_each

if TYPE_CHECKING:
    from practices.models import PracticePage


@kept_each
def cards(keys: Sequence[int]) -> dict[int, PracticePage]:
    """Return the published ones of these practices, by their primary key, loaded for cards. Two queries at most."""
    return _pages().objects.published().for_cards().in_bulk(keys)


@kept_each
def places(keys: Sequence[int]) -> dict[int, frozenset[int]]:
    """Return the primary keys of all regions where each of these practices is done. One query."""
    tied = _pages().regions.through.objects.filter(practicepage__in=keys).values_list("practicepage", "regionpage")
    found: dict[int, set[int]] = {key: set() for key in keys}
    for practice, region in tied:
        found[practice].add(region)
    return {practice: frozenset(regions) for practice, regions in found.items()}


def _pages() -> type[PracticePage]:
    return apps.get_model("practices", "PracticePage")  # which has lists that have cards
