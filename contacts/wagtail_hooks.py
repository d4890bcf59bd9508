"""What contacts add to the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from contacts.models import Contact
from contacts.policies import contact_policy
from contacts.verification import answering, desk
from contacts.verification.desk import AskView, TasksView
from contacts.viewsets import ContactViewSet

register_snippet(ContactViewSet)


@hooks.register("register_admin_urls")
def register_verification_urls() -> list[URLPattern]:
    """Give the tasks and the question their addresses."""
    return [
        path("contacttaken/", TasksView.as_view(), name="contact_tasks"),
        path("contacttaken/navragen/<int:pk>/", AskView.as_view(), name="contact_ask"),
    ]


@hooks.register("register_log_actions")
def log_answers(actions: Any) -> None:
    """Say in the history of a contact what they answered, and which editor put it on the site."""

    class Answered(LogFormatter):
        label = gettext_lazy("Antwoord van de contactpersoon")

        def format_message(self, log_entry: Any) -> str:
            return str(gettext_lazy("Antwoord met de link in de mail: %s")) % log_entry.data.get("answer", "–")

    actions.register_action(answering.ANSWERED)(Answered)
    actions.register_action(desk.ASKED, gettext_lazy("Navragen"), gettext_lazy("Gevraagd of alles klopt"))
    actions.register_action(
        answering.TAKEN_OVER,
        gettext_lazy("Wijziging overgenomen"),
        gettext_lazy("Overgenomen wat de contactpersoon doorgaf"),
    )


class ContactTasksItem(MenuItem):
    """The tasks about contacts, for who may change one."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague keeps contacts."""
        return bool(contact_policy.user_has_permission(request.user, "change"))


@hooks.register("register_reports_menu_item")
def add_tasks_to_menu() -> MenuItem:
    """List the tasks beside the report on whom to ask."""
    return ContactTasksItem(
        _("Taken over contactpersonen"), reverse("contact_tasks"), name="contacttaken", icon_name="user", order=25
    )


@hooks.register("register_snippet_listing_buttons")
def add_ask_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer at a contact to ask now whether all is right."""
    if isinstance(snippet, Contact) and contact_policy.user_has_permission_for_instance(user, "change", snippet):
        yield Button(
            _("Navragen of alles klopt"), reverse("contact_ask", args=[snippet.pk]), icon_name="mail", priority=55
        )
