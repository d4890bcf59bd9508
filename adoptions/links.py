"""The links in mails about an adoption. Each holds what changes by its use, so that it works once."""

from django.conf import settings
from django.urls import reverse

from adoptions.models import Adoption
from kit import retention
from kit.signed import BadLinkError, signed, unsigned

CONFIRM, AGAIN = "adoption-confirm", "adoption-again"
CONFIRM_DAYS = retention.ADOPTIONS_UNCONFIRMED.period.days
AGAIN_DAYS = 90


def confirm_url(adoption: Adoption) -> str:
    """Return where a sender confirms that it was them."""
    return _address("confirm", signed(CONFIRM, adoption.pk))


def again_urls(adoption: Adoption) -> dict[str, str]:
    """Return where a sender says each year that it is still so, or not any more: {"yes": …, "no": …}."""
    token = signed(AGAIN, [adoption.pk, adoption.round])
    return {"yes": _address("still", token), "no": _address("no_more", token)}


def to_confirm(token: str) -> Adoption:
    """Return what a link to confirm is about; its `confirmed_at` says whether it was used.

    Raises:
        ExpiredLinkError: the link is too old.
        BadLinkError: it is not ours, or what it was about is gone.
    """
    return _found(unsigned(CONFIRM, token, days=CONFIRM_DAYS))


def to_answer(token: str) -> tuple[Adoption, int]:
    """Return what a yearly link is about, and its round: another one than that of the adoption was answered.

    Raises:
        ExpiredLinkError: the link is too old.
        BadLinkError: it is not ours, or what it was about is gone.
    """
    value = unsigned(AGAIN, token, days=AGAIN_DAYS)
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(each, int) for each in value)):
        raise BadLinkError
    return _found(value[0]), value[1]


def _found(key: object) -> Adoption:
    loaded = Adoption.objects.select_related("practice", "region")
    found = loaded.filter(pk=key).first() if isinstance(key, int) else None
    if found is None:
        raise BadLinkError
    return found


def _address(name: str, token: str) -> str:
    return settings.SITE_URL + reverse(f"adoptions:{name}", args=[token])
