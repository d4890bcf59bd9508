"""What falls due: asking again each year, reminding, and erasing what nobody confirmed or needs any more.

Each question changes one adoption and keeps its mail in one transaction, under a key of its own: killed at any moment
and begun again, nobody is asked twice and nobody is skipped.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from adoptions.entries import names_changed
from adoptions.links import again_urls
from adoptions.models import Adoption
from inbox.choices import State
from inbox.desk.history import forget
from kit import retention
from post.posting import post

CHUNK = 200
REMIND_AFTER = timedelta(days=14)
UNCONFIRMED = retention.ADOPTIONS_UNCONFIRMED.period
ENDED = retention.ADOPTIONS_ENDED.period
"""After it was rejected or its sender took it back."""
LAPSED = retention.ADOPTIONS_LAPSED.period
"""After it lapsed: so long it is shown as such, and a link brings it back."""
UNDECIDED = retention.ADOPTIONS_UNDECIDED.period
"""After it was confirmed, when no editor let it on the site."""


def ask_again(today: date | None = None) -> int:
    """Ask whom it is time for whether it is still so, and remind; return how many mails were posted."""
    day = today or timezone.localdate()
    due = Q(asked_on__isnull=True, known_on__lte=day - Adoption.INTERVAL)
    late = Q(reminded_on__isnull=True, asked_on__lte=day - REMIND_AFTER, reconfirm_by__gte=day)
    asked = sum(_ask(adoption, day) for adoption in _each(due))
    return asked + sum(_remind(adoption, day) for adoption in _each(late))


def _ask(adoption: Adoption, day: date) -> bool:
    # What lapsed before anybody asked stays so until there is an answer.
    until = adoption.reconfirm_by if adoption.has_lapsed(day) else None
    changes = {"asked_on": day, "reconfirm_by": until or day + Adoption.ANSWER_WITHIN}
    return _post_once(adoption, Q(asked_on__isnull=True), changes, day)


def _remind(adoption: Adoption, day: date) -> bool:
    # Whoever was reminded late still has four weeks.
    until = max(adoption.reconfirm_by or day, day + Adoption.ANSWER_WITHIN - REMIND_AFTER)
    return _post_once(adoption, Q(reminded_on__isnull=True), {"reminded_on": day, "reconfirm_by": until}, day)


@transaction.atomic
def _post_once(adoption: Adoption, still: Q, changes: dict[str, date], day: date) -> bool:
    this_round = Adoption.objects.filter(still, pk=adoption.pk, round=adoption.round)
    if not this_round.update(**changes):
        return False
    is_reminder = "reminded_on" in changes
    context = {
        "adoption": adoption,
        "practice": adoption.practice,
        "practice_url": settings.SITE_URL + (adoption.practice.get_url() or ""),
        "until": changes["reconfirm_by"],
        "is_reminder": is_reminder,
        "has_lapsed": changes["reconfirm_by"] < day,
        **again_urls(adoption),
    }
    key = f"adoption-again:{adoption.number}:{adoption.round}:{int(is_reminder)}"
    return post("adoptions.again", adoption.sender_email, context, key=key)


def _each(due: Q) -> Iterator[Adoption]:
    """Give what is on the site and due, some at a time, in the order of the keys."""
    last = 0
    shown = Adoption.objects.published().for_mails().filter(due).order_by("pk")
    while chunk := list(shown.filter(pk__gt=last)[:CHUNK]):
        yield from chunk
        last = chunk[-1].pk


def erase_old(now: datetime | None = None) -> int:
    """Erase what nobody confirmed, what was rejected or taken back, and what lapsed long ago; return how many.

    What editors did with it goes too.
    """
    now = now or timezone.now()
    unconfirmed = Q(confirmed_at__isnull=True, created_at__lt=now - UNCONFIRMED)
    rejected = Q(state=State.REJECTED, closed_at__lt=now - ENDED)
    taken_back = Q(ended_at__lt=now - ENDED)
    undecided = Q(approved_at__isnull=True, confirmed_at__lt=now - UNDECIDED)
    lapsed = Q(reconfirm_by__lt=timezone.localdate(now) - LAPSED)
    number = 0
    old = Adoption.objects.filter(unconfirmed | rejected | taken_back | undecided | lapsed).order_by("pk")
    while chunk := list(old[:CHUNK]):
        keys = [adoption.pk for adoption in chunk]
        with transaction.atomic():
            forget(Adoption, keys)
            number += Adoption.objects.filter(pk__in=keys).delete()[0]
            names_changed(*chunk)
    return number
