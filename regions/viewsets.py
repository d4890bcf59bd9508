"""The regions and what lies in them, as editors list and keep them in the admin."""

from typing import Any

import django_filters
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from kit.searching import TolerantSearch
from kit.spreadsheets import ExportColumn, SafeExport
from regions import shelves
from regions.models import Municipality, RegionAlias, RegionPage

HAS_DESK = ~Q(desk_phone="") | ~Q(desk_email="")


class RegionFilterSet(WagtailFilterSet):
    """Narrows the listing."""

    desk = django_filters.ChoiceFilter(
        label=_("Regiobalie"),
        choices=[("ja", _("Met regiobalie")), ("nee", _("Zonder regiobalie"))],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="by_desk",
    )
    practices = django_filters.ChoiceFilter(
        label=_("Praktijken"),
        choices=[("ja", _("Met praktijken")), ("nee", _("Nog zonder praktijken"))],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="by_practices",
    )

    class Meta:
        model = RegionPage
        fields: list[str] = []

    def by_desk(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep what has, or lacks, a desk that can be reached."""
        return queryset.filter(HAS_DESK if value == "ja" else ~HAS_DESK)

    def by_practices(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep what has, or lacks, published practices."""
        regions = list(shelves.practice_counts())
        return queryset.filter(pk__in=regions) if value == "ja" else queryset.exclude(pk__in=regions)


class RegionIndexView(TolerantSearch, SafeExport, PageIndexView):
    """The listing of regions: a fixed number of queries for any length."""

    default_ordering = "title"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Regio"), sort_key="title", classname="title"),
        Column("code", label=_("Code"), sort_key="code", width="8%"),
        Column("practice_count", label=_("Praktijken"), sort_key="practice_count", width="10%"),
        BooleanColumn("has_desk", label=_("Regiobalie"), width="10%"),
        DateColumn(
            "latest_revision_created_at", label=_("Bewerkt"), sort_key="latest_revision_created_at", width="12%"
        ),
        PageStatusColumn("live", label=_("Publicatie"), sort_key="live", width="12%"),
    ]
    export_columns = (
        ExportColumn("code", _("Code"), lambda region: region.code),
        ExportColumn("title", _("Regio"), lambda region: region.title),
        ExportColumn("url", _("Adres"), lambda region: region.full_url),
        ExportColumn("provinces", _("Provincies"), lambda region: region.provinces),
        ExportColumn("practices", _("Praktijken"), lambda region: region.practice_count),
        ExportColumn("desk_name", _("Regiobalie"), lambda region: region.desk_name),
        ExportColumn("desk_phone", _("Telefoon"), lambda region: region.desk_phone),
        ExportColumn("desk_email", _("E-mail"), lambda region: region.desk_email),
        ExportColumn("live", _("Staat op de site"), lambda region: region.live),
    )

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        """Add how many published practices each region has; the floor above counts them."""
        counts = shelves.practice_counts()
        cases = [When(pk=key, then=Value(number)) for key, number in counts.items()]
        number = Case(*cases, default=Value(0), output_field=IntegerField())
        return super().annotate_queryset(pages).annotate(practice_count=number)


class RegionViewSet(PageListingViewSet):
    """Regio's, second in the menu."""

    name = "regios"
    model = RegionPage
    index_view_class = RegionIndexView
    columns = RegionIndexView.columns
    filterset_class = RegionFilterSet
    export_filename = "regios"
    icon = "map-pin"
    menu_label = _("Regio's")
    menu_order = 20
    add_to_admin_menu = True


class MunicipalityIndexView(TolerantSearch, IndexView):
    """The listing of municipalities."""


class MunicipalityViewSet(ModelViewSet):
    """Gemeenten."""

    model = Municipality
    name = "gemeenten"
    index_view_class = MunicipalityIndexView
    icon = "home"
    list_display = ["name", "code", Column("region", label=_("Regio"), sort_key="region__title"), "province", "year"]
    list_filter = ["province"]
    list_per_page = 50
    ordering = ["sort_name"]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Load the region with each row."""
        return super().get_index_view_kwargs(queryset=Municipality.objects.select_related("region"), **kwargs)


class RegionAliasViewSet(ModelViewSet):
    """Gebiedsnamen: how else people call a region, or a part of it."""

    model = RegionAlias
    name = "gebiedsnamen"
    icon = "tag"
    list_display = ["name", Column("region", label=_("Regio"), sort_key="region__title"), "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]
    list_per_page = 50
    ordering = ["folded_name"]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Load the region with each row."""
        return super().get_index_view_kwargs(queryset=RegionAlias.objects.select_related("region"), **kwargs)


class AreaGroup(ViewSetGroup):
    """Regiogegevens: which municipality and which name belongs to which region."""

    menu_label = _("Regiogegevens")
    menu_name = "regiogegevens"
    menu_icon = "table"
    menu_order = 700
    items = (MunicipalityViewSet, RegionAliasViewSet)
