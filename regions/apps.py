"""Where: regions, municipalities, places, the tile map."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegionsConfig(AppConfig):
    """Floor 3: shows contacts and practices on its shelves and knows neither."""

    name = "regions"
    verbose_name = _("Regio's")

    def ready(self) -> None:
        """Make regions findable."""
        from regions import entries, signals  # models are loaded by now

        entries.register_entries()
        signals.connect()
