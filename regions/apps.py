"""Where: regions, municipalities, places, the tile map."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegionsConfig(AppConfig):
    """Floor 4: shows contacts and practices on its shelves and knows neither."""

    name = "regions"
    verbose_name = _("Regio's")

    def ready(self) -> None:
        """Make regions findable."""
        from kit.addresses import register_pages  # models are loaded by now
        from kit.linked_data import register_description
        from regions import entries, signals
        from regions.linked_data import region_data
        from regions.models import RegionIndexPage, RegionPage

        entries.register_entries()
        register_description(RegionPage, region_data)
        register_pages("regio", RegionPage)
        register_pages("regios", RegionIndexPage)
        signals.connect()
