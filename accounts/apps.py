"""Users, roles and how they sign in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Floor 2: leans on nothing but the kit."""

    name = "accounts"
    verbose_name = _("Gebruikers")
