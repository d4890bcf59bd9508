"""How the admin looks and in which order its menu stands."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home import watching as _watching  # noqa: F401 - registers its hooks

MENU_ORDER = {"images": 50, "documents": 60, "explorer": 70}
"""Wagtail's own items after ours: practices 10, regions 20, contacts 30, themes 40."""


@hooks.register("insert_global_admin_css")
def link_admin_stylesheet() -> SafeString:
    """Give the admin our colours and letters, and room on a telephone."""
    names = ("admin", "narrow")
    return format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((static(f"css/admin/{name}.css"),) for name in names)
    )


@hooks.register("register_icons")
def add_icons(icons: list[str]) -> list[str]:
    """Add the icons of our own nouns."""
    return [*icons, *(f"wagtailadmin/icons/{name}.svg" for name in ("junctions", "map-pin", "signpost"))]


@hooks.register("construct_main_menu")
def put_menu_in_order(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Put what editors use most on top."""
    for item in menu_items:
        item.order = MENU_ORDER.get(item.name, item.order)


@hooks.register("construct_help_menu")
def keep_help_in_the_house(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out Wagtail's news and guide: English, on another site, with a badge that draws the eye."""
    menu_items[:] = [item for item in menu_items if not item.url.startswith("http")]
