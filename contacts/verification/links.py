"""The links in a mail to a contact: each opens the same round, and closes with it."""

from django.conf import settings
from django.urls import reverse

from contacts.models import Verification
from kit.signed import BadLinkError, signed, unsigned

PURPOSE = "contact"
DAYS = 60
LONGEST_AGO = 3650
"""Days in which an old link still tells to whom a new one may be sent."""


def links_of(verification: Verification) -> dict[str, str]:
    """Return the addresses with which a contact answers: {"right": …, "change": …, "leave": …}."""
    token = signed(PURPOSE, verification.pk)
    names = {"right": "verify", "change": "verify_change", "leave": "verify_leave"}
    return {key: settings.SITE_URL + reverse(f"contacts:{name}", args=[token]) for key, name in names.items()}


def round_of(token: str, days: int = DAYS) -> Verification:
    """Return the round that a link opens.

    Raises:
        ExpiredLinkError: the link is older than `days`.
        BadLinkError: it is not ours, or what it was about is gone.
    """
    key = unsigned(PURPOSE, token, days=days)
    rounds = Verification.objects.select_related("contact__photo__consent")
    found = rounds.filter(pk=key if isinstance(key, int) else None).first()
    if found is None:
        raise BadLinkError
    return found
