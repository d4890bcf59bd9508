"""The links that are mailed to who offers a practice: once an hour at most for each address, whoever asks for them.

The mails name all offers of an address by number and day, and hold no word that somebody typed: anybody may fill in any
address.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from offering.links import mailed_url
from offering.models import Offer
from post.models import Letter
from post.posting import post

LINK, CONFIRM = "offering.link", "offering.confirm"
BETWEEN = timedelta(hours=1)
MOST_NAMED = 20
_OWED = {LINK: "owes_link", CONFIRM: "owes_confirm"}


def send_links(email: str, now: datetime | None = None) -> bool:
    """Mail the links to all offers of an address, now or later; for one without offers nothing is done."""
    return _send(LINK, Offer.objects.of_address(email), email.lower(), now)


def ask_to_confirm(email: str, now: datetime | None = None) -> bool:
    """Mail the links with which an address confirms what was sent from it, now or later."""
    return _send(CONFIRM, Offer.objects.unconfirmed().of_address(email), email.lower(), now)


def send_late_links(now: datetime | None = None) -> int:
    """Mail the links that had to wait for an hour; return how many mails that were."""
    sent = 0
    for send, owed in ((send_links, "owes_link"), (ask_to_confirm, "owes_confirm")):
        waiting = Offer.objects.filter(**{owed: True}).order_by().values_list("sender_email", flat=True)
        sent += sum(send(email, now) for email in set(waiting))
    return sent


def _send(kind: str, offers: QuerySet[Offer], email: str, now: datetime | None) -> bool:
    now = now or timezone.now()
    shown = list(offers[:MOST_NAMED])
    lately = Letter.objects.filter(kind=kind, to=email, created_at__gt=now - BETWEEN)
    # Two who ask at the same moment meet in the key.
    key = f"{kind}:{hashlib.sha256(email.encode()).hexdigest()[:40]}:{now:%Y-%m-%dT%H}"
    is_sent = bool(shown) and not lately.exists() and post(kind, email, {"offers": _named(shown)}, key=key)
    Offer.objects.of_address(email).update(**{_OWED[kind]: bool(shown) and not is_sent})
    return is_sent


def _named(offers: list[Offer]) -> list[dict[str, Any]]:
    return [{"number": offer.number, "begun_at": offer.begun_at, "url": mailed_url(offer)} for offer in offers]
