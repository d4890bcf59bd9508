"""What all reports of the editors share: who may see them, exports that are safe, and rows that are no table."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from editing.reports.reach import EDITING, page_policy
from kit.folding import folded
from kit.spreadsheets import SafeExport
from regions.models import RegionPage


class RegionFilter(django_filters.ModelMultipleChoiceFilter):
    """One or more regions."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=gettext_lazy("Regio"),
            queryset=lambda request: RegionPage.objects.in_alphabet().for_tiles(),
            widget=CheckboxSelectMultiple,
            **kwargs,
        )


class ChoicesFilterSet(WagtailFilterSet):
    """Reads what was chosen; the report itself narrows its rows."""

    class Meta:
        model = Page
        fields: list[str] = []

    def filter_queryset(self, queryset: Any) -> Any:
        """Leave the rows as they are."""
        return queryset


class EditorsReport(SafeExport, ReportView):
    """A report for everybody who edits a page; a subclass shows only what is within reach."""

    template_name = "editing/reports/report.html"
    any_permission_required = list(EDITING)
    is_searchable = True
    search_backend_name = None
    search_fields = ["title"]
    explanation: str | Promise = ""
    nothing: str | Promise = ""
    """What is said when there is nothing to report."""

    @property
    def permission_policy(self) -> Any:  # type: ignore[override]  # who may edit a page, may see reports
        """Return the policy of pages."""
        return page_policy()

    @cached_property
    def no_results_message(self) -> str:  # type: ignore[override]  # Wagtail only reads it
        """Tell "all is well" from "nothing matches"."""
        return _("Niets gevonden met deze keuzes.") if self.is_filtering or self.is_searching else str(self.nothing)

    @cached_property
    def export_filename(self) -> str:  # type: ignore[override]  # Wagtail only reads it
        """Name the file after its address."""
        return self.index_url_name.removeprefix("reports_").replace("_", "-")

    def get_filtered_queryset(self) -> Any:
        """Return the rows, narrowed once."""
        return self.get_queryset()


class RowsReport(EditorsReport, ABC):
    """A report whose rows come from several tables: Python narrows, searches and orders them.

    A row has a `title`, and an attribute for each sort key of a column; `default_ordering` is one of those.
    """

    @abstractmethod
    def get_rows(self) -> Sequence[Any]:
        """Return every row that this colleague may see, under what was chosen."""

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """What was chosen in the filters, by name; nothing when it makes no sense."""
        return self.filters.form.cleaned_data if self.filters and self.filters.is_valid() else {}

    def get_queryset(self) -> Any:
        """Return the rows, searched and in order."""
        rows = self.get_rows()
        if self.is_searching:
            wanted = folded(self.search_query)
            rows = [row for row in rows if wanted in folded(row.title)]
        key = self.ordering.removeprefix("-")
        in_alphabet = sorted(rows, key=lambda row: folded(row.title))
        return sorted(in_alphabet, key=lambda row: _sortable(getattr(row, key)), reverse=self.ordering.startswith("-"))


def _sortable(value: Any) -> tuple[bool, Any]:
    # What is unknown comes before what is known.
    return (value is not None, folded(value) if isinstance(value, str) else value if value is not None else 0)


def within(queryset: QuerySet, condition: QuerySet) -> QuerySet:
    """Keep rows whose key is among `condition`, without a join that would double rows."""
    return queryset.filter(pk__in=condition.order_by().values("pk"))
