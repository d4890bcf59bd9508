"""What the inbox adds to the admin: its pages, itself in the menu with how much waits, and words for the log."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from inbox.desk.acts import WORDS_OF_LOG
from inbox.desk.counts import number_open
from inbox.desk.history import register_words
from inbox.desk.item_views import ItemView
from inbox.desk.permissions import may_see_inbox
from inbox.desk.views import InboxView


class InboxMenuItem(MenuItem):
    """The inbox, for who edits a region."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague has one."""
        return may_see_inbox(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Return it with the number of things that are open."""
        number = number_open(request.user)
        label = _("Postvak (%d)") % number if number else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


@hooks.register("register_admin_urls")
def register_inbox_urls() -> list[URLPattern]:
    """Give the inbox its addresses; mails name a message by its key alone."""
    return [
        path("postvak/", InboxView.as_view(), name="inbox_list"),
        path("postvak/<int:pk>/", ItemView.as_view(), name="inbox_message"),
        path("postvak/<slug:kind>/<int:pk>/", ItemView.as_view(), name="inbox_item"),
    ]


@hooks.register("register_admin_menu_item")
def add_inbox_to_menu() -> MenuItem:
    """Put it below what is to be done."""
    return InboxMenuItem(gettext_lazy("Postvak"), reverse("inbox_list"), name="inbox", icon_name="mail", order=12)


@hooks.register("register_log_actions")
def register_inbox_log_actions(registry: Any) -> None:
    """Give what editors do its words in the history."""
    register_words(registry, WORDS_OF_LOG)
