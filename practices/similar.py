"""Which practices are alike, and in what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

if TYPE_CHECKING:
    from practices.models import PracticePage

_WEIGHT_THEME = 3
_WEIGHT_TARGET = 2
_WEIGHT_PHASE = 1
_WEIGHT_OTHER_REGION = 1


@dataclass(frozen=True)
class Similar:
    """A practice and the labels of what it shares with the one at hand."""

    practice: PracticePage
    shared_themes: list[str]
    shared_targets: list[str]


def similar_practices(practice: PracticePage, leave_out: Collection[int], most: int) -> list[Similar]:
    """Return at most `most` published practices that share a theme or target group with `practice`, the nearest first.

    Shared themes count most, then target groups, then phases; of two alike, one from elsewhere comes first,
    for who reads this already knows their own region.
    """
    themes = [theme.pk for theme in practice.themes.all()]
    targets = [target.pk for target in practice.targets.all()]
    phases = [phase.pk for phase in practice.phases.all()]
    if not themes and not targets:
        return []
    elsewhere = Case(
        When(home_region=practice.home_region_id, then=Value(0)),
        default=Value(_WEIGHT_OTHER_REGION),
        output_field=IntegerField(),
    )
    nearest = (
        type(practice)
        .objects.published()
        .exclude(pk__in=leave_out)
        .filter(Q(themes__in=themes) | Q(targets__in=targets))
        .annotate(
            nearness=Count("themes", filter=Q(themes__in=themes), distinct=True) * _WEIGHT_THEME
            + Count("targets", filter=Q(targets__in=targets), distinct=True) * _WEIGHT_TARGET
            + Count("phases", filter=Q(phases__in=phases), distinct=True) * _WEIGHT_PHASE
        )
        .order_by((F("nearness") + elsewhere).desc(), "-first_published_at", "pk")
        .values_list("pk", flat=True)[:most]
    )
    ids = list(nearest)
    loaded = type(practice).objects.for_cards().prefetch_related("themes", "targets").in_bulk(ids)
    return [
        Similar(
            practice=loaded[pk],
            shared_themes=[theme.label for theme in loaded[pk].themes.all() if theme.pk in themes],
            shared_targets=[target.label for target in loaded[pk].targets.all() if target.pk in targets],
        )
        for pk in ids
    ]
