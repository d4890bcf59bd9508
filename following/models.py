"""Who follows what."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from following.choices import Frequency


class Follower(models.Model):
    """One address that wants to hear what is new; erased, with all it followed, once nothing is left to follow.

    `next_on` is the day of the next mail, empty until its owner confirmed something. Of what was published up to
    `seen_until` they were told. `wants_link` says that a mail with their link waits, as one went less than an hour ago.
    """

    email = models.EmailField(_("e-mailadres"), unique=True)
    frequency = models.CharField(_("hoe vaak"), max_length=5, choices=Frequency.choices, default=Frequency.WEEK)
    next_on = models.DateField(_("volgende mail"), null=True, blank=True, db_index=True)
    seen_until = models.DateTimeField(default=timezone.now)
    wants_link = models.BooleanField(default=False, db_index=True)

    class Meta:
        verbose_name = _("volger")
        verbose_name_plural = _("volgers")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.email


class Wish(models.Model):
    """What one follower wants to hear of: a search in the list of practices, as following/searches.py writes it."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="wishes")
    search = models.CharField(_("zoekopdracht"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("gevraagd op"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True)

    class Meta:
        verbose_name = _("wens")
        verbose_name_plural = _("wensen")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["follower", "search"], name="following_wish_once")]
        indexes = [
            models.Index(fields=["asked_at"], condition=models.Q(confirmed_at=None), name="following_unconfirmed")
        ]

    def __str__(self) -> str:
        return self.search
