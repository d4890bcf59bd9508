"""Which practices are alike, and in what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from practices.cards import cards
from search.catalogue import Order, catalogue
from search.documents import LISTED
from search.tallies import Tallies

if TYPE_CHECKING:
    from practices.models import PracticePage
    from practices.models.vocabulary import Word

WEIGHTS = {"themes": 6, "targets": 4, "phases": 2}
"""How much one shared word of a vocabulary counts. Being from elsewhere counts for one: it decides between equals."""

KINDS = {"themes": "thema", "targets": "doelgroep", "phases": "fase"}
"""The code in the catalogue of each vocabulary."""

MOST = 3


@dataclass(frozen=True)
class Similar:
    """A practice that is alike, with the labels of what it shares with the one at hand."""

    practice: PracticePage
    shared_themes: list[str]
    shared_targets: list[str]


@dataclass(frozen=True)
class Beside:
    """What stands beside a practice: what its editor points to, in the editor's order, and what is alike."""

    related: list[PracticePage]
    similar: list[Similar]


def practices_beside(practice: PracticePage, words: Mapping[str, Sequence[Word]], chosen: Sequence[int]) -> Beside:
    """Return the published ones of `chosen` (primary keys), then those most alike, three or more in all.

    Alike are practices that share a theme or target group. Shared themes count most, then target groups, then phases;
    of two alike, one from elsewhere comes first, for who reads this already knows their own region. Two queries, and
    one that tells whether anything is private.
    """
    nearest = _nearest(practice, words, {practice.pk, *chosen})
    loaded = cards([*chosen, *(near.practice for near in nearest)])
    related = [loaded[key] for key in chosen if key in loaded]
    similar = [
        Similar(loaded[near.practice], near.shared("themes", words), near.shared("targets", words))
        for near in nearest[: max(MOST - len(related), 1)]
        if near.practice in loaded
    ]
    return Beside(related, similar)


@dataclass(frozen=True)
class _Near:
    practice: int
    codes: frozenset[str]

    def shared(self, name: str, words: Mapping[str, Sequence[Word]]) -> list[str]:
        return [word.label for word in words[name] if _code(name, word) in self.codes]


def _code(name: str, word: Word) -> str:
    return f"{KINDS[name]}:{word.pk}"


def _nearest(practice: PracticePage, words: Mapping[str, Sequence[Word]], but: Collection[int]) -> list[_Near]:
    """Return those most alike with the codes they share, the newest first where they are equally alike. One query."""
    shelves = catalogue()
    shared = [(weight, _code(name, word)) for name, weight in WEIGHTS.items() for word in words[name]]
    alike = 0
    for _weight, code in shared:
        if not code.startswith("fase:"):
            alike |= shelves.having(code)
    alike &= shelves.public(LISTED)
    here = shelves.having(f"regio:{practice.home_region_id}")
    nearness = Tallies()
    for weight, code in shared:
        nearness.add(shelves.having(code), weight)
    nearness.add(~here & alike, 1)
    nearest: list[_Near] = []
    while alike and len(nearest) < MOST:
        most = nearness.highest(alike)
        for entry in shelves.in_order(most, Order.NEWEST):
            key = shelves.object_of(entry)
            if key not in but:
                codes = frozenset(code for _weight, code in shared if shelves.having(code) >> entry & 1)
                nearest.append(_Near(key, codes))
            if len(nearest) == MOST:
                break  # very many can be equally alike
        alike &= ~most
    return nearest
