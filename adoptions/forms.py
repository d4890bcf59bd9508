"""What people fill in to say that they do a practice too."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from adoptions.choices import Kind
from adoptions.models import Adoption
from kit.forms import OpenForm, one_line
from regions.models import RegionPage, phone_validator

YEARS_BACK = 30


class AdoptionForm(OpenForm):
    """Who does it too, since when, what they changed, and whom to call."""

    kind = forms.ChoiceField(
        label=_("Wie doet dit ook?"), choices=Kind.choices, initial=Kind.SCHOOL, widget=forms.RadioSelect
    )
    organisation = forms.CharField(
        label=_("Naam van de school of regio"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    region: Any = forms.ModelChoiceField(
        label=_("In welke arbeidsmarktregio?"),
        help_text=_("De redactie van deze regio kijkt je melding na."),
        queryset=RegionPage.objects.none(),
        to_field_name="slug",
        empty_label=_("Kies een regio"),
    )
    month = forms.TypedChoiceField(label=_("Sinds welke maand?"), choices=[("", _("Kies een maand"))], coerce=int)
    year = forms.TypedChoiceField(label=_("Van welk jaar?"), choices=[("", _("Kies een jaar"))], coerce=int)
    what_changed = forms.CharField(
        label=_("Wat doen jullie anders?"),
        help_text=_("Een paar zinnen, zoals je het aan een collega vertelt. Zonder namen van leerlingen."),
        max_length=Adoption.LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"max_length": _("Dit is te lang: hooguit %(limit_value)d tekens.")},
    )
    contact_name = forms.CharField(
        label=_("Wie kunnen anderen bellen of mailen?"), help_text=_("Een naam."), max_length=120
    )
    contact_function = forms.CharField(label=_("Functie van deze persoon"), max_length=120, required=False)
    contact_phone = forms.CharField(
        label=_("Telefoon voor op de site"),
        help_text=_("Vul een telefoonnummer in, een e-mailadres, of allebei."),
        max_length=20,
        required=False,
        validators=[phone_validator],
        widget=forms.TextInput({"inputmode": "tel"}),
    )
    contact_email = forms.EmailField(
        label=_("E-mailadres voor op de site"), help_text=_("Liefst een adres van een team."), required=False
    )
    may_be_shown = forms.BooleanField(
        label=_("Deze persoon vindt het goed dat naam, functie, telefoon en e-mailadres op de site staan."),
        error_messages={"required": _("Vraag het eerst na: zonder toestemming noemen we niemand.")},
    )
    name = forms.CharField(label=_("Je eigen naam"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Je eigen e-mailadres"),
        help_text=_("Hierop krijg je een mail om te bevestigen. Het komt niet op de site."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate().year
        years = [(year, str(year)) for year in range(this_year, this_year - YEARS_BACK, -1)]
        self.fields["month"].choices += list(MONTHS.items())  # type: ignore[attr-defined]  # a field of choices
        self.fields["year"].choices += years  # type: ignore[attr-defined]  # as above
        self.fields["region"].queryset = RegionPage.objects.published().in_alphabet().for_tiles()  # type: ignore[attr-defined]  # a choice of models

    def clean_organisation(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["organisation"])

    def clean_contact_name(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["contact_name"])

    def clean_contact_function(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["contact_function"])

    def clean_name(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        """Ask for a way to reach somebody, and for a month that has begun."""
        words = super().clean() or {}
        ways = {"contact_phone", "contact_email"}
        if not any(words.get(way) for way in ways) and not ways & set(self.errors):
            self.add_error("contact_phone", _("Vul een telefoonnummer of een e-mailadres in."))
        if self._since(words) > timezone.localdate():
            self.add_error("month", _("Deze maand is nog niet begonnen. Meld het als jullie bezig zijn."))
        return words

    def values(self) -> dict[str, Any]:
        """Return what was filled in, by the fields of an adoption."""
        words = self.cleaned_data
        own = ("kind", "organisation", "region", "what_changed")
        person = ("contact_name", "contact_function", "contact_phone", "contact_email")
        sender = {"sender_name": words["name"], "sender_email": words["email"]}
        return {name: words[name] for name in (*own, *person)} | {"since": self._since(words)} | sender

    @staticmethod
    def _since(words: dict[str, Any]) -> date:
        return date(words.get("year") or 1900, words.get("month") or 1, 1)
