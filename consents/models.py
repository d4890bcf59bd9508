"""Who agreed to be named, quoted or shown: for what, how, when, until when."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.models import CollectionMember
from wagtail.search import index

from consents.choices import COVERED, ConsentWay, Purpose, Standing
from consents.forms import ConsentForm
from consents.querysets import ENDS_SOON, ConsentQuerySet


class Consent(CollectionMember, index.Indexed, models.Model):
    """One person's consent. Its collection says which region keeps it, as with pictures.

    Whatever is tied to a consent is public only while the consent is valid.
    """

    name = models.CharField(
        _("wie"), max_length=120, help_text=_("De persoon die genoemd, geciteerd of getoond wordt.")
    )
    given_by = models.CharField(
        _("gegeven door"),
        max_length=120,
        blank=True,
        help_text=_("Als iemand anders toestemming gaf. Onder 16 jaar: een ouder of verzorger."),
    )
    purpose = models.CharField(_("waarvoor"), max_length=12, choices=Purpose.choices)
    description = models.CharField(
        _("waarvoor precies"),
        max_length=255,
        blank=True,
        help_text=_("Zoals je het hebt gevraagd. Bijvoorbeeld: twee foto's in de schoolkeuken, alleen op dit portaal."),
    )
    how = models.CharField(_("hoe"), max_length=12, choices=ConsentWay.choices)
    given_on = models.DateField(_("gegeven op"), default=timezone.localdate)
    until = models.DateField(
        _("geldig tot en met"), null=True, blank=True, help_text=_("Leeg: tot die persoon de toestemming intrekt.")
    )
    withdrawn_on = models.DateField(
        _("ingetrokken op"), null=True, blank=True, help_text=_("Vanaf dat moment staat het nergens meer op de site.")
    )
    email = models.EmailField(
        _("e-mail"),
        blank=True,
        help_text=_(
            "Van die persoon, of van de ouder. Wij mailen een link om de toestemming in te trekken. "
            "Dit adres staat nergens op de site."
        ),
    )
    note = models.TextField(
        _("notitie"), blank=True, help_text=_("Waar ligt het formulier of de mail? Alleen voor de redactie.")
    )
    settled_on = models.DateField(
        null=True, editable=False, help_text="The day on which all that leans on it was told that it had expired."
    )

    objects = ConsentQuerySet.as_manager()

    base_form_class = ConsentForm
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("given_by")]),
        FieldRowPanel([FieldPanel("purpose"), FieldPanel("how")]),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("given_on"), FieldPanel("until")]),
        FieldPanel("withdrawn_on"),
        FieldPanel("email"),
        FieldPanel("note"),
        FieldPanel("collection"),
        HelpPanel(_("Alleen de redactie die dit bewaart en de landelijke redactie zien deze gegevens.")),
    ]
    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("given_by"),
        index.AutocompleteField("given_by"),
        index.SearchField("description"),
        *(
            index.FilterField(day) for day in ("given_on", "until", "withdrawn_on")
        ),  # the chooser searches the valid ones
    ]

    class Meta:
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("given_on")),
                name="consents_ends_after_start",
                violation_error_message=_("De laatste dag ligt vóór de dag waarop de toestemming is gegeven."),
            ),
        ]
        indexes = [models.Index(fields=["until"], name="consents_until")]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_purpose_display()})"

    def is_valid(self, on: date | None = None) -> bool:
        """Whether it holds on a day (today): the rule of `ConsentQuerySet.valid`."""
        day = on or timezone.localdate()
        return (
            self.withdrawn_on is None
            and self.given_on is not None
            and self.given_on <= day
            and (self.until is None or self.until >= day)
        )

    def allows(self, purpose: Purpose, on: date | None = None) -> bool:
        """Whether it holds on a day (today) and is for this."""
        return purpose in COVERED.get(self.purpose, ()) and self.is_valid(on)

    @property
    def standing(self) -> Standing:
        """How it stands today."""
        if self.withdrawn_on is not None:
            return Standing.WITHDRAWN
        if not self.is_valid():
            return Standing.EXPIRED
        if self.until is not None and self.until <= timezone.localdate() + ENDS_SOON:
            return Standing.ENDING
        return Standing.VALID

    @property
    def standing_in_words(self) -> str:
        """How it stands today, with the day that matters."""
        day = {Standing.WITHDRAWN: self.withdrawn_on, Standing.EXPIRED: self.until, Standing.ENDING: self.until}
        when = day.get(self.standing)
        if when is None:
            return str(self.standing.label)
        return gettext("%(standing)s (%(day)s)") % {"standing": self.standing.label, "day": in_words(when)}


def in_words(day: date) -> str:
    """Return a day as people write it: "3 mei 2027"."""
    return date_format(day, "j F Y")
