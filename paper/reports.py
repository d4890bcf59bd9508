"""Papers: the report of the editors, with a way to have one made again."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from kit.spreadsheets import ExportColumn, SafeExport
from paper.choices import Kind
from paper.models import Paper
from paper.permissions import MAY_EDIT, page_policy, papers_within_reach
from paper.querysets import PaperQuerySet


class PaperFilterSet(WagtailFilterSet):
    """Narrows the report. Without a choice it lists what could not be made."""

    state = django_filters.ChoiceFilter(
        label=_("Welke"),
        choices=[("alle", _("Ook wat lukte"))],
        empty_label=_("Wat niet lukte"),
        widget=RadioSelect,
        method="with_state",
    )
    kind = django_filters.ChoiceFilter(
        label=_("Soort"),
        choices=[(kind.value, kind.label) for kind in (Kind.ONE_PAGER, Kind.PICTURE)],
        widget=RadioSelect,
    )

    class Meta:
        model = Paper
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Leave out what succeeded unless it is asked for."""
        papers: PaperQuerySet = super().filter_queryset(queryset)
        return papers if self.form.cleaned_data.get("state") else papers.failed()

    def with_state(self, papers: QuerySet, name: str, value: str) -> QuerySet:
        """Keep them all."""
        return papers


class AgainColumn(Column):
    """Has a paper made again."""

    cell_template_name = "paper/parts/again_cell.html"

    def get_value(self, instance: Paper) -> str:
        """Return the title of the practice, so that each button can be told from the next one."""
        return str(instance.practice.title if instance.practice else "")

    def get_cell_context_data(self, instance: Paper, parent_context: dict) -> dict:
        """Add what a form needs."""
        return super().get_cell_context_data(instance, parent_context) | {
            "address": reverse("paper_again", args=[instance.pk]),
            "csrf_token": parent_context.get("csrf_token", ""),
        }


def _edit_address(paper: Paper) -> str:
    return reverse("wagtailadmin_pages:edit", args=[paper.practice_id])


class PaperReport(SafeExport, ReportView):
    """What was set in type, or why that failed, of the practices that a colleague may edit."""

    page_title = _("Papieren versies")
    header_icon = "doc-full"
    model = Paper
    is_searchable = True
    search_fields = ["practice__title"]
    filterset_class = PaperFilterSet
    default_ordering = "-made_at"
    index_url_name = "paper_report"
    index_results_url_name = "paper_report_results"
    export_filename = "papieren-versies"
    any_permission_required = list(MAY_EDIT)
    columns = [
        TitleColumn("practice", label=_("Praktijk"), accessor="practice.title", get_url=_edit_address),
        Column("kind", label=_("Soort"), accessor="get_kind_display", sort_key="kind"),
        DateColumn("made_at", label=_("Geprobeerd"), sort_key="made_at"),
        Column("milliseconds", label=_("Milliseconden"), sort_key="milliseconds"),
        Column("error", label=_("Waarom het niet lukte")),
        AgainColumn("again", label=_("Nog eens")),
    ]
    export_columns = (
        ExportColumn("practice", _("Praktijk"), lambda paper: paper.practice.title),
        ExportColumn("kind", _("Soort"), lambda paper: paper.get_kind_display()),
        ExportColumn("made_at", _("Geprobeerd"), lambda paper: paper.made_at),
        ExportColumn("milliseconds", _("Milliseconden"), lambda paper: paper.milliseconds),
        ExportColumn("error", _("Waarom het niet lukte"), lambda paper: paper.error),
    )

    @property
    def permission_policy(self) -> Any:  # type: ignore[override]  # who may edit pages, may see their papers
        """Return the policy of pages."""
        return page_policy()

    def get_base_queryset(self) -> QuerySet:
        """Return the papers of the practices that this colleague may edit."""
        return papers_within_reach(self.request.user).select_related("practice")
