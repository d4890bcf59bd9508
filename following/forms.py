"""What people fill in to follow what is new, and to change what they follow."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from following.choices import Frequency
from following.models import Follower
from following.searches import LONGEST, UnknownSearchError, in_words, tidy
from kit.facets import LONGEST_QUERY, Facet
from kit.forms import OpenForm, one_line
from practices.facets import REGION, THEME
from practices.selection import NoCounts


class FollowForm(OpenForm):
    """Which practices, how often, and to which address. A search that is given is followed as it is."""

    region = forms.ChoiceField(label=_("Regio"), required=False)
    theme = forms.ChoiceField(label=_("Thema"), required=False)
    words = forms.CharField(
        label=_("Zoekwoorden"),
        help_text=_("Vul je iets in? Dan hoor je alleen van praktijken waarin dat staat."),
        max_length=LONGEST_QUERY,
        required=False,
    )
    frequency = forms.ChoiceField(
        label=_("Hoe vaak wil je mail?"),
        help_text=_("Is er niets nieuws, dan krijg je geen mail."),
        choices=Frequency.choices,
        initial=Frequency.WEEK,
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(
        label=_("Je e-mailadres"), widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"})
    )
    search = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST)

    def __init__(self, facets: tuple[Facet, ...], search: str, *args: Any, **kwargs: Any) -> None:
        """Ask which practices, unless a `search` says so (as `tidy` writes it, "" for none)."""
        super().__init__(*args, initial={"search": search}, **kwargs)
        self.facets = facets
        self.given = search
        if search:
            for name in ("region", "theme", "words"):
                del self.fields[name]
        else:
            by_key = {facet.key: facet for facet in facets}
            self._offer("region", by_key[REGION], _("Alle regio’s"))
            self._offer("theme", by_key[THEME], _("Alle thema’s"))

    def _offer(self, name: str, facet: Facet, all_of_them: Any) -> None:
        values = facet.vocabulary.offered(NoCounts(), ())
        field: Any = self.fields[name]
        field.choices = [("", all_of_them), *((value.name, value.label) for value in values)]

    @property
    def given_in_words(self) -> str:
        """What is followed, when that was given; else ""."""
        return in_words(self.given, self.facets) if self.given else ""

    def clean_words(self) -> str:
        """Refuse line breaks."""
        return one_line(self.cleaned_data["words"])

    def clean_email(self) -> str:
        """Refuse line breaks; the same address in capitals is the same address."""
        return one_line(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        """Add `wish`, the search to follow.

        Raises:
            ValidationError: it is too long.
        """
        values = super().clean() or {}
        chosen = [(REGION, values.get("region")), (THEME, values.get("theme")), ("q", values.get("words"))]
        asked = self.given or urlencode([(name, value) for name, value in chosen if value])
        try:
            values["wish"] = tidy(asked, self.facets)
        except UnknownSearchError as error:
            raise forms.ValidationError(_("Dit kun je niet volgen. Kies iets anders.")) from error
        return values


class LinkForm(OpenForm):
    """Who follows something and lost their link."""

    email = FollowForm.base_fields["email"]

    def clean_email(self) -> str:
        """See `FollowForm`."""
        return one_line(self.cleaned_data["email"]).lower()


class OwnForm(forms.Form):
    """What somebody follows: untick what to stop, choose how often."""

    wishes = forms.TypedMultipleChoiceField(
        label=_("Dit volg je"),
        help_text=_("Haal een vinkje weg om daarmee te stoppen."),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    frequency = forms.ChoiceField(label=_("Hoe vaak wil je mail?"), choices=Frequency.choices, widget=forms.RadioSelect)

    def __init__(self, follower: Follower, facets: tuple[Facet, ...], *args: Any, **kwargs: Any) -> None:
        """Show every wish, confirmed or not."""
        wishes = list(follower.wishes.all())
        initial = {"wishes": [wish.pk for wish in wishes], "frequency": follower.frequency}
        super().__init__(*args, initial=initial, **kwargs)
        field: Any = self.fields["wishes"]
        field.choices = [(wish.pk, in_words(wish.search, facets)) for wish in wishes]
