"""Facets: one declaration serves the form, the address, the query and the counts.

`Choices` is what a reader chose, read from a query string. Reading it is pure and total: any input gives a sane answer.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self, TypeVar
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

Things = TypeVar("Things", bound=QuerySet)

LONGEST_QUERY = 200
MOST_VALUES = 40
_SLUG = re.compile(r"[-\w]{1,100}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True)
class Option:
    """One value of a facet, as people see it, and how many things have it."""

    value: str
    label: str
    count: int = 0
    is_chosen: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether choosing it would lead to nothing; a chosen one can always be let go."""
        return self.count == 0 and not self.is_chosen


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list.

    Attributes:
        key: its name in the address; public, never renamed.
        label: its name for people.
        lookup: the path from the thing in the list to the value, as Django's filter takes it.
        options: given a queryset of things, every value in order with how many of them have it; one query.
        shown: how many options stand in view; the rest are behind "toon alle".
        most: for a vocabulary without end: how many options there are at most, none of them empty, beside the chosen.
    """

    key: str
    label: str | Promise
    lookup: str
    options: Callable[[QuerySet], Iterable[tuple[str, str, int]]]
    shown: int = 8
    most: int | None = None


@dataclass(frozen=True)
class Choices:
    """What a reader chose: words, values per facet, an order and a page."""

    query: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = ""
    page: int = 1
    facets: tuple[Facet, ...] = ()

    @classmethod
    def from_query(cls, parameters: QueryDict, facets: Iterable[Facet]) -> Self:
        """Return the choices in a query string; what cannot be a value is left out, an odd page is the first."""
        facets = tuple(facets)
        chosen = {}
        for facet in facets:
            values = [value for value in parameters.getlist(facet.key) if _SLUG.fullmatch(value)]
            if values:
                chosen[facet.key] = tuple(dict.fromkeys(values))[:MOST_VALUES]
        return cls(
            query=" ".join(_CONTROL.sub(" ", parameters.get("q", "")).split())[:LONGEST_QUERY],
            chosen=chosen,
            order=parameters.get("sorteer", "")[:20],
            page=_page_number(parameters.get("pagina", "")),
            facets=facets,
        )

    def values(self, facet: Facet) -> tuple[str, ...]:
        """Return the values chosen of `facet`."""
        return self.chosen.get(facet.key, ())

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not self.query and not self.chosen

    def narrow(self, things: Things, without: Facet | None = None) -> Things:
        """Return `things` that have a chosen value of each facet; `without` leaves one facet out of it."""
        for facet in self.facets:
            values = self.values(facet)
            if values and facet is not without:
                having = things.model._default_manager.filter(Q(**{f"{facet.lookup}__in": values}))
                things = things.filter(pk__in=having.values("pk"))
        return things

    def only(self, facet: Facet, values: Iterable[str]) -> Self:
        """Return the same with these values of `facet` and back on the first page."""
        chosen = {key: kept for key, kept in self.chosen.items() if key != facet.key}
        kept = tuple(values)
        return replace(self, chosen=chosen | {facet.key: kept} if kept else chosen, page=1)

    def let_go(self, facet: Facet, value: str) -> Self:
        """Return the same without one value of `facet`."""
        return self.only(facet, (kept for kept in self.values(facet) if kept != value))

    def query_string(self, **changes: str) -> str:
        """Return the address of these choices, beginning with "?"; `changes` overrule q, sorteer or pagina."""
        pairs: list[tuple[str, str]] = [("q", changes.get("q", self.query))]
        for facet in self.facets:
            pairs += [(facet.key, value) for value in self.values(facet)]
        pairs.append(("sorteer", changes.get("sorteer", self.order)))
        page = changes.get("pagina", str(self.page))
        pairs.append(("pagina", "" if page == "1" else page))
        return "?" + urlencode([(key, value) for key, value in pairs if value])


def _page_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        return 1
    return max(1, int(text))
