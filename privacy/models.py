"""What remains of an erasing: a receipt, and by what the same person is known again after a restore. No names."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbox.models import new_number


class Erasure(models.Model):
    """The receipt of one erasing: when, who did it, and how much was done in each place.

    `counts` is {"app.Model": number of rows}; "files" are those in the media. `kept` is how many places were left as
    they were because they are about somebody else.
    """

    number = models.CharField(_("nummer"), max_length=9, unique=True, default=new_number)
    done_at = models.DateTimeField(_("gedaan op"), default=timezone.now)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("gedaan door"),
        help_text="Nobody: by a command.",
    )
    counts = models.JSONField(default=dict)
    kept = models.PositiveIntegerField(default=0)
    is_replay = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("ontvangstbewijs van wissen")
        verbose_name_plural = _("ontvangstbewijzen van wissen")
        ordering = ["-done_at", "-pk"]

    def __str__(self) -> str:
        return self.number


class ErasedMark(models.Model):
    """A name or address of somebody who was erased, as a keyed digest: HMAC-SHA-256 under `salt`.

    `size` is of how many words the name is; 0 is an address. `instead` came in the place of the name. With `is_choice`
    it is a place where something else was done than is usual, such as leaving it: of number, place and way.
    """

    salt = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    size = models.PositiveSmallIntegerField()
    instead = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=9)
    is_choice = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = _("merk van een gewist persoon")
        verbose_name_plural = _("merken van gewiste personen")
        constraints = [models.UniqueConstraint(fields=["salt", "digest"], name="privacy_mark_once")]

    def __str__(self) -> str:
        return self.number
