"""Erasing a person, telling a person what is known of them, and how long all of it is kept."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Floor 11: walks every table there is."""

    name = "privacy"
    verbose_name = _("Privacy")

    def ready(self) -> None:
        """Erase again whom a restore brings back."""
        from kit.restoring import register_after_restore
        from privacy.replaying import after_restore  # models are loaded by now

        register_after_restore("Opnieuw gewiste personen", after_restore)
