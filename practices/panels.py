"""The editor's form of a practice, in the order in which it is told."""

from django.forms import Textarea
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from kit.widgets import ColumnsOfCheckboxes


class OlderNotePanel(FieldPanel):
    """A note that was written before there was a register of consents; where there is none, none is asked for."""

    class BoundPanel(FieldPanel.BoundPanel):
        """The panel on one practice."""

        def is_shown(self) -> bool:
            """Whether there is a note."""
            return super().is_shown() and bool(self.instance.consent_note)


def practice_edit_handler() -> TabbedInterface:
    """Return the tabs: the story, the facts, getting started, contact, and how it is found."""
    story = [
        TitleFieldPanel("title", placeholder=_("Titel, vaak een citaat")),
        FieldPanel("introduction"),
        FieldPanel("cover"),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("lessons"),
        OlderNotePanel("consent_note", widget=Textarea({"rows": 2, "data-no-writing-help": ""})),
        FieldPanel("editor_notes", widget=Textarea({"rows": 4, "data-no-writing-help": ""})),
        CommentPanel(),
    ]
    facts = [
        MultiFieldPanel(
            [
                FieldPanel("status"),
                FieldPanel("status_note"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldRowPanel([FieldPanel("pupils"), FieldPanel("hours")]),
                FieldPanel("organisations"),
                FieldPanel("funding"),
                FieldPanel("evidence"),
                FieldPanel("evidence_note"),
            ],
            heading=_("Feiten"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("regions", widget=ColumnsOfCheckboxes(in_alphabet=True)),
                FieldPanel("themes", widget=ColumnsOfCheckboxes()),
                FieldPanel("phases", widget=ColumnsOfCheckboxes()),
                FieldPanel("targets", widget=ColumnsOfCheckboxes()),
                FieldPanel("sectors", widget=ColumnsOfCheckboxes()),
                FieldPanel("tags"),
            ],
            heading=_("Indeling"),
        ),
        FieldRowPanel([FieldPanel("checked_on"), FieldPanel("is_example")]),
    ]
    start = [
        FieldPanel("start_steps"),
        FieldPanel("start_people"),
        FieldPanel("start_cost"),
        FieldPanel("start_pitfall"),
    ]
    contact = [
        InlinePanel("placed_contacts", heading=_("Contactpersonen"), label=_("Contactpersoon"), max_num=6),
        FieldPanel("links"),
        InlinePanel("related_practices", heading=_("Verwante praktijken"), label=_("Praktijk"), max_num=4),
    ]
    found = [
        FieldPanel("slug"),
        FieldPanel("seo_title"),
        FieldPanel("search_description"),
    ]
    return TabbedInterface(
        [
            ObjectList(story, heading=_("Verhaal")),
            ObjectList(facts, heading=_("Feiten en indeling")),
            ObjectList(start, heading=_("Zelf aan de slag")),
            ObjectList(contact, heading=_("Contact en links")),
            ObjectList(found, heading=_("Vindbaarheid")),
            ObjectList([PublishingPanel()], heading=_("Publiceren")),
        ]
    )
