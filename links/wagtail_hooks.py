"""What the check of links adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from links import views
from links.permissions import may_see_links
from links.reports import BrokenLinksReport


class BrokenLinksMenuItem(MenuItem):
    """The report, for who may edit a page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague has pages to mend links on."""
        return may_see_links(request.user)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name what is logged with the page on which a link stands."""
    actions.register_action(views.HIDDEN, _("Link klopt"), _("Van een link gezegd dat hij klopt"))
    actions.register_action(views.SHOWN, _("Link nakijken"), _("Een link weer in de lijst van kapotte links gezet"))


@hooks.register("register_admin_urls")
def register_link_urls() -> list[URLPattern]:
    """Give the report its address, and what can be done from there."""
    return [
        path("rapporten/kapotte-links/", BrokenLinksReport.as_view(), name="links_broken"),
        path(
            "rapporten/kapotte-links/resultaten/",
            BrokenLinksReport.as_view(results_only=True),
            name="links_broken_results",
        ),
        path("rapporten/kapotte-links/controleer/", views.start, name="links_start"),
        path("rapporten/kapotte-links/voortgang/", views.progress, name="links_progress"),
        path("rapporten/kapotte-links/<int:key>/klopt-wel/", views.right, name="links_right"),
    ]


@hooks.register("register_reports_menu_item")
def add_report_to_menu() -> MenuItem:
    """List the report."""
    return BrokenLinksMenuItem(
        _("Kapotte links"), reverse("links_broken"), name="kapotte-links", icon_name="link", order=110
    )
