"""Where something happens and where not: regions by themes, counted over what is published."""

from dataclasses import dataclass
from typing import Any

import django_filters
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn

from editing.reports.base import ChoicesFilterSet, RegionFilter, RowsReport
from editing.reports.columns import LinkedNumberColumn
from kit.facets import Choices
from kit.spreadsheets import ExportColumn
from practices.choices import Status
from practices.coverage import Cell, Coverage
from practices.facets import REGION, THEME, practice_facets
from practices.models import Theme
from practices.selection import Selection

PUBLIC_LIST = "/praktijken/"


class CoverageFilterSet(ChoicesFilterSet):
    """Narrows the report: regions are its rows, themes its columns."""

    region = RegionFilter(to_field_name="slug")
    theme = django_filters.ModelMultipleChoiceFilter(
        label=_("Thema"), queryset=Theme.objects.all(), to_field_name="slug", widget=CheckboxSelectMultiple
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("Stand"), choices=Status.choices, widget=CheckboxSelectMultiple
    )
    gaps = django_filters.ChoiceFilter(
        label=_("Lege vakken"),
        choices=[("leeg", _("Alleen regio's met een leeg vak"))],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
    )


@dataclass(frozen=True)
class Line:
    """One region of the report."""

    title: str
    total: int
    url: str
    cells: list[Cell]

    @property
    def empty(self) -> int:
        """About how many themes there is nothing."""
        return sum(not cell.count for cell in self.cells)


class CellColumn(Column):
    """One theme: how many practices each region has about it."""

    cell_template_name = "editing/reports/parts/coverage_cell.html"

    def __init__(self, number: int, **kwargs: Any) -> None:
        """`number` is the place of the theme among the columns."""
        super().__init__(f"theme{number}", accessor=lambda line: line.cells[number], **kwargs)


class CoverageReport(RowsReport):
    """How many practices each region has about each theme; the emptiest region first."""

    page_title = _("Dekking regio × thema")
    explanation = _(
        "Alle gepubliceerde praktijken, ook die van andere regio's. Een praktijk met twee thema's telt twee keer."
    )
    nothing = _("Er zijn nog geen regio's op de site.")
    header_icon = "site"
    results_template_name = "editing/reports/coverage_results.html"
    filterset_class = CoverageFilterSet
    default_ordering = "-empty"
    index_url_name = "reports_dekking"
    index_results_url_name = "reports_dekking_results"

    @cached_property
    def _choices(self) -> Choices:
        chosen = {
            REGION: tuple(region.slug for region in self.chosen.get("region") or ()),
            THEME: tuple(theme.slug for theme in self.chosen.get("theme") or ()),
            "status": tuple(self.chosen.get("status") or ()),
        }
        return Choices(chosen={key: values for key, values in chosen.items() if values}, facets=practice_facets())

    @cached_property
    def _coverage(self) -> Coverage:
        return Coverage(Selection(self._choices))

    @cached_property
    def columns(self) -> list[BaseColumn]:  # type: ignore[override]  # Wagtail only reads it
        """The region, its totals, and one column per theme."""
        return [
            TitleColumn("title", label=_("Regio"), sort_key="title"),
            LinkedNumberColumn("total", label=_("Praktijken"), get_url=lambda line: line.url, sort_key="total"),
            Column("empty", label=_("Lege vakken"), sort_key="empty"),
            *(CellColumn(number, label=theme.label) for number, theme in enumerate(self._coverage.themes)),
        ]

    @cached_property
    def export_columns(self) -> tuple[ExportColumn, ...]:  # type: ignore[override]  # as above
        """The same, as numbers."""
        return (
            ExportColumn("title", _("Regio"), lambda line: line.title),
            ExportColumn("total", _("Praktijken"), lambda line: line.total),
            ExportColumn("empty", _("Lege vakken"), lambda line: line.empty),
            *(_exported(number, theme.label) for number, theme in enumerate(self._coverage.themes)),
        )

    def get_rows(self) -> list[Line]:
        """Return the chosen regions, else all."""
        region_facet = next(facet for facet in self._choices.facets if facet.key == REGION)
        lines = []
        for row in self._coverage.rows:
            if row.is_chosen or not self._choices.values(region_facet):
                query = self._choices.only(region_facet, [row.region.name]).query_string()
                cells = [Cell(cell.theme, cell.count, f"{PUBLIC_LIST}{cell.url}") for cell in row.cells]
                lines.append(Line(row.region.label, row.count, f"{PUBLIC_LIST}{query}", cells))
        return [line for line in lines if line.empty] if self.chosen.get("gaps") else lines


def _exported(number: int, label: str) -> ExportColumn:
    return ExportColumn(f"theme{number}", label, lambda line: line.cells[number].count)
