"""What mail adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from post import views


class MailsMenuItem(MenuItem):
    """The page of all mails."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague may read them."""
        return views.may_see_mail(request.user)


@hooks.register("register_admin_urls")
def register_mail_urls() -> list[URLPattern]:
    """Give the mails their addresses."""
    return [
        path("mails/", views.MailsView.as_view(), name="post_mails"),
        path("mails/opnieuw/", views.try_again, name="post_try_again"),
        path("mails/<str:name>/<str:form>/", views.example, name="post_example"),
    ]


@hooks.register("register_settings_menu_item")
def add_mails_to_menu() -> MenuItem:
    """List the page under the settings."""
    return MailsMenuItem(_("Mails"), reverse("post_mails"), name="mails", icon_name="mail", order=900)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name what is logged about mail."""
    actions.register_action(views.TRIED_AGAIN, _("Mail opnieuw"), _("Alle mail die wachtte opnieuw verstuurd"))
