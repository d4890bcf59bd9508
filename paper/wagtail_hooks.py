"""What papers add to the admin: a report, a button, and a word on the first screen when something failed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from paper import making
from paper.choices import Kind
from paper.models import Paper
from paper.permissions import may_see_papers, papers_within_reach
from paper.reports import PaperReport
from practices.models import PracticePage


@require_POST
def again(request: HttpRequest, key: int) -> HttpResponse:
    """Make a paper anew, at this moment, and say how it went."""
    paper = get_object_or_404(papers_within_reach(request.user), pk=key)
    practice = PracticePage.objects.published().select_related("home_region").filter(pk=paper.practice_id).first()
    Paper.objects.filter(pk=paper.pk).delete()
    if practice is None:
        messages.warning(request, _("Deze praktijk staat niet meer op de site. Haar papieren versie is weggegooid."))
        return redirect("paper_report")
    made = making.picture(practice) if paper.kind == Kind.PICTURE else making.one_pager(practice)
    if made.error:
        messages.error(request, _("Het lukt nog niet: %s") % made.error)
    else:
        messages.success(request, _("De papieren versie van ‘%s’ is gemaakt.") % practice.title)
    return redirect("paper_report")


class PaperMenuItem(MenuItem):
    """The report, for who may edit a page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague has practices of which papers are made."""
        return may_see_papers(request.user)


class FailedPanel(Component):
    """How many papers could not be made, with a link to why. One query."""

    name = "paper_failed"
    order = 110
    template_name = "paper/failed_panel.html"

    def __init__(self, number: int) -> None:
        self.number = number

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the number and where they are listed."""
        return {"number": self.number, "url": reverse("paper_report")}


@hooks.register("construct_homepage_panels")
def add_failed_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Say so on the first screen of who can do something about it."""
    if may_see_papers(request.user) and (number := papers_within_reach(request.user).failed().count()):
        panels.append(FailedPanel(number))


@hooks.register("register_admin_urls")
def register_paper_urls() -> list[URLPattern]:
    """Give the report its address, and what can be done from there."""
    return [
        path("rapporten/papieren-versies/", PaperReport.as_view(), name="paper_report"),
        path(
            "rapporten/papieren-versies/resultaten/",
            PaperReport.as_view(results_only=True),
            name="paper_report_results",
        ),
        path("rapporten/papieren-versies/<int:key>/nog-eens/", again, name="paper_again"),
    ]


@hooks.register("register_reports_menu_item")
def add_report_to_menu() -> MenuItem:
    """List the report."""
    return PaperMenuItem(
        gettext_lazy("Papieren versies"),
        reverse("paper_report"),
        name="papieren-versies",
        icon_name="doc-full",
        order=120,
    )
