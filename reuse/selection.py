"""The practices that a query string gives, loaded through the gate: one way for every door of this floor."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.http import QueryDict

from kit.facets import Choices
from practices.facets import practice_facets
from practices.models import PracticePage
from practices.querysets import PracticeQuerySet
from practices.selection import Selection

CHUNK = 500

Load = Callable[[PracticeQuerySet], PracticeQuerySet]
"""Says what of the practices is wanted, such as `PracticeQuerySet.for_cards`."""


def selection_of(parameters: QueryDict, **changes: Any) -> Selection:
    """Return the practices that the list of practices gives for a query string; `changes` overrule the choices."""
    return Selection(replace(Choices.from_query(parameters, practice_facets()), **changes))


def first(selection: Selection, number: int, load: Load) -> list[PracticePage]:
    """Return the first so many practices of a selection, in its order."""
    return _loaded(selection, selection.part(0, number), load)


def in_chunks(selection: Selection, load: Load, size: int | None = None) -> Iterator[list[PracticePage]]:
    """Give every practice of a selection, in its order, some at a time: the same queries for each chunk.

    Which they are is settled at once; each chunk asks the gate anew, so what goes meanwhile is not given.
    """
    entries = array("q", selection.part(0, selection.total))
    size = size or CHUNK
    return (_loaded(selection, entries[start : start + size], load) for start in range(0, len(entries), size))


def _loaded(selection: Selection, entries: Iterable[int], load: Load) -> list[PracticePage]:
    keys = [selection.catalogue.object_of(entry) for entry in entries]
    found = load(PracticePage.objects.published()).in_bulk(keys) if keys else {}
    return [found[key] for key in keys if key in found]
