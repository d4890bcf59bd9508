"""Asking another region whether a practice may be shown there, and carrying out its answer."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from practices.models.practice import PracticePage
from practices.models.sharing import Answer, RegionRequest
from regions.models import RegionPage
from regions.reach import reaches_every_region, region_ids_within_reach

region_asked = Signal()
"""A region is asked something new. Receivers get `request`, a RegionRequest."""
region_answered = Signal()
"""A region said yes or no. Receivers get `request`, a RegionRequest."""


def split_by_consent(
    practice: PracticePage, wanted: Iterable[RegionPage], user: Any, home: RegionPage | None
) -> tuple[list[RegionPage], list[RegionPage]]:
    """Return (the regions in which `practice` may be shown, those whose consent must be asked first).

    A region agrees by having said so, or because `user` edits it. What it agreed to before stays agreed.
    """
    regions = list(wanted)
    if reaches_every_region(user):
        return regions, []
    agreed = set(region_ids_within_reach(user))
    if home is not None:
        agreed.add(home.pk)
    if practice.pk is not None:
        shown = PracticePage.regions.through.objects.filter(practicepage_id=practice.pk)
        agreed |= set(shown.values_list("regionpage_id", flat=True))
        granted = RegionRequest.objects.filter(practice_id=practice.pk, answer=Answer.GRANTED)
        agreed |= set(granted.values_list("region_id", flat=True))
    return [each for each in regions if each.pk in agreed], [each for each in regions if each.pk not in agreed]


def asked_regions(practice: PracticePage) -> list[RegionPage]:
    """Return the regions that were asked and did not answer yet. One query."""
    if practice.pk is None:
        return []
    waiting = RegionRequest.objects.filter(practice_id=practice.pk, answer=Answer.OPEN)
    return [request.region for request in waiting.select_related("region")]


@transaction.atomic
def ask_for(practice: PracticePage, regions: Iterable[RegionPage], user: Any) -> list[RegionRequest]:
    """Make exactly `regions` the ones that are being asked; return the questions that are new.

    A region that refused is not asked again; one that is no longer wanted is no longer asked.
    """
    wanted = {region.pk: region for region in regions}
    known = {request.region_id: request for request in RegionRequest.objects.filter(practice_id=practice.pk)}
    for key, request in known.items():
        if request.answer == Answer.OPEN and key not in wanted:
            request.answer = Answer.WITHDRAWN
            request.save(update_fields=["answer"])
    new = []
    for key, region in wanted.items():
        before = known.get(key)
        if before is None:
            new.append(RegionRequest.objects.create(practice_id=practice.pk, region=region, asked_by=user))
        elif before.answer == Answer.WITHDRAWN:
            before.answer, before.asked_by, before.asked_at = Answer.OPEN, user, timezone.now()
            before.save(update_fields=["answer", "asked_by", "asked_at"])
            new.append(before)
    for request in new:
        transaction.on_commit(partial(region_asked.send, sender=RegionRequest, request=request))
    return new


@transaction.atomic
def answer_request(request: RegionRequest, answer: Answer, user: Any, reason: str = "") -> bool:
    """Carry out what the region said, on the live page and on its draft; return False when it was said before."""
    request = RegionRequest.objects.select_for_update().get(pk=request.pk)
    if request.answer != Answer.OPEN:
        return False
    request.answer, request.reason = answer, reason
    request.answered_by, request.answered_at = user, timezone.now()
    request.save()
    if answer == Answer.GRANTED:
        _show_in(PracticePage.objects.get(pk=request.practice_id), request.region)
    transaction.on_commit(partial(region_answered.send, sender=RegionRequest, request=request))
    return True


def _show_in(practice: PracticePage, region: RegionPage) -> None:
    """Add a region to the page as it is and to every version that may yet be published."""
    if region not in practice.regions.all():
        practice.regions.add(region)
        practice.save(clean=False)
    for revision in practice.revisions.all():
        keys = revision.content.get("regions") or []
        if region.pk not in keys:
            revision.content["regions"] = [*keys, region.pk]
            revision.save(update_fields=["content"])
