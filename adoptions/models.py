"""'Wij doen dit ook': who else does a practice, where, since when, and whom to call."""

import hashlib
from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from adoptions.choices import Kind
from adoptions.querysets import AdoptionQuerySet
from contacts.models import phone_link
from inbox.choices import State
from inbox.models import Incoming
from kit.folding import folded
from practices.models import PracticePage
from regions.models import phone_validator


class Adoption(Incoming):
    """A school or region that does a practice too, in `region`, as its sender says.

    Confirmed by who sent it, approved by an editor, and asked again each year: after `reconfirm_by` it is shown as
    lapsed. `round` counts the answers, so that a link in a mail works once.
    """

    practice = models.ForeignKey(
        PracticePage, on_delete=models.CASCADE, related_name="adoptions", verbose_name=_("praktijk")
    )
    kind = models.CharField(_("soort"), max_length=10, choices=Kind.choices, default=Kind.SCHOOL)
    organisation = models.CharField(_("naam van de school of regio"), max_length=120)
    since = models.DateField(_("sinds"), help_text=_("De eerste dag van de maand."))
    what_changed = models.TextField(_("wat ze anders doen"), blank=True)
    contact_name = models.CharField(_("wie je kunt bellen"), max_length=120)
    contact_function = models.CharField(_("functie"), max_length=120, blank=True)
    contact_phone = models.CharField(_("telefoon"), max_length=20, blank=True, validators=[phone_validator])
    contact_email = models.EmailField(_("e-mailadres voor op de site"), blank=True)
    is_suspect = models.BooleanField(_("verdacht"), default=False)

    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True, editable=False)
    approved_at = models.DateTimeField(_("goedgekeurd op"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    known_on = models.DateField(_("voor het laatst bevestigd"), null=True, blank=True, editable=False)
    reconfirm_by = models.DateField(_("opnieuw te bevestigen voor"), null=True, blank=True, editable=False)
    asked_on = models.DateField(null=True, blank=True, editable=False)
    reminded_on = models.DateField(null=True, blank=True, editable=False)
    round = models.PositiveSmallIntegerField(default=0, editable=False)
    ended_at = models.DateTimeField(_("gestopt op"), null=True, blank=True, editable=False)
    once = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 - many may have none

    objects = AdoptionQuerySet.as_manager()

    LONGEST: ClassVar[int] = 1_000
    INTERVAL: ClassVar[timedelta] = timedelta(days=365)
    """After so long it is asked again."""
    ANSWER_WITHIN: ClassVar[timedelta] = timedelta(days=42)
    """After the question; the reminder comes on the way."""

    class Meta:
        verbose_name = _("melding 'wij doen dit ook'")
        verbose_name_plural = _("meldingen 'wij doen dit ook'")
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=["region", "state", "created_at"], name="adoptions_desk"),
            models.Index(fields=["practice", "approved_at"], name="adoptions_of_practice"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.number})"

    def has_lapsed(self, today: date | None = None) -> bool:
        """Whether nobody confirmed it again in time."""
        return self.reconfirm_by is not None and self.reconfirm_by < (today or timezone.localdate())

    @property
    def is_approved(self) -> bool:
        """Whether an editor let it on the site."""
        return self.approved_at is not None and self.state != State.REJECTED

    @property
    def phone_link(self) -> str:
        """Return the address that calls this number."""
        return phone_link(self.contact_phone)

    def know(self, today: date) -> None:
        """Take it for true today, and for a year to come."""
        self.known_on = today
        self.reconfirm_by = today + self.INTERVAL + self.ANSWER_WITHIN
        self.asked_on = self.reminded_on = None

    def erase_people(self) -> None:
        """Forget who can be called."""
        self.contact_name = self.contact_function = self.contact_phone = self.contact_email = ""


def once_key(practice: int, region: int, organisation: str, email: str) -> str:
    """Return what is the same for what is sent twice: capitals, accents and signs make no difference."""
    parts = (str(practice), str(region), folded(organisation), email.strip().lower())
    return hashlib.sha256("|".join(parts).encode()).hexdigest()
