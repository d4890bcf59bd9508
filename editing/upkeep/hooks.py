"""What upkeep adds to the admin: addresses, a report, buttons at a contact, actions on practices, words for the log."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter

from contacts.models import Contact
from editing.upkeep import people, retagging, tags
from editing.upkeep.bulk import CheckedAction, RetagAction
from editing.upkeep.reach import may_change_contact, may_merge_tags


class _TagsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to who may merge tags."""
        return may_merge_tags(request.user)


@hooks.register("register_admin_urls")
def register_upkeep_urls() -> list[URLPattern | URLResolver]:
    """Give upkeep its addresses."""
    return [path("onderhoud/", include("editing.upkeep.urls"))]


@hooks.register("register_reports_menu_item")
def register_tags_item() -> MenuItem:
    """Put the tags among the reports."""
    return _TagsItem(
        _("Trefwoorden samenvoegen"), reverse("upkeep:tags"), name="upkeep-tags", icon_name="tag", order=650
    )


@hooks.register("register_snippet_listing_buttons")
def add_contact_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer at a contact to put somebody in his or her place."""
    if not isinstance(snippet, Contact) or not may_change_contact(user, snippet):
        return
    yield Button(_("Vervang overal…"), reverse("upkeep:replace", args=[snippet.pk]), icon_name="resubmit", priority=60)
    yield Button(_("Voeg samen met…"), reverse("upkeep:merge", args=[snippet.pk]), icon_name="user", priority=61)


hooks.register("register_bulk_action", RetagAction)
hooks.register("register_bulk_action", CheckedAction)


@hooks.register("register_log_actions")
def register_upkeep_actions(actions: LogActionRegistry) -> None:
    """Say in words, in the history of a page or a contact, what was done."""
    for name, label, message in (
        (people.PLACED, gettext_lazy("Contactpersoon vervangen"), gettext_lazy("‘%(old)s’ vervangen door ‘%(new)s’")),
        (people.REPLACED, gettext_lazy("Overal vervangen"), gettext_lazy("Overal vervangen door ‘%(new)s’")),
        (people.MERGED, gettext_lazy("Contactpersonen samengevoegd"), gettext_lazy("‘%(old)s’ is hierin opgegaan")),
        (tags.MERGED, gettext_lazy("Trefwoorden samengevoegd"), gettext_lazy("Hierin opgegaan: %(old)s")),
        (
            retagging.RETAGGED,
            gettext_lazy("Trefwoorden en thema's aangepast"),
            gettext_lazy("Erbij: %(new)s. Weg: %(old)s."),
        ),
        (retagging.CHECKED, gettext_lazy("Gecontroleerd"), gettext_lazy("Gemarkeerd als gecontroleerd op %(new)s")),
    ):
        actions.register_action(name)(_formatter(label, message))


def _formatter(label: Any, message: Any) -> type[LogFormatter]:
    def format_message(self: LogFormatter, log_entry: Any) -> str:
        values = {key: log_entry.data.get(key) or "–" for key in ("old", "new")}
        return str(message) % values

    return type("UpkeepFormatter", (LogFormatter,), {"label": label, "format_message": format_message})
