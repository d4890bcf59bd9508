"""What misses at pictures and people that are used: descriptions, makers, consent."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from contacts.models import Contact
from editing.reports.asking import edit_address
from editing.reports.base import ChoicesFilterSet, RegionFilter, RowsReport
from editing.reports.choices import Missing
from editing.reports.columns import Place, PlacesColumn
from editing.reports.reach import contacts_within_reach, files_within_reach, page_keys_within_reach
from editing.reports.streams import pictures_on
from editing.reports.uses import Uses, Whereabouts
from kit.spreadsheets import ExportColumn
from library.models import PortalImage, Portrayed


@dataclass(frozen=True)
class Finding:
    """One thing that misses: at a picture, at a picture in a text, or at a person."""

    kind: Missing
    title: str
    edit_url: str
    places: tuple[Place, ...]
    region_ids: frozenset[int]
    regions: str
    """Their names."""

    @property
    def rank(self) -> int:
        """How bad it is; 0 is worst."""
        return list(Missing).index(self.kind)


def findings_for(user: Any) -> Iterator[Finding]:
    """Yield what misses within reach of `user`. A fixed number of queries for any number of pictures and pages."""
    whereabouts = Whereabouts(user)
    yield from _at_contacts(user, whereabouts)
    yield from _at_images(user, whereabouts)
    yield from _in_texts(user, whereabouts)


def _at_contacts(user: Any, whereabouts: Whereabouts) -> Iterator[Finding]:
    today = timezone.localdate()
    uses = Uses(Contact, whereabouts)
    without = Q(consent_on__isnull=True) | Q(consent_on__gt=today) | Q(consent_until__lt=today)
    for contact in contacts_within_reach(user).filter(without).prefetch_related("regions"):
        if contact.pk in uses:
            regions = frozenset(region.pk for region in contact.regions.all())
            names = whereabouts.region_names(regions)
            address, places = edit_address(contact), uses.places(contact.pk)
            yield Finding(Missing.CONTACT, contact.name, address, places, regions, names)


def _at_images(user: Any, whereabouts: Whereabouts) -> Iterator[Finding]:
    uses = Uses(PortalImage, whereabouts)
    for image in files_within_reach(PortalImage, user).order_by("pk"):
        missing = _missing_at(image, is_on_page=uses.is_on_page(image.pk)) if image.pk in uses else []
        if missing:
            places = uses.places(image.pk)
            regions: frozenset[int] = frozenset().union(*(place.region_ids for place in places))
            names = whereabouts.region_names(regions)
            address = reverse("wagtailimages:edit", args=[image.pk])
            for kind in missing:
                yield Finding(kind, image.title, address, places, regions, names)


def _missing_at(image: PortalImage, *, is_on_page: bool) -> list[Missing]:
    # Beside the name of a contact a photo needs no description: there it says nothing that the name does not.
    checks = {
        Missing.CONSENT: not image.may_be_shown,
        Missing.UNKNOWN: image.portrayed == Portrayed.UNKNOWN,
        Missing.DESCRIPTION: is_on_page and not image.description.strip(),
        Missing.CREDIT: not image.credit.strip(),
    }
    return [kind for kind, is_missing in checks.items() if is_missing]


def _in_texts(user: Any, whereabouts: Whereabouts) -> Iterator[Finding]:
    silent = [(page, p.image) for page, p in pictures_on(page_keys_within_reach(user)) if not p.has_words]
    titles = dict(PortalImage.objects.order_by().values_list("pk", "title")) if silent else {}
    for page, image in silent:
        place = whereabouts.pages[page]
        title = titles.get(image) or gettext("Verwijderde afbeelding")
        names = whereabouts.region_names(place.region_ids)
        yield Finding(Missing.IN_TEXT, title, place.edit_url, (place,), place.region_ids, names)


class MissingFilterSet(ChoicesFilterSet):
    """Narrows the report."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Wat ontbreekt"), choices=Missing.choices, widget=CheckboxSelectMultiple
    )
    region = RegionFilter()


def _places(finding: Finding) -> str:
    return "; ".join(place.title for place in finding.places)


def _kind(finding: Finding) -> str:
    return str(finding.kind.label)


class MissingReport(RowsReport):
    """Pictures without description, maker or consent, and people without consent, as far as they are used."""

    page_title = _("Alt-tekst en toestemming")
    explanation = _(
        "Afbeeldingen en contactpersonen die op de site of in een concept worden gebruikt, en waar iets aan ontbreekt."
    )
    nothing = _("Er ontbreekt niets: alles wat wordt gebruikt, heeft een beschrijving, een maker en toestemming.")
    header_icon = "image"
    filterset_class = MissingFilterSet
    default_ordering = "rank"
    index_url_name = "reports_alt_tekst_en_toestemming"
    index_results_url_name = "reports_alt_tekst_en_toestemming_results"
    columns = [
        TitleColumn("title", label=_("Beeld of persoon"), get_url=lambda finding: finding.edit_url, sort_key="title"),
        Column("kind", label=_("Wat ontbreekt"), accessor=_kind, sort_key="rank"),
        PlacesColumn("places", label=_("Gebruikt bij")),
        Column("regions", label=_("Regio's"), sort_key="regions"),
    ]
    export_columns = (
        ExportColumn("title", _("Beeld of persoon"), lambda finding: finding.title),
        ExportColumn("kind", _("Wat ontbreekt"), _kind),
        ExportColumn("places", _("Gebruikt bij"), _places),
        ExportColumn("regions", _("Regio's"), lambda finding: finding.regions),
    )

    def get_rows(self) -> list[Finding]:
        """Return the findings of the chosen kinds and regions."""
        kinds = set(self.chosen.get("kind") or Missing.values)
        found = [finding for finding in findings_for(self.request.user) if finding.kind in kinds]
        regions = {region.pk for region in self.chosen.get("region") or ()}
        return [finding for finding in found if finding.region_ids & regions] if regions else found
