"""Which practices are alike, and in what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.catalogue import Order, catalogue
from search.documents import LISTED
from search.tallies import Tallies

if TYPE_CHECKING:
    from practices.models import PracticePage
    from practices.models.vocabulary import Word

WEIGHTS = {"themes": 3, "targets": 2, "phases": 1}
"""How much one shared word of a vocabulary counts."""

KINDS = {"themes": "thema", "targets": "doelgroep", "phases": "fase"}
"""The code in the catalogue of each vocabulary."""

MOST = 3


@dataclass(frozen=True)
class Similar:
    """A practice beside the one at hand: chosen by the editor, or alike, with the labels of what they share."""

    practice: PracticePage
    is_chosen: bool
    shared_themes: list[str]
    shared_targets: list[str]


def similar_practices(
    practice: PracticePage, words: Mapping[str, Sequence[Word]], chosen: Sequence[int]
) -> list[Similar]:
    """Return the published ones of `chosen` (primary keys), then those most alike, three or more in all.

    Alike are practices that share a theme or target group. Shared themes count most, then target groups, then phases;
    of two alike, one from elsewhere comes first, for who reads this already knows their own region. Six queries.
    """
    published = type(practice).objects.published()
    nearest = _nearest(practice, words, {practice.pk, *chosen})
    loaded = published.for_cards().prefetch_related("themes", "targets").in_bulk([*chosen, *nearest])
    picked = [pk for pk in chosen if pk in loaded]
    picked += nearest[: max(MOST - len(picked), 1)]
    themes = {word.pk for word in words["themes"]}
    targets = {word.pk for word in words["targets"]}
    return [
        Similar(
            practice=loaded[pk],
            is_chosen=pk in chosen,
            shared_themes=[theme.label for theme in loaded[pk].themes.all() if theme.pk in themes],
            shared_targets=[target.label for target in loaded[pk].targets.all() if target.pk in targets],
        )
        for pk in picked
    ]


def _nearest(practice: PracticePage, words: Mapping[str, Sequence[Word]], but: Collection[int]) -> list[int]:
    """Return the primary keys of those most alike, the newest first where they are equally alike. One query."""
    shelves = catalogue()
    shared = [(WEIGHTS[name], f"{KINDS[name]}:{word.pk}") for name in WEIGHTS for word in words[name]]
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
    nearest: list[int] = []
    while alike and len(nearest) < MOST:
        most = nearness.highest(alike)
        for entry in shelves.in_order(most, Order.NEWEST):
            key = shelves.object_of(entry)
            if key not in but and len(nearest) < MOST:
                nearest.append(key)
        alike &= ~most
    return nearest
