"""The panel beside the editor's form, and the views of Wagtail that show it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet

from writing.choices import Kind

SAYINGS = {
    "none": _("Geen opmerkingen."),
    "one": _("1 opmerking."),
    "many": _("{number} opmerkingen."),
    "hidden": _("{number} verborgen."),
    "empty": _("Er is nog geen tekst om naar te kijken."),
    "busy": _("We kijken je tekst na…"),
    "score": _("Leesbaarheid {ease}: {level}."),
    "tooShort": _("Te kort voor een cijfer."),
    "suits": _("Past bij taalniveau B1."),
    "tooHard": _("Moeilijker dan taalniveau B1."),
    "size": _("Woorden: {words}. Zinnen: {sentences}."),
    "times": _("{number} keer"),
    "goTo": _("Ga naar de tekst"),
    "hide": _("Verberg"),
    "showHidden": _("Toon verborgen opmerkingen ({number})"),
    "hideAgain": _("Verberg ze weer"),
    "putBack": _("Toch tonen"),
    "signedOut": _("Je bent niet meer aangemeld, of je mag dit niet. Sla je werk op en meld je opnieuw aan."),
    "unreachable": _("De schrijfhulp is nu niet te bereiken. Opslaan kan gewoon."),
}
"""What the script says; it fills in what stands between braces."""


class WritingSidePanel(BaseSidePanel):
    """Remarks on the text in the form; they are made by static/js/admin/writing.js and never hold back a save."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button that opens the panel; its counter is set by the script."""

        aria_label = _("Schrijfhulp")
        icon_name = "edit"

    name = "writing"
    title = _("Schrijfhulp")
    template_name = "writing/panel.html"
    order = 340

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Return where to ask, and what the script says."""
        kinds = {value: str(label) for value, label in Kind.choices}
        sayings = {name: str(saying) for name, saying in SAYINGS.items()}
        return super().get_context_data(parent_context) | {
            "address": reverse("writing_help"),
            "sayings": sayings | {"kinds": kinds},
        }

    class Media:
        js = ["js/admin/reveal.js", "js/admin/writing.js"]
        css = {"all": ["css/admin/writing.css"]}


class HelpBesideNewPage(CreateView):
    """Making a page, with the panel."""

    def get_side_panels(self) -> MediaContainer:
        """Add the panel to those of Wagtail."""
        panels = super().get_side_panels()
        panels.append(WritingSidePanel(self.page, self.request))
        return panels


class HelpBesidePage(EditView):
    """Editing a page, with the panel."""

    def get_side_panels(self) -> MediaContainer:
        """Add the panel to those of Wagtail."""
        panels = super().get_side_panels()
        # An answer to autosave changes parts of a form that has its panel already.
        if not self.expects_json_response and not self.hydrate_create_view:
            panels.append(WritingSidePanel(self.page, self.request))
        return panels


class HelpBesideEarlierVersion(HelpBesidePage, RevisionsRevertView):
    """Going back to an earlier version, with the panel."""


class PageWithWritingHelp(PageViewSet):
    """Wagtail's views of a page, with the panel. A viewset for one type of page keeps it by inheriting from this."""

    add_view_class = HelpBesideNewPage
    edit_view_class = HelpBesidePage
    revisions_revert_view_class = HelpBesideEarlierVersion
