"""Keeping what somebody sent, once, and asking by mail whether it was them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from adoptions.links import confirm_url
from adoptions.models import Adoption, once_key
from post.posting import post
from practices.models import PracticePage

MOST_LINKS = 1
"""What they changed needs no more, and names need none; with more it waits apart in the inbox, as spam."""


def was_sent(form_key: UUID) -> bool:
    """Whether this very form came before."""
    return Adoption.objects.filter(form_key=form_key).exists()


def keep(form_key: UUID, practice: PracticePage, values: Mapping[str, Any]) -> Adoption:
    """Keep it, or find what was sent before, and mail its sender to confirm: one mail a day."""
    once = once_key(practice.pk, values["region"].pk, values["organisation"], values["sender_email"])
    with transaction.atomic():
        _make_room(once)
        adoption = _kept_before(form_key, once) or _keep(form_key, once, practice, values)
        _mail_sender(adoption)
    return adoption


def _mail_sender(adoption: Adoption) -> None:
    practice, to = adoption.practice, adoption.sender_email
    context = {"adoption": adoption, "practice": practice}
    if adoption.confirmed_at is None:
        key = f"adoption-confirm:{adoption.number}:{timezone.localdate()}"
        post("adoptions.confirm", to, context | {"url": confirm_url(adoption)}, key=key)
    else:
        key = f"adoption-known:{adoption.number}:{timezone.localdate()}"
        post("adoptions.known", to, context | {"practice_url": _address(practice)}, key=key)


def _kept_before(form_key: UUID, once: str) -> Adoption | None:
    return Adoption.objects.filter(Q(form_key=form_key) | Q(once=once)).first()


def _keep(form_key: UUID, once: str, practice: PracticePage, values: Mapping[str, Any]) -> Adoption:
    try:
        with transaction.atomic():
            return Adoption.objects.create(
                form_key=form_key,
                once=once,
                practice=practice,
                is_suspect=_looks_like_spam(values),
                **values,
            )
    except IntegrityError:
        # The same came in this very moment: then the table says no.
        before = _kept_before(form_key, once)
        if before is None:
            raise
        return before


def _make_room(once: str) -> None:
    """Let what lapsed be told anew."""
    Adoption.objects.filter(once=once, reconfirm_by__lt=timezone.localdate()).update(once=None)


def _looks_like_spam(values: Mapping[str, Any]) -> bool:
    names = " ".join(str(values[name]) for name in ("organisation", "contact_name", "contact_function", "sender_name"))
    return _links_in(names) > 0 or _links_in(str(values["what_changed"])) > MOST_LINKS


def _links_in(text: str) -> int:
    folded = text.casefold()
    return max(folded.count("://"), folded.count("www."))


def _address(practice: PracticePage) -> str:
    return settings.SITE_URL + (practice.get_url() or "")
