"""The reason to exist: practice pages, finding, reading."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    """Floor 5: leans on contacts, regions and the library."""

    name = "practices"
    verbose_name = _("Praktijken")

    def ready(self) -> None:
        """Stock the shelves of region and contact pages, make practices findable, and keep the home region true."""
        from contacts import shelves as contact_shelves  # models are loaded by now
        from practices import entries, signals, stock
        from regions import shelves as region_shelves

        region_shelves.practice_counts.plug(stock.practice_counts)
        region_shelves.region_practices.stock("practices/parts/region_practices.html", stock.region_practices)
        contact_shelves.contact_practices.stock("practices/parts/contact_practices.html", stock.contact_practices)
        entries.register_entries()
        signals.connect()
