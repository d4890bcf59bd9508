"""What a contact fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from contacts.verification.answering import FIELDS, as_told
from kit.forms import OpenForm, one_line
from regions.models import phone_validator

LONGEST_NOTE = 1000


def _note() -> forms.CharField:
    return forms.CharField(
        label=_("Wat moet de redactie nog weten?"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class ConfirmForm(OpenForm):
    """One button."""


class ChangeForm(OpenForm):
    """What is different now."""

    function = forms.CharField(label=_("Functie"), max_length=160)
    organisation = forms.CharField(label=_("Organisatie"), max_length=160, required=False)
    phone = forms.CharField(label=_("Telefoon"), max_length=20, required=False, validators=[phone_validator])
    public_email = forms.EmailField(
        label=_("E-mailadres voor op de site"),
        max_length=254,
        required=False,
        help_text=_("Liefst een adres van je team."),
    )
    note = _note()
    is_rest_right = forms.BooleanField(label=_("De rest klopt nog. Ik blijf op de site staan."), required=False)

    def __init__(self, *args: Any, contact: Contact, **kwargs: Any) -> None:
        self._as_on_site = {name: getattr(contact, name) for name in FIELDS}
        super().__init__(*args, initial=as_told(contact), **kwargs)

    def clean_function(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["function"])

    def clean_organisation(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["organisation"])

    def clean(self) -> dict[str, Any] | None:
        """Ask for something that is different: a form as it was tells the editors nothing."""
        words = super().clean() or {}
        if not self.errors and not words.get("note") and self.changes() == self._as_on_site:
            raise forms.ValidationError(
                _("Je hebt nog niets veranderd. Verbeter wat niet klopt, of schrijf het op voor de redactie.")
            )
        return words

    def changes(self) -> dict[str, str]:
        """Return what was given."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class LeaveForm(OpenForm):
    """Who comes instead."""

    successor = forms.CharField(
        label=_("Wie volgt je op?"),
        max_length=200,
        required=False,
        help_text=_("Naam en e-mailadres of telefoonnummer, als je dat weet. De redactie vraagt zelf om toestemming."),
    )
    note = _note()

    def clean_successor(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["successor"])
