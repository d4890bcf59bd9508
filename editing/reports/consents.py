"""The register of consents: every person who is named, quoted or shown, from wherever that is recorded."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django.contrib.admin.utils import quote
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from consents.choices import Standing
from consents.models import Consent, in_words
from consents.policies import consents_within_reach
from contacts.models import Contact
from editing.reports.asking import edit_address
from editing.reports.base import ChoicesFilterSet, RegionFilter, RowsReport
from editing.reports.choices import ConsentState, Record
from editing.reports.columns import Place, PlacesColumn
from editing.reports.reach import contacts_within_reach, files_within_reach, page_keys_within_reach
from editing.reports.streams import speakers_on
from editing.reports.uses import Uses, Whereabouts
from kit.spreadsheets import ExportColumn
from library.models import PortalImage, Portrayed
from practices.models import PracticePage

_BY_STANDING = {
    Standing.WITHDRAWN: ConsentState.ENDED,
    Standing.EXPIRED: ConsentState.ENDED,
    Standing.ENDING: ConsentState.ENDING,
    Standing.VALID: ConsentState.VALID,
}


@dataclass(frozen=True)
class Recorded:
    """What is known of one person's consent, and where it is used; `title` is who it is about."""

    record: Record
    title: str
    edit_url: str
    purpose: str
    how: str
    given_on: date | None
    until: date | None
    state: ConsentState
    places: tuple[Place, ...]

    @property
    def rank(self) -> int:
        """How urgent it is; 0 is most. What is used nowhere can wait."""
        return list(ConsentState).index(self.state) + (0 if self.places else len(ConsentState))


def recorded_for(user: Any) -> Iterator[Recorded]:
    """Yield everything within reach of `user`. A fixed number of queries for any number of people and pages."""
    whereabouts = Whereabouts(user)
    yield from _consents(user, whereabouts)
    yield from _contacts(user, whereabouts)
    yield from _notes(user, whereabouts)
    yield from _missing(user, whereabouts)


def _consents(user: Any, whereabouts: Whereabouts) -> Iterator[Recorded]:
    named, shown = Uses(Consent, whereabouts), Uses(PortalImage, whereabouts)
    pictures: dict[int, list[int]] = defaultdict(list)
    for picture, consent in PortalImage.objects.filter(consent__isnull=False).values_list("pk", "consent_id"):
        pictures[consent].append(picture)
    for consent in consents_within_reach(user):
        purpose = ": ".join(filter(None, [consent.get_purpose_display(), consent.description]))
        places = _together(named.places(consent.pk), *(shown.places(key) for key in pictures[consent.pk]))
        yield Recorded(
            Record.CONSENT, consent.name, _edit_address(consent), purpose, consent.get_how_display(),
            consent.given_on, consent.until, _BY_STANDING[consent.standing], places,
        )  # fmt: skip


def _contacts(user: Any, whereabouts: Whereabouts) -> Iterator[Recorded]:
    uses = Uses(Contact, whereabouts)
    today = timezone.localdate()
    for person in contacts_within_reach(user):
        if person.consent_on is None:
            state = ConsentState.MISSING
        elif person.consent_on > today or (person.consent_until is not None and person.consent_until < today):
            state = ConsentState.ENDED
        else:
            state = ConsentState.VALID
        by = person.consent_given_by
        how = person.get_consent_how_display() + (f" ({by})" if by and by != person.name else "")
        yield Recorded(
            Record.CONTACT, person.name, edit_address(person), gettext("Contactpersoon op de site"), how,
            person.consent_on, person.consent_until, state, uses.places(person.pk),
        )  # fmt: skip


def _notes(user: Any, whereabouts: Whereabouts) -> Iterator[Recorded]:
    noted = PracticePage.objects.filter(pk__in=page_keys_within_reach(user)).exclude(consent_note="")
    for key, note in noted.order_by("pk").values_list("pk", "consent_note"):
        if note.strip():
            place = whereabouts.pages[key]
            yield _without_record(Record.NOTE, gettext("Sprekers in ‘%s’") % place.title, place, note.strip())


def _missing(user: Any, whereabouts: Whereabouts) -> Iterator[Recorded]:
    """Yield who speaks by name in a practice without any record, and who is in a picture without consent."""
    alone = PracticePage.objects.filter(pk__in=page_keys_within_reach(user), consent_note="", is_example=False)
    for key, name in speakers_on(alone):
        place = whereabouts.pages[key]
        yield _without_record(Record.SPEAKER, name, place, "")
    shown = Uses(PortalImage, whereabouts)
    silent = files_within_reach(PortalImage, user).filter(portrayed=Portrayed.CONSENT, consent__isnull=True)
    for image in silent.order_by("pk"):
        yield Recorded(
            Record.PICTURE, gettext("Wie op ‘%s’ staat") % image.title, reverse("wagtailimages:edit", args=[image.pk]),
            "", image.consent_note, None, None, ConsentState.MISSING, shown.places(image.pk),
        )  # fmt: skip


def _without_record(record: Record, who: str, place: Place, how: str) -> Recorded:
    state = ConsentState.NOTED if how else ConsentState.MISSING
    return Recorded(record, who, place.edit_url, gettext("Geciteerd, met naam"), how, None, None, state, (place,))


def _together(*places: tuple[Place, ...]) -> tuple[Place, ...]:
    every = {place for some in places for place in some}
    return tuple(sorted(every, key=lambda place: (place.title, place.edit_url)))


def _edit_address(consent: Consent) -> str:
    viewset = Consent.snippet_viewset  # type: ignore[attr-defined]  # set by Wagtail
    return reverse(viewset.get_url_name("edit"), args=[quote(consent.pk)])


class ConsentsFilterSet(ChoicesFilterSet):
    """Narrows the report."""

    state = django_filters.MultipleChoiceFilter(
        label=_("Stand"), choices=ConsentState.choices, widget=CheckboxSelectMultiple
    )
    record = django_filters.MultipleChoiceFilter(
        label=_("Waar vastgelegd"), choices=Record.choices, widget=CheckboxSelectMultiple
    )
    region = RegionFilter()


def _places(recorded: Recorded) -> str:
    return "; ".join(place.title for place in recorded.places)


def _day(name: str) -> Any:
    return lambda recorded: in_words(day) if (day := getattr(recorded, name)) else ""


def _label(name: str) -> Any:
    return lambda recorded: str(getattr(recorded, name).label)


class ConsentsReport(RowsReport):
    """Who is named, quoted or shown: for what, how, when, until when, and where. What misses comes first."""

    page_title = _("Toestemmingenregister")
    explanation = _(
        "Iedereen die met naam, citaat of foto op de site staat of in een concept: toestemmingen, contactpersonen, "
        "oudere notities, en wie nog geen toestemming gaf."
    )
    nothing = _("Er is nog niemand vastgelegd.")
    header_icon = "clipboard-list"
    filterset_class = ConsentsFilterSet
    default_ordering = "rank"
    index_url_name = "reports_toestemmingen"
    index_results_url_name = "reports_toestemmingen_results"
    columns = [
        TitleColumn("title", label=_("Wie"), get_url=lambda recorded: recorded.edit_url, sort_key="title"),
        Column("purpose", label=_("Waarvoor")),
        Column("how", label=_("Hoe")),
        Column("given_on", label=_("Gegeven op"), accessor=_day("given_on"), sort_key="given_on"),
        Column("until", label=_("Tot en met"), accessor=_day("until"), sort_key="until"),
        Column("state", label=_("Stand"), accessor=_label("state"), sort_key="rank"),
        PlacesColumn("places", label=_("Gebruikt bij")),
    ]
    export_columns = (
        ExportColumn("title", _("Wie"), lambda recorded: recorded.title),
        ExportColumn("record", _("Waar vastgelegd"), _label("record")),
        ExportColumn("purpose", _("Waarvoor"), lambda recorded: recorded.purpose),
        ExportColumn("how", _("Hoe"), lambda recorded: recorded.how),
        ExportColumn("given_on", _("Gegeven op"), lambda recorded: recorded.given_on),
        ExportColumn("until", _("Tot en met"), lambda recorded: recorded.until),
        ExportColumn("state", _("Stand"), _label("state")),
        ExportColumn("places", _("Gebruikt bij"), _places),
    )

    def get_rows(self) -> list[Recorded]:
        """Return what is recorded of the chosen kinds, states and regions."""
        states: Collection[str] = set(self.chosen.get("state") or ConsentState.values)
        records: Collection[str] = set(self.chosen.get("record") or Record.values)
        found = [row for row in recorded_for(self.request.user) if row.state in states and row.record in records]
        regions = {region.pk for region in self.chosen.get("region") or ()}
        if not regions:
            return found
        return [row for row in found if any(place.region_ids & regions for place in row.places)]
