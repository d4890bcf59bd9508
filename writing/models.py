"""The word lists of the writing help, as editors keep them in the admin."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class PlainWord(models.Model):
    """A hard word or expression, and what can stand in its place."""

    expression = models.CharField(
        _("moeilijk woord"),
        max_length=80,
        help_text=_("Een woord of een uitdrukking van meer woorden. Hoofdletters maken niet uit."),
    )
    alternative = models.CharField(
        _("makkelijker"), max_length=160, help_text=_("Wat er ook kan staan; meer mogelijkheden met een komma.")
    )
    forms = models.TextField(
        _("andere vormen"),
        blank=True,
        help_text=_(
            "Gescheiden door komma’s: 'borgt, geborgd'. "
            "Werkwoorden op -eren en meervouden van lange woorden vinden we zelf."
        ),
    )
    note = models.CharField(_("tip"), max_length=200, blank=True, help_text=_("Staat onder de opmerking."))

    panels = [FieldPanel("expression"), FieldPanel("alternative"), FieldPanel("forms"), FieldPanel("note")]

    class Meta:
        verbose_name = _("moeilijk woord")
        verbose_name_plural = _("moeilijke woorden")
        ordering = [Lower("expression")]
        constraints = [
            models.UniqueConstraint(
                Lower("expression"),
                name="writing_plain_word_once",
                violation_error_message=_("Dit woord staat al in de lijst."),
            )
        ]

    def __str__(self) -> str:
        return self.expression

    @property
    def form_list(self) -> tuple[str, ...]:
        """The other forms, each once."""
        split = (form.strip() for form in self.forms.replace("\n", ",").replace(";", ",").split(","))
        return tuple(dict.fromkeys(form for form in split if form))

    def clean(self) -> None:
        """Take away the spaces that differ without being seen."""
        self.expression = " ".join(self.expression.split())


class KnownAbbreviation(models.Model):
    """An abbreviation that everybody knows, so that it needs no explanation: "tv"."""

    letters = models.CharField(
        _("afkorting"),
        max_length=20,
        validators=[RegexValidator(r"^\S+$", _("Een afkorting heeft geen spaties."))],
        help_text=_("Hoofdletters maken niet uit."),
    )
    meaning = models.CharField(_("betekent"), max_length=120, blank=True)

    panels = [FieldPanel("letters"), FieldPanel("meaning")]

    class Meta:
        verbose_name = _("bekende afkorting")
        verbose_name_plural = _("bekende afkortingen")
        ordering = [Lower("letters")]
        constraints = [
            models.UniqueConstraint(
                Lower("letters"),
                name="writing_abbreviation_once",
                violation_error_message=_("Deze afkorting staat al in de lijst."),
            )
        ]

    def __str__(self) -> str:
        return self.letters
