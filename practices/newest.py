"""The newest practices of a region or theme, and how many there are: from the catalogue, whatever their number."""

from dataclasses import dataclass
from itertools import islice

from practices.cards import cards
from practices.models import PracticePage
from practices.selection import PRACTICE, Counts
from search.catalogue import Order, catalogue


@dataclass(frozen=True)
class Newest:
    """The newest published practices, loaded with for_cards(), and how many there are in all."""

    practices: list[PracticePage]
    total: int


def newest(most: int, code: str = "") -> Newest:
    """Return at most `most` practices that have a code of the catalogue ("thema:3"), or of all. Three queries."""
    shelves = catalogue()
    entries = shelves.public(PRACTICE)
    if code:
        entries &= shelves.having(code)
    keys = [shelves.object_of(entry) for entry in islice(shelves.in_order(entries, Order.NEWEST), most)]
    loaded = cards(keys)
    return Newest([loaded[key] for key in keys if key in loaded], entries.bit_count())


def numbers(kind: str) -> dict[int, int]:
    """Return how many practices have each value of a kind of code ("regio"), by its primary key. One query."""
    shelves = catalogue()
    counted = Counts(shelves.public(PRACTICE), shelves).beginning(f"{kind}:")
    return {int(code.removeprefix(f"{kind}:")): number for code, number in counted.items()}
