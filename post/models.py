"""Mail that waits, and mail that was sent."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from post.choices import State


class Letter(models.Model):
    """One mail to one address. It is kept before it is sent, in the transaction that makes it true.

    `key` says what it is about, such as "verify:12:2026-11-24:1": the same is never posted twice. `uuid` names the mail
    in its Message-ID, so that a mail that is handed over a second time, after a crash, can be told to be the same.
    """

    key = models.CharField(max_length=200, unique=True)
    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    kind = models.CharField(_("soort"), max_length=60, db_index=True)
    to = models.EmailField(_("aan"), max_length=254)
    subject = models.CharField(_("onderwerp"), max_length=255)
    text = models.TextField(_("tekst"))
    html = models.TextField(_("HTML"))
    headers = models.JSONField(default=dict, blank=True, help_text="Such as Reply-To and List-Unsubscribe.")
    about = models.JSONField(default=dict, blank=True, help_text="What it speaks of, for `Kind.still_holds`.")
    state = models.CharField(_("stand"), max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    next_try_at = models.DateTimeField(_("volgende poging"), default=timezone.now)
    created_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True)
    error = models.CharField(_("fout"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["next_try_at"], condition=models.Q(state="wacht"), name="post_letter_waiting"),
            models.Index(fields=["created_at"], name="post_letter_created"),
        ]

    def __str__(self) -> str:
        return self.subject
