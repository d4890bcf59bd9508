"""What privacy adds to the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from privacy import views
from privacy.permissions import may_erase


class PrivacyMenuItem(MenuItem):
    """The page on which a person is looked up and erased."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague may."""
        return may_erase(request.user)


@hooks.register("register_admin_urls")
def register_privacy_urls() -> list[URLPattern]:
    """Give the pages their addresses."""
    return [
        path("personen/", views.PersonView.as_view(), name="privacy_person"),
        path("personen/bewijs/<str:number>/", views.ReceiptView.as_view(), name="privacy_receipt"),
    ]


@hooks.register("register_settings_menu_item")
def add_privacy_to_menu() -> MenuItem:
    """List the page under the settings."""
    url = reverse("privacy_person")
    return PrivacyMenuItem(_("Personen wissen"), url, name="personen", icon_name="user", order=910)
