"""The front rooms: home page, content pages, site settings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Floor 6: composes what the floors below offer."""

    name = "home"
    verbose_name = _("Voorkant")

    def ready(self) -> None:
        """Make text pages findable, and remember addresses that were taken away."""
        from home import entries, signals  # models are loaded by now

        entries.register_entries()
        signals.connect()
