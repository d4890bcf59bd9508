"""The links in mails to followers. They need no password: who has the mailbox, decides."""

from django.conf import settings
from django.urls import reverse

from following.models import Follower
from kit.signed import BadLinkError, signed, unsigned

OWN, STOP = "following-own", "following-stop"
DAYS = 400
"""So long that the next mail, with fresh ones, comes before, for who follows something in which things happen."""


def own_url(key: int) -> str:
    """Return where the follower with this key sees and changes what they follow."""
    return _address("own", signed(OWN, key))


def stop_url(key: int) -> str:
    """Return where the follower with this key stops."""
    return _address("stop", signed(STOP, key))


def to_own(token: str) -> Follower:
    """Return whose link it is.

    Raises:
        ExpiredLinkError: the link is too old.
        BadLinkError: it is not ours, or they follow nothing any more.
    """
    follower = Follower.objects.filter(pk=_key(OWN, token)).first()
    if follower is None:
        raise BadLinkError
    return follower


def to_stop(token: str) -> Follower | None:
    """Return whose link it is; None when they stopped before.

    Raises:
        ExpiredLinkError: the link is too old.
        BadLinkError: it is not ours.
    """
    return Follower.objects.filter(pk=_key(STOP, token)).first()


def _key(purpose: str, token: str) -> int:
    value = unsigned(purpose, token, days=DAYS)
    if not isinstance(value, int):
        raise BadLinkError
    return value


def _address(name: str, token: str) -> str:
    return settings.SITE_URL + reverse(f"following:{name}", args=[token])
