"""Asking whom it is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from privacy.names import NotAPersonError, Person


class PersonForm(forms.Form):
    """Names and addresses of one person, one per line."""

    told = forms.CharField(
        label=_("Naam of e-mailadres"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Voornaam en achternaam, of een e-mailadres. Zet elke naam en elk adres op een eigen regel."),
        max_length=2_000,
    )

    def clean_told(self) -> Person:
        """Return who it is."""
        lines = [line.strip() for line in self.cleaned_data["told"].splitlines() if line.strip()]
        try:
            return Person.of(*lines)
        except NotAPersonError as error:
            raise forms.ValidationError(str(error)) from error


class EraseForm(forms.Form):
    """What comes in the place of the name, and the name once more."""

    instead = forms.CharField(
        label=_("In plaats van de naam"),
        required=False,
        max_length=100,
        help_text=_("Bijvoorbeeld: de transfercoach. Leeg: er komt niets voor in de plaats."),
    )
    typed = forms.CharField(
        label=_("Typ de naam of het adres nog eens"),
        required=False,
        max_length=200,
        help_text=_("Zo weten we zeker dat je deze persoon wilt wissen. Wissen kun je niet ongedaan maken."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_instead(self) -> str:
        """Return it, unless it names the person."""
        instead = " ".join(self.cleaned_data["instead"].split())
        if self.person.is_in(instead) or "<" in instead:
            raise forms.ValidationError(_("Kies iets waarin de naam niet voorkomt."))
        return instead

    def clean_typed(self) -> str:
        """Return it, when it is one of the names or addresses."""
        typed = str(self.cleaned_data["typed"])
        if not self.person.is_called(typed):
            raise forms.ValidationError(_("Dit is niet de naam of het adres van hierboven."))
        return typed
