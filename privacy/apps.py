"""Erasing a person, telling a person what is known of them, and how long all of it is kept."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Floor 11: walks every table there is."""

    name = "privacy"
    verbose_name = _("Privacy")
