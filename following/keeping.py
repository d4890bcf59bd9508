"""Asking to follow, confirming, changing and stopping.

Nothing is mailed about practices before the owner of the address said so, by the link that was mailed to it. The link
goes once an hour at most, however often somebody asks, and whoever asks.
"""

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from following.choices import Frequency
from following.links import own_url, stop_url
from following.models import Follower, Wish
from kit import retention
from post.models import Letter
from post.posting import post

CONFIRM_WITHIN = retention.FOLLOWERS_UNCONFIRMED.period
MOST_WISHES = 30
_LINK = "following.link"
_BETWEEN = timedelta(hours=1)


@transaction.atomic
def ask(email: str, search: str, frequency: Frequency) -> None:
    """Keep what somebody wants to follow until it is confirmed, and mail them their link.

    What they follow already stays as it is. `frequency` holds for who follows nothing yet; others change it themselves.
    """
    follower, _is_new = Follower.objects.get_or_create(email=email.lower(), defaults={"frequency": frequency})
    if follower.next_on is None and follower.frequency != frequency:
        follower.frequency = frequency
        follower.save(update_fields=["frequency"])
    if not follower.wishes.filter(search=search).exists() and follower.wishes.count() < MOST_WISHES:
        Wish.objects.bulk_create([Wish(follower=follower, search=search)], ignore_conflicts=True)
    send_link(follower)


@transaction.atomic
def ask_link(email: str) -> None:
    """Mail somebody their link when they follow something; for another address nothing is kept or mailed."""
    follower = Follower.objects.filter(email=email.lower()).first()
    if follower is not None:
        send_link(follower)


def send_link(follower: Follower, now: datetime | None = None) -> bool:
    """Mail a follower their link, or when one went less than an hour ago leave it to `send_late_links`."""
    now = now or timezone.now()
    lately = Letter.objects.filter(kind=_LINK, to=follower.email, created_at__gt=now - _BETWEEN)
    digest = hashlib.sha256(follower.email.encode()).hexdigest()[:40]
    context = {"own": own_url(follower.pk), "stop": stop_url(follower.pk)}
    # Two who ask at the same moment meet in the key.
    key = f"following-link:{digest}:{now:%Y-%m-%dT%H}"
    is_sent = not lately.exists() and post(_LINK, follower.email, context, key=key)
    Follower.objects.filter(pk=follower.pk).update(wants_link=not is_sent)
    return is_sent


@transaction.atomic
def change(follower: Follower, kept: Collection[int], frequency: Frequency, now: datetime | None = None) -> bool:
    """Follow these wishes alone and forget the others; return whether anything is left to follow.

    A wish that was not confirmed is by this; what is published from now on, they hear of.
    """
    now = now or timezone.now()
    locked = Follower.objects.select_for_update().get(pk=follower.pk)
    locked.wishes.exclude(pk__in=kept).delete()
    if not locked.wishes.exists():
        locked.delete()
        return False
    locked.wishes.filter(confirmed_at=None).update(confirmed_at=now)
    if locked.next_on is None:
        locked.seen_until = now
    if locked.next_on is None or locked.frequency != frequency:
        locked.next_on = frequency.day_after(timezone.localdate(now))
    locked.frequency = frequency
    locked.wants_link = False
    locked.save()
    return True


def stop(follower: Follower) -> None:
    """Forget somebody and all they followed."""
    follower.delete()


def send_late_links(now: datetime | None = None) -> int:
    """Mail the links that had to wait for an hour; return how many."""
    return sum(send_link(follower, now) for follower in Follower.objects.filter(wants_link=True).iterator())


def forget_unconfirmed(now: datetime | None = None) -> int:
    """Erase what was never confirmed, and addresses that then follow nothing; return how many wishes that were."""
    old = Wish.objects.filter(confirmed_at=None, asked_at__lt=(now or timezone.now()) - CONFIRM_WITHIN)
    number = old.delete()[0]
    Follower.objects.filter(wishes=None).delete()
    return number
