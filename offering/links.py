"""The links of who offers a practice: one on the screen, to go on at once, and one in their mail, to come back.

Only the second shows that the address is theirs; it holds the address in short, so that it ends when that is changed.
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from kit.signed import BadLinkError, signed, unsigned
from offering.models import Offer

PURPOSE = "offering-own"
DAYS = 800
"""Longer than any offer is kept: the link ends with what it is about."""


@dataclass(frozen=True)
class Opened:
    """What a link leads to. `is_by_mail` says whether it came from a mail."""

    offer: Offer
    token: str
    is_by_mail: bool


def screen_token(offer: Offer) -> str:
    """Return the token with which somebody goes on at once."""
    return signed(PURPOSE, [offer.pk, ""])


def mailed_url(offer: Offer) -> str:
    """Return the address for in a mail to the offerer, and for nowhere else."""
    token = signed(PURPOSE, [offer.pk, _in_short(offer.sender_email)])
    return settings.SITE_URL + reverse("offering:own", args=[token])


def opened(token: str) -> Opened:
    """Return what a link is about.

    Raises:
        ExpiredLinkError: the link is too old.
        BadLinkError: it is not ours, what it was about is gone, or it was mailed to another address than that of now.
    """
    value = unsigned(PURPOSE, token, days=DAYS)
    match value:
        case [int(key), str(address)]:
            offer = Offer.objects.select_related("region", "practice").filter(pk=key).first()
            if offer is not None and address in ("", _in_short(offer.sender_email)):
                return Opened(offer, token, is_by_mail=bool(address))
    raise BadLinkError


def _in_short(email: str) -> str:
    return hashlib.sha256(email.encode()).hexdigest()[:16]
