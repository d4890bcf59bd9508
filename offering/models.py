"""A practice that somebody offers, and the file that came along."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inbox.models import Incoming
from offering.querysets import OfferQuerySet
from practices.models import PracticePage


class Offer(Incoming):
    """A practice that somebody tells of, step by step, until they send it.

    It is sent (`sent_at`), and the address is shown to be theirs (`proved_at`): in either order, and with both it has
    arrived (`arrived_at`), is a draft (`practice`), and lies in the inbox. `created_at` is then the moment at which it
    came in. `points` are at most three sentences; `pictures` the keys of the pictures that were in the file.
    """

    title = models.CharField(_("titel"), max_length=150)
    organisation = models.CharField(_("school of organisatie"), max_length=120)
    what_done = models.TextField(_("wat ze deden"), blank=True)
    for_whom = models.TextField(_("voor wie"), blank=True)
    what_changed = models.TextField(_("wat het opleverde"), blank=True)
    points = models.JSONField(_("in het kort"), default=list, blank=True)
    first_step = models.TextField(_("eerste stap voor anderen"), blank=True)
    may_name = models.BooleanField(_("wie genoemd wordt, vindt dat goed"), default=False)
    may_show = models.BooleanField(_("de beelden mogen gedeeld worden"), default=False)
    may_edit = models.BooleanField(_("de redactie mag bewerken"), default=False)

    practice = models.ForeignKey(
        PracticePage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="offers",
        verbose_name=_("praktijk"),
    )
    pictures = models.JSONField(default=list, blank=True, editable=False)
    begun_at = models.DateTimeField(_("begonnen op"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    proved_at = models.DateTimeField(null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True, editable=False)
    arrived_at = models.DateTimeField(_("aangekomen op"), null=True, blank=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False, help_text="When it was mailed that it is on the site.")
    owes_link = models.BooleanField(default=False, editable=False)
    owes_confirm = models.BooleanField(default=False, editable=False)

    objects = OfferQuerySet.as_manager()

    LONGEST: ClassVar[int] = 5_000
    LONGEST_POINT: ClassVar[int] = 300

    class Meta:
        verbose_name = _("aangeboden praktijk")
        verbose_name_plural = _("aangeboden praktijken")
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=["region", "state", "created_at"], name="offering_desk"),
            models.Index(fields=["sender_email"], name="offering_of_address"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class OfferedFile(models.Model):
    """The file that came along, in the database alone: nobody can fetch it, and it goes when the draft is made.

    `title`, `number_of_lines`, `speakers` (names) and `unplaced` (texts) are what was found in it.
    """

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(_("bestand"), max_length=255)
    data = models.BinaryField()
    title = models.CharField(max_length=255, blank=True)
    number_of_lines = models.PositiveIntegerField(default=0)
    speakers = models.JSONField(default=list)
    unplaced = models.JSONField(default=list)

    class Meta:
        verbose_name = _("meegestuurd bestand")
        verbose_name_plural = _("meegestuurde bestanden")

    def __str__(self) -> str:
        return self.name
