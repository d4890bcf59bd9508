"""What people looked for: the report of the editors, with a way to help the next one who asks."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import Max, Q, QuerySet, Sum
from django.forms import RadioSelect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.reports import ReportView

from kit.spreadsheets import ExportColumn, SafeExport
from search.models import AskedOnDay, SynonymGroup


class AskedFilterSet(WagtailFilterSet):
    """Narrows the report. The rows are sums, so that a filter on days comes before them: see `AskedReport`."""

    gave = django_filters.ChoiceFilter(
        label=_("Gaf"),
        choices=[("niets", _("Niets")), ("weinig", _("Eén of twee")), ("genoeg", _("Drie of meer"))],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="by_results",
    )

    def by_results(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep questions by the most that they gave."""
        gave = {"niets": Q(found=0), "weinig": Q(found__gt=0, found__lt=3), "genoeg": Q(found__gte=3)}
        return rows.filter(gave[value])

    class Meta:
        model = AskedOnDay
        fields: list[str] = []


class HelpColumn(Column):
    """What an editor can do for a question, each one click away."""

    cell_template_name = "wagtailadmin/cells/help_question.html"

    def get_value(self, instance: dict[str, Any]) -> dict[str, str]:
        """Return the addresses: of a new synonym, and of a page to put above the results."""
        words = instance["words"]
        return {
            "synonym": f"{reverse(_synonym_add())}?{urlencode({'words': words})}",
            "promotion": f"{reverse('search_promote')}?{urlencode({'query_string': words})}",
            "try": f"/praktijken/?{urlencode({'q': words})}",
        }


def _synonym_add() -> str:
    return SynonymGroup.snippet_viewset.get_url_name("add")  # type: ignore[attr-defined]  # set by Wagtail


class AskedReport(SafeExport, ReportView):
    """Every question of the last year, with how often it was asked and what it gave."""

    page_title = _("Gezocht")
    header_icon = "search"
    model = AskedOnDay
    is_searchable = True
    search_fields = ["words"]
    filterset_class = AskedFilterSet
    default_ordering = "-asked"
    index_url_name = "search_asked"
    index_results_url_name = "search_asked_results"
    any_permission_required = ["add", "change", "view"]
    columns = [
        Column("words", label=_("Gezocht"), sort_key="words"),
        NumberColumn("asked", label=_("Keer"), sort_key="asked"),
        NumberColumn("found", label=_("Gevonden"), sort_key="found"),
        DateColumn("last_on", label=_("Laatst"), sort_key="last_on"),
        HelpColumn("help", label=_("Helpen")),
    ]
    export_columns = (
        ExportColumn("words", _("Gezocht"), lambda row: row["words"]),
        ExportColumn("asked", _("Keer"), lambda row: row["asked"]),
        ExportColumn("found", _("Gevonden"), lambda row: row["found"]),
        ExportColumn("last_on", _("Laatst"), lambda row: row["last_on"]),
    )

    def get_base_queryset(self) -> QuerySet:
        """Return one row per question that may be shown: its words, times, last day, and the most that it gave."""
        since = timezone.localdate() - timedelta(days=365)
        told = AskedOnDay.objects.filter(day__gte=since).exclude(words="")
        return told.values("words").annotate(asked=Sum("times"), found=Max("results"), last_on=Max("day"))
