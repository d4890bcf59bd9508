"""What misses, beside the editor's form: the rules of practices, and what links and the writing help know."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView

from links.broken import broken_in
from links.finding import DOCUMENT, PAGE, FoundLink
from practices.checklist import Point, missing_in, text_of
from practices.models import PracticePage
from writing.measure import B1_FROM, measured
from writing.panels import HelpBesideNewPage, HelpBesidePage, PageWithWritingHelp

_PROSE = {"introduction": gettext_lazy("De inleiding"), "body": gettext_lazy("Het verhaal")}
LEAST_WORDS = 50
"""Fewer say nothing about how hard a text is."""


def points_for(practice: PracticePage) -> list[Point]:
    """Return everything to look at in a version of a practice, what blocks first."""
    points = missing_in(practice)
    points += [
        Point(link.field, _("Deze link leidt nergens heen: %s") % _in_words(link)) for link in broken_in(practice)
    ]
    for field, name in _PROSE.items():
        measure = measured(text_of(practice, field))
        if measure.ease is not None and measure.words >= LEAST_WORDS and measure.ease < B1_FROM - 15:
            points.append(Point(field, _("%s leest moeilijk; de schrijfhulp laat zien waar.") % name))
    return points


def _in_words(link: FoundLink) -> str:
    if link.text:
        return f"“{link.text}”"
    if link.url.startswith((PAGE, DOCUMENT)):
        return _("een pagina of bestand dat niet (meer) op de site staat")
    return link.url


class ChecklistSidePanel(BaseSidePanel):
    """What misses in this practice; each point leads to its field."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button that opens the panel; its counter is set by the script."""

        aria_label = gettext_lazy("Wat mist er nog")
        icon_name = "list-ul"

    name = "checklist"
    title = gettext_lazy("Wat mist er nog")
    template_name = "editing/checklist/panel.html"
    order = 330

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Return the points of the version in the form, and where to ask again."""
        return super().get_context_data(parent_context) | {
            "points": points_for(self.object) if self.object.pk is not None else None,
            "address": reverse("editing:checklist", args=[0]),  # the script puts the number of the page in it
        }

    class Media:
        js = ["js/admin/reveal.js", "js/admin/checklist.js"]


def checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the points of the newest version, for the panel to show after a save."""
    practice = get_object_or_404(PracticePage, pk=pk)
    if not practice.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    newest = practice.get_latest_revision_as_object()
    return render(request, "editing/checklist/points.html", {"points": points_for(newest)})


class _BesideNew(HelpBesideNewPage):
    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        panels.append(ChecklistSidePanel(self.page, self.request))
        return panels


class _BesidePractice(HelpBesidePage):
    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        if not self.expects_json_response and not self.hydrate_create_view:
            panels.append(ChecklistSidePanel(self.page, self.request))
        return panels


class _BesideEarlier(_BesidePractice, RevisionsRevertView):
    pass


class PracticePages(PageWithWritingHelp):
    """The views of a practice in the admin, with what misses beside the form."""

    model = PracticePage
    name = "practice_pages"
    add_view_class: type[CreateView] = _BesideNew
    edit_view_class: type[EditView] = _BesidePractice
    revisions_revert_view_class: type[RevisionsRevertView] = _BesideEarlier
