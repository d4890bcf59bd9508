"""The desk in the menu and among the addresses of the admin."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from editing import urls
from editing.checklist import PracticePages
from editing.views import edits_something
from regions.reach import reaches_every_region


class _TasksItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague edits something."""
        return edits_something(request.user)


class _HandoverItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague keeps the accounts."""
        return request.user.has_perm("accounts.change_user")


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLResolver]:
    """Serve the desk."""
    return [path("", include(urls))]


@hooks.register("register_admin_viewset")
def practice_pages() -> PracticePages:
    """Show what misses beside the form of a practice."""
    return PracticePages()


@hooks.register("register_admin_menu_item")
def tasks_item() -> MenuItem:
    """Stand on top: it is what a day begins with."""
    return _TasksItem(_("Te doen"), reverse("editing:tasks"), name="tasks", icon_name="tasks", order=5)


@hooks.register("construct_reports_menu")
def one_report_on_ageing(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out Wagtail's report, which takes a corrected comma for a page that was checked; ours stands there too.

    And the one on kinds of pages for who may not see it (`editing.url_doors`).
    """
    unwanted = {"aging-pages"} | (set() if reaches_every_region(request.user) else {"page-types-usage"})
    menu_items[:] = [item for item in menu_items if item.name not in unwanted]


@hooks.register("register_settings_menu_item")
def handover_item() -> MenuItem:
    """Stand among the people."""
    return _HandoverItem(
        _("Werk overdragen"), reverse("editing:handover"), name="handover", icon_name="group", order=610
    )
