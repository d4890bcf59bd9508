"""The practices, and the words by which they are found, as editors list and keep them in the admin."""

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import F, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from kit.columns import DatedColumn
from kit.searching import TolerantSearch
from kit.spreadsheets import ExportColumn, SafeExport
from practices.choices import Status
from practices.models import PracticePage, Theme
from regions.models import RegionPage

NATIONAL = _("Landelijk")


class PracticeFilterSet(WagtailFilterSet):
    """Narrows the listing. Each filter is a subquery on the key, so that no row comes twice."""

    region = django_filters.ModelMultipleChoiceFilter(
        label=_("Regio"),
        queryset=lambda request: RegionPage.objects.in_alphabet().for_tiles(),
        widget=CheckboxSelectMultiple,
        method="in_regions",
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Stand"), choices=Status.choices, widget=CheckboxSelectMultiple, method="with_status"
    )
    theme = django_filters.ModelMultipleChoiceFilter(
        label=_("Thema"), queryset=Theme.objects.all(), widget=CheckboxSelectMultiple, method="with_theme"
    )
    checked = django_filters.ChoiceFilter(
        label=_("Gecontroleerd"),
        choices=[("actueel", _("In het afgelopen jaar")), ("verouderd", _("Langer dan een jaar geleden of nooit"))],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="by_check",
    )
    publication = django_filters.ChoiceFilter(
        label=_("Publicatie"),
        choices=[
            ("openbaar", _("Staat op de site")),
            ("gewijzigd", _("Staat op de site, met nieuwe wijzigingen")),
            ("concept", _("Staat niet op de site")),
        ],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="by_publication",
    )
    example = django_filters.ChoiceFilter(
        label=_("Voorbeeld"),
        choices=[("ja", _("Alleen voorbeelden")), ("nee", _("Geen voorbeelden"))],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="by_example",
    )

    class Meta:
        model = PracticePage
        fields: list[str] = []

    def in_regions(self, queryset: QuerySet, name: str, regions: list[RegionPage]) -> QuerySet:
        """Keep what is tagged with one of the regions."""
        return _only(queryset, regions__in=regions) if regions else queryset

    def with_status(self, queryset: QuerySet, name: str, statuses: list[str]) -> QuerySet:
        """Keep what has one of the statuses."""
        return _only(queryset, status__in=statuses) if statuses else queryset

    def with_theme(self, queryset: QuerySet, name: str, themes: list[Theme]) -> QuerySet:
        """Keep what has one of the themes."""
        return _only(queryset, themes__in=themes) if themes else queryset

    def by_check(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep what was, or was not, checked in the past year."""
        recent = PracticePage.objects.filter(checked_on__gte=timezone.localdate() - timedelta(days=365))
        if value == "actueel":
            return queryset.filter(pk__in=_keys(recent))
        return queryset.exclude(pk__in=_keys(recent))

    def by_publication(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep what stands on the site, with or without newer changes, or does not."""
        wanted: dict[str, Any] = {"live": value != "concept"}
        if value == "gewijzigd":
            wanted["has_unpublished_changes"] = True
        return _only(queryset, **wanted)

    def by_example(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep, or leave out, what was made up as an example."""
        return _only(queryset, is_example=value == "ja")


def _keys(practices: QuerySet) -> QuerySet:
    return practices.order_by().values_list("pk", flat=True)


def _only(queryset: QuerySet, **conditions: Any) -> QuerySet:
    return queryset.filter(pk__in=_keys(PracticePage.objects.filter(**conditions)))


def _home_region(practice: PracticePage) -> str:
    return practice.home_region.title if practice.home_region else str(NATIONAL)


def _contacts(practice: PracticePage) -> list[str]:
    return [placed.contact.name for placed in practice.placed_contacts.all()]


def _first_contact(practice: PracticePage) -> str:
    return next(iter(_contacts(practice)), "–")


def _check_warning(practice: PracticePage) -> str:
    if practice.checked_on is None:
        return str(_("Nooit gecontroleerd"))
    return str(_("Langer dan een jaar geleden gecontroleerd")) if practice.is_ageing else ""


class PracticeIndexView(TolerantSearch, SafeExport, IndexView):
    """The listing of practices: a fixed number of queries for any length."""

    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Titel"), sort_key="title", classname="title"),
        Column("home_region", label=_("Regio"), accessor=_home_region, sort_key="home_region__title", width="14%"),
        Column("status", label=_("Stand"), accessor="get_status_display", sort_key="status", width="10%"),
        DatedColumn("checked_on", label=_("Gecontroleerd"), sort_key="checked_on", warning=_check_warning, width="12%"),
        Column("contact", label=_("Contactpersoon"), accessor=_first_contact, width="13%"),
        DateColumn(
            "latest_revision_created_at", label=_("Bewerkt"), sort_key="latest_revision_created_at", width="11%"
        ),
        PageStatusColumn("live", label=_("Publicatie"), sort_key="live", width="10%"),
    ]
    export_columns = (
        ExportColumn("title", _("Titel"), lambda practice: practice.title),
        ExportColumn("url", _("Adres"), lambda practice: practice.full_url),
        ExportColumn("home_region", _("Regio"), _home_region),
        ExportColumn("regions", _("Alle regio's"), lambda practice: _names(practice.regions.all())),
        ExportColumn("status", _("Stand"), lambda practice: practice.get_status_display()),
        ExportColumn("themes", _("Thema's"), lambda practice: _names(practice.themes.all())),
        ExportColumn("phases", _("Fasen"), lambda practice: _names(practice.phases.all())),
        ExportColumn("targets", _("Doelgroepen"), lambda practice: _names(practice.targets.all())),
        ExportColumn("contacts", _("Contactpersonen"), lambda practice: "; ".join(_contacts(practice))),
        ExportColumn("starts_on", _("Begonnen op"), lambda practice: practice.starts_on),
        ExportColumn("ends_on", _("Eindigt op"), lambda practice: practice.ends_on),
        ExportColumn("pupils", _("Aantal leerlingen"), lambda practice: practice.pupils),
        ExportColumn("checked_on", _("Laatst gecontroleerd"), lambda practice: practice.checked_on),
        ExportColumn("edited_at", _("Bewerkt"), lambda practice: practice.latest_revision_created_at),
        ExportColumn("live", _("Staat op de site"), lambda practice: practice.live),
        ExportColumn("is_example", _("Voorbeeld"), lambda practice: practice.is_example),
    )

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        """Load with the rows what their columns show."""
        pages = super().annotate_queryset(pages).prefetch_related("home_region", "placed_contacts__contact")
        if self.is_export:
            pages = pages.prefetch_related("regions", "themes", "phases", "targets")
        return pages

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Put what was never checked before what was checked long ago, on both databases."""
        if self.ordering == "checked_on":
            return queryset.order_by(F("checked_on").asc(nulls_first=True), "title")
        if self.ordering == "-checked_on":
            return queryset.order_by(F("checked_on").desc(nulls_last=True), "title")
        return super().order_queryset(queryset)


def _names(things: QuerySet) -> str:
    return "; ".join(str(thing) for thing in things)


class PracticeViewSet(PageListingViewSet):
    """Praktijken, first in the menu."""

    name = "praktijken"
    model = PracticePage
    index_view_class = PracticeIndexView
    columns = PracticeIndexView.columns
    filterset_class = PracticeFilterSet
    export_filename = "praktijken"
    icon = "junctions"
    menu_label = _("Praktijken")
    menu_order = 10
    add_to_admin_menu = True
