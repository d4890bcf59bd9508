"""What importing adds to the admin."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from importing import urls
from importing.views import may_import


class _ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague can make a practice."""
        return may_import(request.user)


@hooks.register("register_admin_urls")
def import_urls() -> list[URLResolver]:
    """Serve the pages of importing."""
    return [path("importeren/", include(urls))]


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    """Stand right below the practices."""
    return _ImportMenuItem(
        _("Nieuw uit een bestand"), reverse("importing:choose"), name="importing", icon_name="upload", order=12
    )
