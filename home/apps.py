"""The front rooms: home page, content pages, site settings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Floor 10: composes what the floors below offer."""

    name = "home"
    verbose_name = _("Voorkant")

    def ready(self) -> None:
        """Make text pages findable, remember addresses that were taken away, and keep house."""
        from home import entries, housekeeping, signals, watching  # models are loaded by now
        from home.linked_data import site_data
        from home.models import ContentPage, HomePage
        from kit.addresses import register_pages
        from kit.linked_data import register_description

        entries.register_entries()
        register_description(HomePage, site_data)
        register_pages("voorpagina", HomePage)
        register_pages("tekst", ContentPage)
        signals.connect()
        housekeeping.register_duties()
        watching.register()
