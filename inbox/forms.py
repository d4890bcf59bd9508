"""What people fill in to reach somebody, to report a mistake, or to ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inbox.models import Message
from kit.forms import OpenForm, one_line
from regions.models import RegionPage

_NAME = {"autocomplete": "name"}
_MAIL = {"autocomplete": "email"}


class _FromPageForm(OpenForm):
    """Remembers from which page somebody came."""

    origin = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


class MessageForm(_FromPageForm):
    """A message to a person or a desk."""

    text = forms.CharField(
        label=_("Je bericht"),
        max_length=Message.LONGEST,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"max_length": _("Je bericht is te lang: hooguit %(limit_value)d tekens.")},
    )
    name = forms.CharField(label=_("Je naam"), max_length=120, widget=forms.TextInput(_NAME))
    email = forms.EmailField(
        label=_("Je e-mailadres"), help_text=_("Hierop krijg je antwoord."), widget=forms.EmailInput(_MAIL)
    )
    organisation = forms.CharField(
        label=_("School of organisatie"),
        max_length=160,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    phone = forms.CharField(
        label=_("Telefoon"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_name(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["name"])

    def clean_organisation(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["organisation"])

    def clean_phone(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["phone"])

    def values(self) -> dict[str, Any]:
        """Return what was filled in, by the fields of a message."""
        words = self.cleaned_data
        return {
            "text": words["text"],
            "sender_name": words["name"],
            "sender_email": words["email"],
            "sender_organisation": words.get("organisation", ""),
            "sender_phone": words.get("phone", ""),
        }


class QuestionForm(MessageForm):
    """A question after a search that found nothing: to the coordinator of a region."""

    region = forms.ModelChoiceField(
        label=_("Voor welke regio?"),
        queryset=RegionPage.objects.none(),
        required=False,
        to_field_name="slug",
        empty_label=_("Weet ik niet: stel hem landelijk"),
    )
    sought = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    field_order = ["region", "text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = RegionPage.objects.published().in_alphabet().for_tiles()  # type: ignore[attr-defined]  # a choice of models


class ReportForm(_FromPageForm):
    """Something on a page is wrong."""

    text = forms.CharField(
        label=_("Wat klopt er niet?"), max_length=Message.LONGEST, widget=forms.Textarea({"rows": 6})
    )
    name = forms.CharField(label=_("Je naam"), max_length=120, required=False, widget=forms.TextInput(_NAME))
    email = forms.EmailField(
        label=_("Je e-mailadres"),
        required=False,
        help_text=_("Alleen nodig als je antwoord wilt."),
        widget=forms.EmailInput(_MAIL),
    )

    def clean_name(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["name"])

    def values(self) -> dict[str, Any]:
        """Return what was filled in, by the fields of a message."""
        words = self.cleaned_data
        sender = {"sender_name": words["name"], "sender_email": words["email"]}
        return {"text": words["text"], "wants_answer": bool(words["email"])} | sender
