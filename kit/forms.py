"""Forms that anybody may send: without an account, a cookie, a puzzle or a third party, and yet not a door for spam."""

import time
import uuid
from copy import copy
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

QUICKEST = 2
"""Seconds: nobody fills a form in less; who does is asked to press once more."""
_SALT = "kit.forms.begun"
_ONE_LINE = ("\r", "\n", "\x00")


class OpenForm(forms.Form):
    """A form for everyone. Three fields that people do not see guard it.

    `key` makes it one thing however often it is sent: keep it unique in the table that the form ends in.
    `begun` says, signed, when the form was asked for. `website` is left empty by people and filled in by robots:
    see `is_from_robot`; answer such a one as if all went well, and keep nothing.
    """

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    begun = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        label=_("Laat dit veld leeg"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    GUARDS = ("key", "begun", "website")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": str(uuid.uuid4()), "begun": _now()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"{self[name].auto_id}-hulp"

    def full_clean(self) -> None:
        """Let each field that is wrong point at the words that say so."""
        super().full_clean()
        if len(self.errors) > 1:
            self.errors.pop("begun", None)  # they press once more anyway
        for name in self.errors:
            if name in self.fields:
                told = {"aria-invalid": "true", "aria-describedby": f"{self[name].auto_id}-fout"}
                self.fields[name].widget.attrs |= told

    @property
    def errors_shown(self) -> Any:
        """The errors of a form that was sent; nothing for one that was not."""
        return self.errors if self.is_bound else {}

    @property
    def is_from_robot(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.data.get(self.add_prefix("website"), ""))

    @property
    def seen_fields(self) -> list[forms.BoundField]:
        """The fields that people see, in order."""
        return [field for field in self.visible_fields() if field.name not in self.GUARDS]

    def clean_key(self) -> uuid.UUID:
        """Return the key; who took it away gets a new one."""
        try:
            return uuid.UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid.uuid4()

    def clean_begun(self) -> int:
        """Ask to press once more when it went quicker than people type, or when nobody can tell."""
        try:
            begun = int(signing.loads(self.cleaned_data["begun"], salt=_SALT))
        except (signing.BadSignature, ValueError, TypeError) as bad:
            data: Any = copy(self.data)  # what a request brought cannot be changed
            data[self.add_prefix("begun")] = _now()
            self.data = data
            raise forms.ValidationError(_("Er ging iets mis. Druk nog een keer op de knop.")) from bad
        if time.time() - begun < QUICKEST:
            raise forms.ValidationError(_("Dat ging wel heel snel. Kijk het even na en druk nog een keer op de knop."))
        return begun


def _now() -> str:
    return signing.dumps(int(time.time()), salt=_SALT)


def one_line(value: str) -> str:
    """Return text for a field of one line, such as a name: what could begin a new line in a mail's head is refused.

    Raises:
        ValidationError: there is a line break in it.
    """
    if any(sign in value for sign in _ONE_LINE):
        raise forms.ValidationError(_("Zet dit op één regel."))
    return value.strip()
