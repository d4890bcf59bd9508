"""Practices on the site that nobody checked for a year."""

from datetime import timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from editing.reports.base import EditorsReport, within
from editing.reports.reach import page_keys_within_reach
from kit.columns import DatedColumn
from kit.spreadsheets import ExportColumn
from practices.models import PracticePage
from practices.viewsets import NATIONAL, PracticeFilterSet

DAYS_IN_A_MONTH = 365.25 / 12


class AgeingFilterSet(PracticeFilterSet):
    """Narrows the report: the filters of the listing, without those that say nothing here."""

    checked = None
    publication = None

    class Meta(PracticeFilterSet.Meta):
        pass


def edit_address(practice: PracticePage) -> str:
    """Return where a practice is edited."""
    return reverse("wagtailadmin_pages:edit", args=[practice.pk])


def months_since_check(practice: PracticePage) -> int | None:
    """Return how many whole months ago a practice was checked; None when nobody knows."""
    if practice.checked_on is None:
        return None
    return int((timezone.localdate() - practice.checked_on).days / DAYS_IN_A_MONTH)


def _months(practice: PracticePage) -> str:
    months = months_since_check(practice)
    return "–" if months is None else str(months)


def _region(practice: PracticePage) -> str:
    return practice.home_region.title if practice.home_region else str(NATIONAL)


def _contacts(practice: PracticePage) -> str:
    return "; ".join(placed.contact.name for placed in practice.placed_contacts.all())


def _warning(practice: PracticePage) -> str:
    if practice.checked_on is None:
        return str(_("Nooit gecontroleerd"))
    return str(_("Langer dan een jaar geleden gecontroleerd"))


class AgeingReport(EditorsReport):
    """Live practices that were checked over a year ago, or never; the longest unchecked first."""

    page_title = _("Verouderende praktijken")
    explanation = _("Praktijken op de site die langer dan een jaar geleden of nooit zijn gecontroleerd.")
    nothing = _("Alle praktijken zijn in het afgelopen jaar gecontroleerd.")
    header_icon = "time"
    model = PracticePage
    filterset_class = AgeingFilterSet
    default_ordering = "checked_on"
    index_url_name = "reports_verouderende_praktijken"
    index_results_url_name = "reports_verouderende_praktijken_results"
    columns = [
        TitleColumn("title", label=_("Titel"), get_url=edit_address, sort_key="title"),
        Column("home_region", label=_("Regio"), accessor=_region, sort_key="home_region__title"),
        Column("status", label=_("Stand"), accessor="get_status_display", sort_key="status"),
        DatedColumn("checked_on", label=_("Gecontroleerd"), sort_key="checked_on", warning=_warning),
        Column("months", label=_("Maanden geleden"), accessor=_months),
        Column("contacts", label=_("Contactpersoon"), accessor=_contacts),
        DateColumn("latest_revision_created_at", label=_("Bewerkt"), sort_key="latest_revision_created_at"),
    ]
    export_columns = (
        ExportColumn("title", _("Titel"), lambda practice: practice.title),
        ExportColumn("url", _("Adres"), lambda practice: practice.full_url),
        ExportColumn("home_region", _("Regio"), _region),
        ExportColumn("status", _("Stand"), lambda practice: practice.get_status_display()),
        ExportColumn("checked_on", _("Gecontroleerd"), lambda practice: practice.checked_on),
        ExportColumn("months", _("Maanden geleden"), months_since_check),
        ExportColumn("contacts", _("Contactpersonen"), _contacts),
        ExportColumn("edited_at", _("Bewerkt"), lambda practice: practice.latest_revision_created_at),
    )

    def get_base_queryset(self) -> QuerySet:
        """Return the practices within reach that want checking, with what their columns show."""
        recent = PracticePage.objects.filter(checked_on__gte=timezone.localdate() - timedelta(days=365))
        ageing = PracticePage.objects.live().exclude(pk__in=recent.order_by().values("pk"))
        own = ageing.filter(pk__in=page_keys_within_reach(self.request.user))
        return within(PracticePage.objects.defer_streamfields(), own).prefetch_related(
            "home_region", "placed_contacts__contact"
        )

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Put what was never checked before what was checked long ago, on both databases."""
        orders: dict[str, Any] = {
            "checked_on": F("checked_on").asc(nulls_first=True),
            "-checked_on": F("checked_on").desc(nulls_last=True),
        }
        return queryset.order_by(orders.get(self.ordering) or self.ordering, "title", "pk")
