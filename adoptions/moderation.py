"""What the editors of the receiving region decide; who sent it hears of it."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from adoptions.entries import names_changed
from adoptions.models import Adoption
from inbox.choices import State
from kit.folding import folded
from post.posting import post


def may_be_approved(adoption: Adoption) -> bool:
    """Whether it can go on the site: it has a region, was not rejected or taken back, and is not there yet."""
    is_refused = adoption.state == State.REJECTED or adoption.ended_at is not None
    return adoption.region_id is not None and not is_refused and not adoption.is_approved


def may_be_taken_off(adoption: Adoption) -> bool:
    """Whether it is on the site."""
    return adoption.is_approved and adoption.ended_at is None


@transaction.atomic
def approve(adoption: Adoption, user: Any) -> bool:
    """Show it from now on; what had lapsed of the same organisation there gives way. Return whether it was not."""
    found = Adoption.objects.select_for_update().confirmed().filter(pk=adoption.pk).first()
    if found is None or not may_be_approved(found):
        return False
    now = timezone.now()
    found.approved_at, found.approved_by = now, user
    found.state, found.closed_at, found.closed_by = State.CLOSED, now, user
    found.know(timezone.localdate(now))
    found.save()
    _give_way(found)
    names_changed(found)
    _tell("adoptions.approved", found)
    return True


@transaction.atomic
def take_off(adoption: Adoption, user: Any) -> bool:
    """Take it off the site, and let it be decided on anew; nobody is mailed yet. Return whether it was there."""
    found = Adoption.objects.select_for_update().confirmed().filter(pk=adoption.pk).first()
    if found is None or not may_be_taken_off(found):
        return False
    found.approved_at = found.approved_by = None
    found.known_on = found.reconfirm_by = None
    found.state, found.closed_at, found.closed_by = State.READ, None, None
    found.save()
    names_changed(found)
    return True


def after_end(adoption: Adoption, user: Any) -> None:
    """Tell who sent it that it was rejected and why; what was on the site before goes, and may be sent anew."""
    if adoption.state != State.REJECTED:
        return
    Adoption.objects.filter(pk=adoption.pk).update(approved_at=None, approved_by=None, once=None)
    names_changed(adoption)
    if not adoption.is_suspect:
        _tell("adoptions.rejected", adoption)


def _give_way(adoption: Adoption) -> None:
    same_place = Adoption.objects.filter(practice=adoption.practice_id, region=adoption.region_id)
    lapsed = same_place.filter(reconfirm_by__lt=adoption.known_on).exclude(pk=adoption.pk)
    name = folded(adoption.organisation)
    same_name = [key for key, other in lapsed.values_list("pk", "organisation") if folded(other) == name]
    Adoption.objects.filter(pk__in=same_name).delete()


def _tell(kind: str, adoption: Adoption) -> None:
    practice = adoption.practice
    context = {
        "adoption": adoption,
        "practice": practice,
        "region": adoption.region,
        "practice_url": settings.SITE_URL + (practice.get_url() or "") if practice.live else "",
    }
    moment = int(adoption.closed_at.timestamp()) if adoption.closed_at else 0
    post(kind, adoption.sender_email, context, key=f"{kind}:{adoption.number}:{moment}")
