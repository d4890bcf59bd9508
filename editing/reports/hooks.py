"""What the reports add to the admin: their addresses, and their places under "Rapporten"."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from editing.reports.ageing import AgeingReport
from editing.reports.asking import AskingReport
from editing.reports.base import EditorsReport
from editing.reports.consents import ConsentsReport
from editing.reports.coverage import CoverageReport
from editing.reports.pictures import MissingReport
from editing.reports.reach import may_see_reports
from editing.reports.unused import UnusedReport
from editing.reports.words import WordsReport

REPORTS: dict[str, type[EditorsReport]] = {
    "verouderende-praktijken": AgeingReport,
    "contactpersonen-na-te-vragen": AskingReport,
    "alt-tekst-en-toestemming": MissingReport,
    "toestemmingen": ConsentsReport,
    "dekking": CoverageReport,
    "themas-en-trefwoorden": WordsReport,
    "ongebruikte-afbeeldingen": UnusedReport,
}
"""The reports by their word in the address, in the order of the menu."""
FIRST_IN_MENU = 10


class ReportMenuItem(MenuItem):
    """A report, for who edits a page somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague may see reports."""
        return may_see_reports(request.user)


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """Give each report its address, and one for its rows alone."""
    patterns = []
    for word, report in REPORTS.items():
        rows_only = report.as_view(results_only=True)
        patterns += [
            path(f"rapporten/{word}/", report.as_view(), name=report.index_url_name),
            path(f"rapporten/{word}/resultaten/", rows_only, name=report.index_results_url_name),
        ]
    return patterns


def _menu_item(number: int, word: str, report: type[EditorsReport]) -> MenuItem:
    return ReportMenuItem(
        report.page_title,
        reverse(report.index_url_name),
        name=word,
        icon_name=report.header_icon,
        order=FIRST_IN_MENU + number,
    )


for _number, (_word, _report) in enumerate(REPORTS.items()):
    hooks.register(
        "register_reports_menu_item",
        lambda number=_number, word=_word, report=_report: _menu_item(number, word, report),
    )
