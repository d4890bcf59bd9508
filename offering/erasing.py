"""Erasing offers: at the word of who offered them, and when their time has passed."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import ReferenceIndex

from inbox.choices import State
from inbox.desk.history import forget
from kit import retention
from library.models import PortalImage
from offering.models import Offer
from offering.standing import may_be_withdrawn

UNFINISHED = retention.OFFERS_UNFINISHED.period
"""After the last change, of what was not sent or not confirmed."""
REJECTED = retention.OFFERS_REJECTED.period
"""After it was rejected; its draft goes too."""
CLOSED = retention.OFFERS_CLOSED.period
"""After editors were done with it, or it came on the site. The practice stays; who offered it is forgotten."""
AT_MOST = retention.OFFERS_AT_MOST.period
"""After it came, whatever became of it."""
_AT_ONCE = 200


@transaction.atomic
def withdraw(offer: Offer) -> bool:
    """Erase an offer with its draft, its file and its pictures; False when it was on the site before this."""
    found = Offer.objects.select_for_update().filter(pk=offer.pk).first()
    if found is not None and not may_be_withdrawn(found):
        return False
    if found is not None:
        _erase(found, has_draft=True)
    return True


def erase_old(now: datetime | None = None) -> int:
    """Erase what was never finished, what was rejected, and what is done with long ago; return how many."""
    now = now or timezone.now()
    left = Offer.objects.left_since(now - UNFINISHED)
    ended = Offer.objects.ended_before(rejected=now - REJECTED, closed=now - CLOSED, arrived=now - AT_MOST)
    number = 0
    for old in (left, ended):
        while keys := list(old.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]):
            number += sum(_erase_one(old, key) for key in keys)
    return number


@transaction.atomic
def _erase_one(old: QuerySet[Offer], key: int) -> bool:
    # Somebody may have gone on with it since it was listed.
    found = old.select_for_update().filter(pk=key).first()
    if found is None:
        return False
    _erase(found, has_draft=found.state == State.REJECTED and may_be_withdrawn(found))
    return True


def _erase(offer: Offer, has_draft: bool) -> None:
    practice, pictures = offer.practice, offer.pictures
    forget(Offer, [offer.pk])
    offer.delete()
    if has_draft and practice is not None:
        practice.delete()
        for picture in PortalImage.objects.filter(pk__in=pictures):
            if not ReferenceIndex.get_references_to(picture).exists():
                picture.delete()
