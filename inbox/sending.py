"""Keeping a message and telling who must know, once for each form."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from inbox.answered import answered_url
from inbox.choices import MessageKind
from inbox.models import Message
from inbox.origins import Origin
from inbox.targets import Target
from post.posting import post

SAME_WITHIN = timedelta(hours=1)
MOST_LINKS = 20
"""More links than people put in a message: it waits in the inbox, and nobody gets mail of it."""


def already_sent(form_key: UUID) -> Message | None:
    """Return what this very form brought before."""
    return Message.objects.filter(form_key=form_key).first()


@transaction.atomic
def send(
    form_key: UUID,
    kind: MessageKind,
    target: Target,
    values: Mapping[str, Any],
    origin: Origin | None,
    sought: str = "",
) -> Message:
    """Keep a message with a number, mail it to who must know and a receipt to who sent it.

    The same words for the same person or desk within the hour are the same message: who goes back and sends once more
    has a new form.
    """
    same = Message.objects.filter(kind=kind, region=target.region, contact=target.contact, sought=sought, **values)
    same = same.filter(address=origin.path if origin else "", created_at__gte=timezone.now() - SAME_WITHIN)
    if earlier := same.first():
        return earlier
    message, is_new = Message.objects.get_or_create(
        form_key=form_key,
        defaults={
            "kind": kind,
            "region": target.region,
            "contact": target.contact,
            "page": origin.page if origin else None,
            "page_title": origin.title[:255] if origin else "",
            "page_version": origin.version if origin else None,
            "address": origin.path if origin else "",
            "sought": sought,
            "is_suspect": _looks_like_spam(str(values["text"])),
            **values,
        },
    )
    if is_new and not message.is_suspect:
        _tell(message, target)
    return message


def _looks_like_spam(text: str) -> bool:
    folded = text.casefold()
    return folded.count("http://") + folded.count("https://") + folded.count("www.") > MOST_LINKS


def _tell(message: Message, target: Target) -> None:
    context = {
        "message": message,
        "target": target.name,
        "page_url": settings.SITE_URL + message.address if message.address else "",
        "desk_phone": target.desk.phone,
        "admin_url": "" if message.contact else settings.SITE_URL + reverse("inbox_message", args=[message.pk]),
        "answered_url": answered_url(message) if message.contact else "",
    }
    if target.address:
        headers = {"Reply-To": message.sender_email} if message.sender_email else None
        post("inbox.message", target.address, context, key=f"message:{message.number}", headers=headers)
    if message.sender_email:
        post("inbox.receipt", message.sender_email, context, key=f"receipt:{message.number}")
