"""The three steps in which somebody offers a practice, and the form that asks for a lost link."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from importing.drafts import Reading
from importing.reading import EXTENSIONS
from importing.refusals import LARGEST, Reason, Refused
from kit.forms import OpenForm, one_line
from offering.models import Offer
from regions.models import regions_in_alphabet

NATIONAL = "landelijk"
READ = "lees"
"""The button beside the file."""
_TOO_LONG = {"max_length": _("Dit is te lang: hooguit %(limit_value)d tekens, en dit zijn er %(show_value)d.")}


class AboutForm(OpenForm):
    """Step 1: who offers it, from which region, and what it is called for the time being."""

    name = forms.CharField(label=_("Je naam"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    organisation = forms.CharField(
        label=_("Je school of organisatie"), max_length=120, widget=forms.TextInput({"autocomplete": "organization"})
    )
    email = forms.EmailField(
        label=_("Je e-mailadres"),
        help_text=_("Hierop krijg je de link waarmee je later verdergaat. Het komt niet op de site."),
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
    region = forms.ChoiceField(
        label=_("In welke arbeidsmarktregio?"), help_text=_("De redactie van deze regio gaat ermee aan de slag.")
    )
    title = forms.CharField(
        label=_("Waar gaat je praktijk over?"),
        help_text=_("Een titel voor nu. De redactie denkt mee over een betere."),
        max_length=150,
    )

    def __init__(self, *args: Any, offer: Offer | None = None, region: str = "", **kwargs: Any) -> None:
        """Ask it with what is known: of an `offer` that was begun, or the `region` (a slug) that somebody came from."""
        self.is_begun = offer is not None
        super().__init__(*args, initial=_about(offer) if offer else {"region": region}, **kwargs)
        self.regions = {page.slug: page for page in regions_in_alphabet()}
        choices = [(slug, page.title) for slug, page in self.regions.items()]
        field: Any = self.fields["region"]
        field.choices = [("", _("Kies een regio")), (NATIONAL, _("Landelijk, of ik weet het niet")), *choices]

    def clean_begun(self) -> int:
        """Ask nothing behind a link of one's own: there nobody can be too quick."""
        return 0 if self.is_begun else super().clean_begun()

    def clean_name(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["name"])

    def clean_organisation(self) -> str:
        """Keep it on one line."""
        return one_line(self.cleaned_data["organisation"])

    def clean_email(self) -> str:
        """Keep it on one line; the same address in capitals is the same address."""
        return one_line(self.cleaned_data["email"]).lower()

    def clean_title(self) -> str:
        """Keep it on one line, and ask for something of which an address can be made.

        Raises:
            ValidationError: there is no letter or digit in it.
        """
        title = one_line(self.cleaned_data["title"])
        if not slugify(title, allow_unicode=True):
            raise forms.ValidationError(_("Gebruik ook letters of cijfers."))
        return title

    def values(self) -> dict[str, Any]:
        """Return what was filled in, by the fields of an offer."""
        words = self.cleaned_data
        return {
            "sender_name": words["name"],
            "sender_email": words["email"],
            "organisation": words["organisation"],
            "region": self.regions.get(words["region"]),
            "title": words["title"],
        }


def _about(offer: Offer) -> dict[str, Any]:
    return {
        "name": offer.sender_name,
        "organisation": offer.organisation,
        "email": offer.sender_email,
        "region": offer.region.slug if offer.region else NATIONAL,
        "title": offer.title,
    }


class StepForm(OpenForm):
    """A later step, behind a link of one's own: there nobody can be too quick."""

    def clean_begun(self) -> int:
        """Ask nothing."""
        return 0


def _story(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=Offer.LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        error_messages=_TOO_LONG,
    )


def _sentence(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=Offer.LONGEST_POINT,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        error_messages=_TOO_LONG,
    )


class TellForm(StepForm):
    """Step 2: a file, one's own words, or both. Nothing has to be filled in yet."""

    file = forms.FileField(
        label=_("Kies een bestand"),
        help_text=_(
            "Word (.docx), OpenDocument (.odt), webpagina (.html), Markdown (.md) of tekst (.txt); tot 30 MB. "
            "Wij lezen het meteen."
        ),
        widget=forms.FileInput({"accept": ",".join(EXTENSIONS)}),
        required=False,
        allow_empty_file=True,
        max_length=None,
    )
    what_done = _story(_("Wat deden jullie?"), _("Zoals je het aan een collega vertelt. Zonder namen van leerlingen."))
    for_whom = _story(_("Voor wie?"), _("Welke leerlingen of werkgevers, en hoeveel?"))
    what_changed = _story(_("Wat leverde het op?"), _("Wat merkten jullie ervan? Wat niet lukte, helpt ook."))
    point_1 = _sentence(_("In het kort, punt 1"), _("Wie alleen deze drie zinnen leest, weet waar het om gaat."))
    point_2 = _sentence(_("In het kort, punt 2"))
    point_3 = _sentence(_("In het kort, punt 3"))
    first_step = _sentence(_("Waar begint een ander mee?"), _("De eerste stap, in één zin."))

    STORY = ("what_done", "for_whom", "what_changed", "first_step")
    POINTS = ("point_1", "point_2", "point_3")

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        """Ask it with what was told before."""
        initial = {name: getattr(offer, name) for name in self.STORY}
        initial |= dict(zip(self.POINTS, offer.points, strict=False))
        super().__init__(*args, initial=initial, **kwargs)

    @property
    def told_fields(self) -> list[forms.BoundField]:
        """The fields for one's own words, in order."""
        return [field for field in self.seen_fields if field.name != "file"]

    def clean_file(self) -> Any:
        """Read it, unless it is too large for that.

        Raises:
            ValidationError: it cannot be read; the message says what to do.
        """
        file = self.cleaned_data["file"]
        if file is None and self.data.get("go") == READ:
            raise forms.ValidationError(_("Kies eerst een bestand."))
        if file is None:
            return None
        if file.size > LARGEST:
            raise forms.ValidationError(str(Reason.TOO_LARGE.label))
        data = file.read()
        try:
            return Reading(file.name, data), data
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def values(self) -> dict[str, Any]:
        """Return what can be kept of what was typed, by the fields of an offer: also when something else is wrong."""
        words = self.cleaned_data
        told: dict[str, Any] = {name: words[name] for name in self.STORY if name in words}
        if all(name in words for name in self.POINTS):
            told["points"] = [sentence for name in self.POINTS if (sentence := " ".join(words[name].split()))]
        return told


def _statement(label: Any, help_text: Any = "") -> forms.BooleanField:
    return forms.BooleanField(
        label=label,
        help_text=help_text,
        error_messages={"required": _("Zet hier een vinkje. Kan dat nog niet? Vraag het dan na.")},
    )


class SendForm(StepForm):
    """Step 3: what somebody agrees to when they send it."""

    may_name = _statement(
        _("Iedereen die met naam of met eigen woorden in het verhaal staat, vindt dat goed."),
        _("Bij leerlingen onder de 16 vinden ook de ouders of verzorgers het goed."),
    )
    may_show = _statement(
        _("De foto’s en beelden zijn van ons, of we mogen ze delen. Zitten er geen bij? Dan klopt dit ook.")
    )
    may_edit = _statement(_("De redactie mag de tekst bewerken."), _("Je leest het na voordat het op de site komt."))
    STATEMENTS = ("may_name", "may_show", "may_edit")

    def __init__(self, *args: Any, offer: Offer, has_story: bool = True, **kwargs: Any) -> None:
        """Ask it with what was ticked before; without a story it is not sent."""
        super().__init__(*args, initial={name: getattr(offer, name) for name in self.STATEMENTS}, **kwargs)
        self.has_story = has_story

    def clean(self) -> dict[str, Any]:
        """Ask for a story.

        Raises:
            ValidationError: there is none.
        """
        if not self.has_story:
            raise forms.ValidationError(_("Vertel eerst wat jullie deden, of kies een bestand. Dat doe je bij stap 2."))
        return super().clean() or {}

    def values(self) -> dict[str, Any]:
        """Return what was ticked, by the fields of an offer: also when not all of it is."""
        return {name: self.data.get(name) == "on" for name in self.STATEMENTS}


class LinkForm(OpenForm):
    """Who offered something and lost their link."""

    email = forms.EmailField(
        label=_("Je e-mailadres"), widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"})
    )

    def clean_email(self) -> str:
        """See `AboutForm`."""
        return one_line(self.cleaned_data["email"]).lower()
