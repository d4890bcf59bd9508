"""Broken links: the report of the editors, with a way to say that one is right after all."""

from typing import Any

import django_filters
from django.db.models import F, Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from kit.spreadsheets import ExportColumn, SafeExport
from links.checking import current_check
from links.choices import Kind, Outcome
from links.finding import DOCUMENT, PAGE
from links.models import CheckedLink, LinkCheck
from links.permissions import MAY_EDIT, links_to_mend, may_check_links, page_policy
from links.querysets import CheckedLinkQuerySet
from practices.models import PracticePage
from regions.models import RegionPage


class LinkFilterSet(WagtailFilterSet):
    """Narrows the report. Without a choice it lists what an editor can mend."""

    outcome = django_filters.MultipleChoiceFilter(
        label=_("Uitkomst"), choices=Outcome.choices, widget=CheckboxSelectMultiple, method="with_outcome"
    )
    kind = django_filters.MultipleChoiceFilter(label=_("Soort"), choices=Kind.choices, widget=CheckboxSelectMultiple)
    region = django_filters.ModelMultipleChoiceFilter(
        label=_("Regio"),
        queryset=lambda request: RegionPage.objects.in_alphabet().for_tiles(),
        widget=CheckboxSelectMultiple,
        method="in_regions",
    )
    hidden = django_filters.ChoiceFilter(
        label=_("Klopt wel"),
        choices=[("ja", _("Alleen wat volgens ons klopt"))],
        empty_label=_("Verborgen"),
        widget=RadioSelect,
        method="that_are_hidden",
    )

    class Meta:
        model = CheckedLink
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Add what is left out unless it is asked for."""
        links = super().filter_queryset(queryset)
        if not self.form.cleaned_data.get("hidden"):
            links = links.not_hidden()
        return links if self.form.cleaned_data.get("outcome") else links.wanting_attention()

    def with_outcome(self, links: QuerySet, name: str, outcomes: list[str]) -> QuerySet:
        """Keep links with one of the outcomes."""
        return links.filter(outcome__in=outcomes) if outcomes else links

    def in_regions(self, links: QuerySet, name: str, regions: list[RegionPage]) -> QuerySet:
        """Keep links on the pages of regions and on the practices at home there."""
        if not regions:
            return links
        practices = PracticePage.objects.filter(home_region__in=regions).order_by().values("pk")
        return links.filter(Q(page_id__in=practices) | Q(page_id__in=[region.pk for region in regions]))

    def that_are_hidden(self, links: CheckedLinkQuerySet, name: str, value: str) -> QuerySet:
        """Keep what an editor said is right."""
        return links.hidden()


def field_of(link: CheckedLink) -> str:
    """Return what the field in which a link stands is called in the editor."""
    model = link.page.specific_class
    try:
        return capfirst(str(model._meta.get_field(link.field).verbose_name))
    except Exception:  # the page type, or the field, was taken out of the program
        return link.field


def address_of(link: CheckedLink) -> str:
    """Return an address as an editor reads it."""
    for prefix, words in ((PAGE, _("pagina %s van deze site")), (DOCUMENT, _("document %s van deze site"))):
        if link.url.startswith(prefix):
            return words % link.url.removeprefix(prefix)
    return link.url


def outcome_of(link: CheckedLink) -> str:
    """Return what came of following a link, in words."""
    code = f" ({link.status_code})" if link.status_code else ""
    outcome = f"{link.get_outcome_display()}{code}"
    return f"{outcome}. {link.detail}" if link.detail else outcome


def edit_address(link: CheckedLink) -> str:
    """Return where the page of a link is edited."""
    return reverse("wagtailadmin_pages:edit", args=[link.page_id])


class AddressColumn(Column):
    """An address, with where it moved to; other sites can be opened to look for oneself."""

    cell_template_name = "links/parts/address_cell.html"

    def get_value(self, instance: CheckedLink) -> dict[str, Any]:
        """Return what is shown, and whether it can be opened."""
        is_web = instance.url.startswith(("http://", "https://", "/"))
        return {"words": address_of(instance), "open": instance.url if is_web else "", "new_url": instance.new_url}


class MendColumn(Column):
    """Says of a link that it is right, or takes that back."""

    cell_template_name = "links/parts/mend_cell.html"

    def get_cell_context_data(self, instance: CheckedLink, parent_context: dict) -> dict:
        """Add what a form needs."""
        return super().get_cell_context_data(instance, parent_context) | {
            "address": reverse("links_right", args=[instance.pk]),
            "is_hidden": instance.is_hidden,
            "csrf_token": parent_context.get("csrf_token", ""),
        }

    def get_value(self, instance: CheckedLink) -> str:
        """Return the address, so that each button can be told from the next one."""
        return address_of(instance)


class BrokenLinksReport(SafeExport, ReportView):
    """Links that want attention, on the pages that a colleague may edit."""

    page_title = _("Kapotte links")
    header_icon = "link"
    template_name = "links/report.html"
    model = CheckedLink
    is_searchable = True
    search_fields = ["url", "text", "page__title"]
    filterset_class = LinkFilterSet
    default_ordering = "first_failed_at"
    index_url_name = "links_broken"
    index_results_url_name = "links_broken_results"
    export_filename = "kapotte-links"
    any_permission_required = list(MAY_EDIT)
    columns = [
        TitleColumn("page", label=_("Pagina"), accessor="page.title", get_url=edit_address, sort_key="page__title"),
        Column("field", label=_("Veld"), accessor=field_of),
        Column("text", label=_("Tekst"), sort_key="text"),
        AddressColumn("url", label=_("Adres"), sort_key="url"),
        Column("outcome", label=_("Uitkomst"), accessor=outcome_of, sort_key="outcome"),
        DateColumn("first_failed_at", label=_("Kapot sinds"), sort_key="first_failed_at"),
        MendColumn("right", label=_("Klopt het wel?")),
    ]
    export_columns = (
        ExportColumn("page", _("Pagina"), lambda link: link.page.title),
        ExportColumn("page_url", _("Adres van de pagina"), lambda link: link.page.full_url),
        ExportColumn("field", _("Veld"), field_of),
        ExportColumn("text", _("Tekst"), lambda link: link.text),
        ExportColumn("url", _("Adres"), address_of),
        ExportColumn("new_url", _("Nieuw adres"), lambda link: link.new_url),
        ExportColumn("kind", _("Soort"), lambda link: link.get_kind_display()),
        ExportColumn("outcome", _("Uitkomst"), outcome_of),
        ExportColumn("since", _("Kapot sinds"), lambda link: link.first_failed_at),
        ExportColumn("failures", _("Keer kapot"), lambda link: link.failures),
        ExportColumn("checked_at", _("Nagegaan op"), lambda link: link.checked_at),
    )

    @property
    def permission_policy(self) -> Any:  # type: ignore[override]  # who may edit pages, may see their links
        """Return the policy of pages."""
        return page_policy()

    def get_base_queryset(self) -> QuerySet:
        """Return the links of the pages that this colleague may edit, with their pages."""
        return links_to_mend(self.request.user).select_related("page__content_type")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Put what was never broken last, on both databases."""
        if self.ordering == "first_failed_at":
            return queryset.order_by(F("first_failed_at").asc(nulls_last=True), "pk")
        return super().order_queryset(queryset)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add how the check stands."""
        return super().get_context_data(*args, **kwargs) | {
            "check": current_check(),
            "last_check": LinkCheck.objects.exclude(finished_at=None).order_by("-finished_at").first(),
            "may_check": may_check_links(self.request.user),
        }
