"""Facets: one declaration serves the form, the address, the selection and the counts.

`Choices` is what a reader chose, read from a query string. Reading it is pure and total: any input gives a sane answer.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise

LONGEST_QUERY = 200
MOST_VALUES = 40
OWN_KEYS = ("q", "sorteer", "weergave", "pagina")
"""The query keys of a list, beside those of its facets."""
_SLUG = re.compile(r"[-\w]{1,100}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+")


class Counts(Protocol):
    """How many of the things at hand have a code, such as "thema:3"."""

    def of(self, code: str) -> int:
        """Return how many have a code."""

    def beginning(self, prefix: str) -> dict[str, int]:
        """Return how many have each code that begins so, as far as any has."""


@dataclass(frozen=True)
class Value:
    """One value of a facet: its name in the address, for people, and the code by which things are counted."""

    name: str
    label: str
    code: str


class Vocabulary(Protocol):
    """The values of a facet."""

    def named(self, names: Collection[str]) -> list[Value]:
        """Return the values with these names in the address, as far as they exist."""

    def coded(self, codes: Collection[str]) -> list[Value]:
        """Return the values with these codes, as far as they exist, in order."""

    def offered(self, counts: Counts, chosen: Collection[str]) -> list[Value]:
        """Return the values to choose from, in order; the `chosen` names are always among them."""


@dataclass(frozen=True)
class Option:
    """One value of a facet, as people see it, and what choosing it gives.

    `count` is how many things there are with it; beside another choice of the same facet it is how many come with it
    (`is_extra`), for a second choice widens.
    """

    value: str
    label: str
    count: int = 0
    is_chosen: bool = False
    is_extra: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether choosing it would change nothing; a chosen one can always be let go."""
        return self.count == 0 and not self.is_chosen


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list.

    Attributes:
        key: its name in the address; public, never renamed.
        label: its name for people.
        vocabulary: its values.
        shown: how many options stand in view; the rest are behind "toon alle".
    """

    key: str
    label: str | Promise
    vocabulary: Vocabulary
    shown: int = 8


@dataclass(frozen=True)
class Choices:
    """What a reader chose: words, values per facet, an order, a page and a view."""

    query: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = ""
    page: int = 1
    view: str = ""
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
            view=parameters.get("weergave", "")[:20],
            facets=facets,
        )

    def values(self, facet: Facet) -> tuple[str, ...]:
        """Return the values chosen of `facet`."""
        return self.chosen.get(facet.key, ())

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not self.query and not self.chosen

    def only(self, facet: Facet, values: Iterable[str]) -> Self:
        """Return the same with these values of `facet` and back on the first page."""
        chosen = {key: kept for key, kept in self.chosen.items() if key != facet.key}
        kept = tuple(values)
        return replace(self, chosen=chosen | {facet.key: kept} if kept else chosen, page=1)

    def toggled(self, facet: Facet, value: str) -> Self:
        """Return the same with one value of `facet` chosen, or without it when it was."""
        if value in self.values(facet):
            return self.let_go(facet, value)
        return self.only(facet, (*self.values(facet), value))

    def let_go(self, facet: Facet, value: str) -> Self:
        """Return the same without one value of `facet`."""
        return self.only(facet, (kept for kept in self.values(facet) if kept != value))

    def query_string(self, **changes: str) -> str:
        """Return the address of these choices, beginning with "?"; `changes` overrule all but the facets."""
        pairs: list[tuple[str, str]] = [("q", changes.get("q", self.query))]
        for facet in self.facets:
            pairs += [(facet.key, value) for value in self.values(facet)]
        pairs.append(("sorteer", changes.get("sorteer", self.order)))
        pairs.append(("weergave", changes.get("weergave", self.view)))
        page = changes.get("pagina", str(self.page))
        pairs.append(("pagina", "" if page == "1" else page))
        return "?" + urlencode([(key, value) for key, value in pairs if value])

    @property
    def whole(self) -> str:
        """The address of all that these choices give, on no page and in no view: "" or beginning with "?"."""
        address = self.query_string(pagina="1", weergave="")
        return "" if address == "?" else address


def _page_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        return 1
    return max(1, int(text))
