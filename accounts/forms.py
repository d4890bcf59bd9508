"""What people fill in to come in: each field tells the browser what it is, so that a password manager can help."""

import re
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.shelves import roles_to_give
from kit.forms import one_line


class PlainForm(forms.Form):
    """A form whose fields point at their help and at what is wrong with them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("autofocus", None)
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"{self[name].auto_id}-hulp"

    def full_clean(self) -> None:
        """Let each field that is wrong point at the words that say so."""
        super().full_clean()
        for name in self.errors:
            if name in self.fields:
                told = {"aria-invalid": "true", "aria-describedby": f"{self[name].auto_id}-fout"}
                self.fields[name].widget.attrs |= told


def _password_field(label: Any, kind: str, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput({"autocomplete": kind})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=help_text)


class LoginForm(PlainForm, AuthenticationForm):
    """Name and password. What is wrong is never said more exactly: it would tell who has an account."""

    username = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=254,
        help_text=_("Meestal is dit je e-mailadres."),
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = _password_field(_("Wachtwoord"), "current-password")
    remember = forms.BooleanField(label=_("Ingelogd blijven"), required=False)

    error_messages = {
        "invalid_login": _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Probeer het nog een keer."),
        "inactive": _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Probeer het nog een keer."),
    }

    def clean_username(self) -> str:
        """Return the name; an address is kept in small letters."""
        name: str = self.cleaned_data["username"].strip()
        return name.lower() if "@" in name else name


class CodeForm(PlainForm):
    """The code of the app."""

    code = forms.CharField(
        label=_("Code uit je app"),
        help_text=_("Zes cijfers."),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """Return the digits; some apps show a space between them."""
        code = re.sub(r"\s", "", self.cleaned_data["code"])
        if not re.fullmatch(r"[0-9]{6}", code):
            raise forms.ValidationError(_("De code bestaat uit zes cijfers."))
        return code


class RecoveryForm(PlainForm):
    """A code of the sheet."""

    code = forms.CharField(
        label=_("Herstelcode"),
        help_text=_("Drie groepjes van vier, zoals abcd-efgh-2345. Elke code werkt één keer."),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class PasswordForm(PlainForm):
    """The own password once more, before something weighty."""

    password = _password_field(_("Je wachtwoord"), "current-password", _("Zo weten we zeker dat jij het bent."))

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Ask for the right one."""
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("Dit is niet je wachtwoord."))
        return password


class OwnCodeForm(PasswordForm, CodeForm):
    """Password and code, for who sets up an app while signed in."""

    field_order = ["code", "password"]


class ResetForm(PlainForm):
    """Where to mail a link."""

    email = forms.EmailField(
        label=_("Je e-mailadres"), widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"})
    )


class NewPasswordForm(PlainForm, SetPasswordForm):
    """A new password, twice."""

    new_password1 = _password_field(_("Nieuw wachtwoord"), "new-password")
    new_password2 = _password_field(_("Nog een keer het nieuwe wachtwoord"), "new-password")

    error_messages = {"password_mismatch": _("De twee wachtwoorden zijn niet gelijk.")}

    @property
    def rules(self) -> list[str]:
        """What is asked of a password, in words."""
        return password_validators_help_texts()


class InviteForm(forms.ModelForm):
    """Whom to invite, and as what. They choose the password themselves."""

    first_name = forms.CharField(label=_("Voornaam"), max_length=150)
    last_name = forms.CharField(label=_("Achternaam"), max_length=150)
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=150,
        help_text=_("Hier komt de uitnodiging aan. Het is ook de naam waarmee de collega inlogt."),
    )
    role = forms.TypedChoiceField(
        label=_("Rol en regio"),
        coerce=int,
        help_text=_("Werkt iemand voor meer regio’s? Vink de andere later aan bij de gebruiker, onder Rollen."),
    )

    class Meta:
        model = User
        fields = ("first_name", "last_name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        field.choices = [("", _("Kies een rol")), *((heading, names) for heading, names in roles_to_give() if names)]

    def clean_first_name(self) -> str:
        """Return it on one line: it goes into a mail."""
        return one_line(self.cleaned_data["first_name"])

    def clean_last_name(self) -> str:
        """Return it on one line: it goes into a mail."""
        return one_line(self.cleaned_data["last_name"])

    def clean_email(self) -> str:
        """Return the address in small letters; nobody may have it yet."""
        email: str = self.cleaned_data["email"].strip().lower()
        if User.objects.filter(username__iexact=email).exists() or User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Er is al een account met dit e-mailadres."))
        return email

    @property
    def chosen_groups(self) -> list[Group]:
        """The group of the role that was chosen."""
        return list(Group.objects.filter(pk=self.cleaned_data["role"]))
