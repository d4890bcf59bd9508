"""Which practices are alike, and in what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.expressions import Combinable

if TYPE_CHECKING:
    from practices.models import PracticePage
    from practices.models.vocabulary import Word
    from practices.querysets import PracticeQuerySet

WEIGHTS = {"themes": 3, "targets": 2, "phases": 1}
"""How much one shared word of a vocabulary counts."""

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
    nearest = _nearest(practice, words, published.exclude(pk__in=[practice.pk, *chosen]))
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


def _nearest(practice: PracticePage, words: Mapping[str, Sequence[Word]], others: PracticeQuerySet) -> list[int]:
    shared = {name: Q(**{f"{name}__in": [word.pk for word in words[name]]}) for name in WEIGHTS if words[name]}
    if not shared.keys() & {"themes", "targets"}:
        return []
    is_alike = Q()
    for name in shared.keys() & {"themes", "targets"}:
        is_alike |= shared[name]
    nearness: Combinable = Case(When(home_region=practice.home_region_id, then=Value(0)), default=Value(1))
    for name, has_shared in shared.items():
        nearness += Count(name, filter=has_shared, distinct=True) * WEIGHTS[name]
    ranked = others.filter(is_alike).annotate(nearness=nearness)
    return list(ranked.order_by(F("nearness").desc(), "-first_published_at", "pk").values_list("pk", flat=True)[:MOST])
