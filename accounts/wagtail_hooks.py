"""What the accounts add to the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from accounts.models import User
from accounts.own_pages import OwnStepView, SignInsView
from accounts.viewsets import access_url, may_keep

_ACTIONS = (
    ("accounts.invite", gettext_lazy("Uitnodigen"), gettext_lazy("Uitgenodigd")),
    ("accounts.send_reset", gettext_lazy("Link sturen"), gettext_lazy("Link voor een nieuw wachtwoord gestuurd")),
    ("accounts.second_step_set", gettext_lazy("Tweede stap"), gettext_lazy("Tweede stap ingesteld")),
    ("accounts.second_step_taken", gettext_lazy("Tweede stap weg"), gettext_lazy("Tweede stap weggehaald")),
    ("accounts.new_codes", gettext_lazy("Herstelcodes"), gettext_lazy("Nieuwe herstelcodes gemaakt")),
    ("accounts.signed_out", gettext_lazy("Uitloggen"), gettext_lazy("Overal uitgelogd")),
)


@hooks.register("register_admin_urls")
def register_own_pages() -> list[URLPattern]:
    """Serve what colleagues see of their own way in; the doors themselves are in accounts/urls.py."""
    return [
        path("account/tweede-stap/", OwnStepView.as_view(), name="accounts_own_step"),
        path("account/aanmeldingen/", SignInsView.as_view(), name="accounts_sign_ins"),
    ]


@hooks.register("register_account_menu_item")
def second_step_item(request: HttpRequest) -> dict[str, Any]:
    """Offer the second step to everybody."""
    return {
        "url": reverse("accounts_own_step"),
        "label": _("Inloggen in twee stappen"),
        "help_text": _("Met een code van je telefoon kan niemand erin met je wachtwoord alleen."),
    }


@hooks.register("register_account_menu_item")
def sign_ins_item(request: HttpRequest) -> dict[str, Any]:
    """Show where somebody is signed in."""
    return {
        "url": reverse("accounts_sign_ins"),
        "label": _("Waar je bent ingelogd"),
        "help_text": _("Log hier uit op een computer waar je niet meer bij kunt."),
    }


@hooks.register("register_user_listing_buttons")
def access_button(user: User, request_user: Any) -> Iterator[Button]:
    """Lead from the list to how somebody comes in."""
    if may_keep(request_user, user):
        yield Button(_("Toegang"), access_url(user), icon_name="lock", priority=30)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name what is logged about a user."""
    for action, label, message in _ACTIONS:
        actions.register_action(action, label, message)
