"""What comes in from outside: a message, a report, a question; adoptions of upper floors are like it."""

import secrets
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from contacts.models import Contact
from inbox.choices import MessageKind, State
from regions.models import RegionPage

NUMBER_SIGNS = "23456789BCDFGHJKMNPQRTVWXYZ"
"""Signs for numbers that are read out over the telephone: none that look or sound alike, and no words by accident."""


def new_number() -> str:
    """Return a number by which people speak of what they sent, such as "K7MP-3QX9"; nobody can guess another's."""
    signs = "".join(secrets.choice(NUMBER_SIGNS) for _ in range(8))
    return f"{signs[:4]}-{signs[4:]}"


class Incoming(models.Model):
    """Something that somebody outside sent, for the editors of a region, or of the national desk when it has none.

    `form_key` is that of the form it came from: the same form sent twice is one thing. Whatever is rejected is erased
    after a time (inbox/retention.py).
    """

    number = models.CharField(_("nummer"), max_length=9, unique=True, default=new_number, editable=False)
    form_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(
        RegionPage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("regio")
    )
    state = models.CharField(_("stand"), max_length=12, choices=State.choices, default=State.NEW, db_index=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("wie pakt het op"),
    )
    reason = models.CharField(_("reden"), max_length=255, blank=True)
    sender_name = models.CharField(_("naam"), max_length=120, blank=True)
    sender_email = models.EmailField(_("e-mailadres"), blank=True)
    created_at = models.DateTimeField(_("binnengekomen"), default=timezone.now, db_index=True)
    read_at = models.DateTimeField(_("gelezen op"), null=True, blank=True)
    closed_at = models.DateTimeField(_("afgesloten op"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number


class Message(Incoming):
    """A message to a contact or a desk, a report that something is wrong on a page, or a question after a search."""

    kind = models.CharField(_("soort"), max_length=10, choices=MessageKind.choices, default=MessageKind.MESSAGE)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("voor")
    )
    page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("vanaf de pagina")
    )
    page_title = models.CharField(_("titel van de pagina"), max_length=255, blank=True)
    page_version = models.PositiveBigIntegerField(_("versie van de pagina"), null=True, blank=True)
    address = models.CharField(_("adres"), max_length=500, blank=True)
    sought = models.CharField(_("gezocht"), max_length=200, blank=True)
    sender_phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    sender_organisation = models.CharField(_("school of organisatie"), max_length=160, blank=True)
    wants_answer = models.BooleanField(_("wil antwoord"), default=True)
    text = models.TextField(_("bericht"))
    is_suspect = models.BooleanField(_("verdacht"), default=False, help_text=_("Zo veel links dat het op spam lijkt."))

    LONGEST: ClassVar[int] = 5_000

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        ordering = ["created_at"]
        indexes = [models.Index(fields=["region", "state", "created_at"], name="inbox_message_desk")]
