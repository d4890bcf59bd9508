"""Which practices some choices give, as a set: the words from the search, the facets from the catalogue."""

from collections.abc import Collection
from functools import cached_property, reduce
from itertools import islice
from operator import or_

from kit.facets import Choices, Value
from practices.choices import Order
from search.catalogue import Catalogue, catalogue
from search.catalogue import Order as CatalogueOrder
from search.documents import LISTED
from search.finding import Found
from search.question import read
from search.typos import corrected

PRACTICE = LISTED
"""The kind of entry that a practice is."""

ORDERS = {
    Order.NEWEST: CatalogueOrder.NEWEST,
    Order.CHECKED: CatalogueOrder.CHECKED,
    Order.TITLE: CatalogueOrder.TITLE,
}


class Counts:
    """How many of some entries have a code."""

    def __init__(self, entries: int, shelves: Catalogue) -> None:
        self._entries = entries
        self._catalogue = shelves

    def of(self, code: str) -> int:
        """See `kit.facets.Counts`."""
        return (self._entries & self._catalogue.having(code)).bit_count()

    def beginning(self, prefix: str) -> dict[str, int]:
        """See `kit.facets.Counts`."""
        codes = (code for code in self._catalogue.codes if code.startswith(prefix))
        return {code: number for code in codes if (number := self.of(code))}


class NoCounts:
    """For a vocabulary that is wanted as a whole, whatever is at hand."""

    def of(self, code: str) -> int:
        """Return nought."""
        return 0

    def beginning(self, prefix: str) -> dict[str, int]:
        """Return nothing."""
        return {}


class Selection:
    """The practices that some choices give, as a set in the catalogue. Two queries for words, one for the rest."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.catalogue = catalogue()

    @cached_property
    def typed(self) -> Found | None:
        """The answer to the words as they were typed; None when there were none."""
        question = read(self.choices.query)
        return None if question.is_empty else Found(question, self.catalogue)

    @cached_property
    def corrected_query(self) -> str:
        """The words as they were meant, when something that was typed is nowhere on the site; else ""."""
        if self.typed is None or not self.typed.unknown:
            return ""
        better = corrected(self.typed)
        return better if better and Found(read(better), self.catalogue).among_all() else ""

    @cached_property
    def found(self) -> Found | None:
        """The answer that counts: to the corrected words when there are any."""
        return Found(read(self.corrected_query), self.catalogue) if self.corrected_query else self.typed

    @cached_property
    def matching(self) -> int:
        """The practices that have the words."""
        return self.catalogue.public(PRACTICE) if self.found is None else self.found.among(PRACTICE)

    @cached_property
    def chosen(self) -> dict[str, int]:
        """By facet with a choice, the practices that have one of its chosen values; an unknown value has none."""
        return {
            facet.key: reduce(or_, (self.catalogue.having(value.code) for value in self.chosen_values[facet.key]), 0)
            for facet in self.choices.facets
            if self.choices.values(facet)
        }

    @cached_property
    def chosen_values(self) -> dict[str, list[Value]]:
        """The chosen values of each facet, as far as they exist."""
        return {facet.key: facet.vocabulary.named(self.choices.values(facet)) for facet in self.choices.facets}

    def narrowed(self, entries: int, without: Collection[str] = ()) -> int:
        """Return those of `entries` that have a chosen value of each facet, but for the facets left out."""
        for key, members in self.chosen.items():
            if key not in without:
                entries &= members
        return entries

    @cached_property
    def entries(self) -> int:
        """Every practice that the choices give."""
        return self.narrowed(self.matching)

    @property
    def total(self) -> int:
        """How many practices the choices give."""
        return self.entries.bit_count()

    @property
    def order(self) -> Order:
        """The order in force: the best match first when there is a question, else the newest."""
        asked = {order.value: order for order in Order}.get(self.choices.order)
        if asked is None or (asked is Order.RELEVANT and self.found is None):
            return Order.NEWEST if self.found is None else Order.RELEVANT
        return asked

    def part(self, start: int, stop: int) -> list[int]:
        """Return entries of the selection in the order in force."""
        if self.order is Order.RELEVANT and self.found is not None:
            return self.found.ranked(self.entries, start, stop)
        return list(islice(self.catalogue.in_order(self.entries, ORDERS[self.order]), start, stop))
