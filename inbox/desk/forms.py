"""What editors fill in at the inbox: what they look for, and what is to be done."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inbox.desk.acts import ACTS, Doing
from inbox.desk.listing import Narrowing, Row
from inbox.desk.permissions import colleagues_for, colleagues_of, regions_for
from inbox.sources import Source, sources
from regions.models import RegionPage
from regions.reach import reaches_every_region

NATIONAL = "landelijk"
_SHOW = (
    ("", gettext_lazy("Wat open staat")),
    ("nieuw", gettext_lazy("Wat nog niemand las")),
    ("mijn", gettext_lazy("Wat ik oppak")),
    ("vrij", gettext_lazy("Wat nog niemand oppakt")),
    ("verdacht", gettext_lazy("Verdacht: lijkt op spam")),
    ("klaar", gettext_lazy("Alles wat klaar is")),
    ("beantwoord", gettext_lazy("Beantwoord")),
    ("afgehandeld", gettext_lazy("Afgehandeld")),
    ("afgewezen", gettext_lazy("Afgewezen")),
)


class FilterForm(forms.Form):
    """Narrows the list. What is not understood is left out."""

    q = forms.CharField(label=gettext_lazy("Zoek op nummer, naam of woord"), required=False, max_length=100)
    show = forms.ChoiceField(label=gettext_lazy("Toon"), choices=_SHOW, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Soort"), required=False)
    region = forms.ChoiceField(label=gettext_lazy("Regio"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        kinds = [(source.name, source.label) for source in sources()]
        self.fields["kind"].choices = [("", _("Alles")), *kinds]  # type: ignore[attr-defined]  # a choice
        self.regions = {region.slug: region for region in regions_for(user)}
        places = [(slug, region.title) for slug, region in self.regions.items()]
        if reaches_every_region(user):
            places.insert(0, (NATIONAL, _("Landelijk: zonder regio")))
        self.fields["region"].choices = [("", _("Alle")), *places]  # type: ignore[attr-defined]  # as above
        if len(places) < 2:
            del self.fields["region"]

    def narrowing(self, until: datetime | None = None) -> Narrowing:
        """Return what is asked for."""
        self.is_valid()
        asked = self.cleaned_data
        region = asked.get("region", "")
        return Narrowing(
            self.user,
            show=asked.get("show", ""),
            kind=asked.get("kind", ""),
            region=self.regions.get(region),
            is_national=region == NATIONAL,
            query=asked.get("q", ""),
            until=until,
        )


class ActForm(forms.Form):
    """What is done with one or with many; `user` does it."""

    act = forms.CharField(max_length=60)
    reason = forms.CharField(
        label=gettext_lazy("Reden"),
        max_length=255,
        required=False,
        widget=forms.TextInput({"list": "inbox-reasons", "autocomplete": "off"}),
    )
    colleague: Any = forms.ModelChoiceField(
        label=gettext_lazy("Wie pakt het op?"), queryset=RegionPage.objects.none(), required=False, empty_label="–"
    )

    def __init__(self, *args: Any, user: Any, row: Row | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        choice: Any = self.fields["colleague"]
        choice.queryset = colleagues_for(row.item.region) if row else colleagues_of(user)
        self.fields["reason"].help_text = _who_reads_a_reason([row.source] if row else sources())

    def clean(self) -> dict[str, Any]:
        """Ask for what the act needs."""
        cleaned: dict[str, Any] = super().clean() or {}
        act = ACTS.get(cleaned.get("act", ""))
        if act and act.needs == "reason" and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Vul een reden in. Er is nog niets veranderd."))
        if act and act.needs == "colleague" and not cleaned.get("colleague") and "colleague" not in self.errors:
            self.add_error("colleague", _("Kies een collega. Er is nog niets veranderd."))
        return cleaned

    def doing(self) -> Doing:
        """Return who does it and with what."""
        return Doing(self.user, reason=self.cleaned_data["reason"], colleague=self.cleaned_data["colleague"])


def _who_reads_a_reason(kinds: list[Source]) -> str:
    needed = _("Alleen nodig bij afhandelen en afwijzen.")
    told = [str(kind.label) for kind in kinds if kind.when_ended]
    if not told:
        return needed + " " + _("De afzender ziet dit niet.")
    if len(kinds) == 1:
        return needed + " " + _("Let op: wijs je af, dan kan de afzender deze reden per mail krijgen.")
    who = ", ".join(f"“{label}”" for label in told)
    return needed + " " + _("Let op: bij %s kan de afzender de reden van afwijzen per mail krijgen.") % who


class MoveForm(forms.Form):
    """To which region something is passed on."""

    region: Any = forms.ModelChoiceField(
        label=gettext_lazy("Geef door aan"),
        queryset=RegionPage.objects.none(),
        required=False,
        empty_label=gettext_lazy("Landelijke redactie"),
    )

    def __init__(self, *args: Any, item: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = RegionPage.objects.order_by("title").defer("text")
        choice: Any = self.fields["region"]
        choice.queryset = regions.exclude(pk=item.region_id) if item.region_id else regions
        if not item.region_id:
            choice.empty_label, choice.required = "–", True


class ReplyForm(forms.Form):
    """An answer by mail to who sent something; `key` makes that it goes out once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(label=gettext_lazy("Je antwoord"), max_length=10_000, widget=forms.Textarea({"rows": 8}))
    copy = forms.BooleanField(label=gettext_lazy("Stuur mij een kopie"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid.uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
