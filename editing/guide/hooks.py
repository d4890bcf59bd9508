"""What the handbook adds to the admin: its addresses, and its place under "Help"."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from editing.guide import urls


@hooks.register("register_admin_urls")
def guide_urls() -> list[URLResolver]:
    """Serve the handbook."""
    return [path("handleiding/", include(urls))]


@hooks.register("register_help_menu_item")
def guide_item() -> MenuItem:
    """Stand first under "Help"."""
    return MenuItem(_("Handleiding"), reverse("guide:index"), name="guide", icon_name="help", order=10)


@hooks.register("construct_help_menu")
def our_help_only(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out Wagtail's links to its English pages, which know nothing of how we work."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(("whats-new-in-wagtail", "editor-guide"))]
