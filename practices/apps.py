"""The reason to exist: practice pages, finding, reading."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    """Floor 7: leans on contacts, regions and the library."""

    name = "practices"
    verbose_name = _("Praktijken")

    def ready(self) -> None:
        """Stock the shelves of the floors below, and tell what knows no practices what they are."""
        from contacts import shelves as contact_shelves  # models are loaded by now
        from kit.facets import OWN_KEYS
        from kit.linked_data import register_description
        from practices import addresses, entries, signals, stock
        from practices.facets import practice_facets
        from practices.linked_data import practice_data
        from practices.models import PracticePage
        from practices.words import glossary_words
        from regions import shelves as region_shelves
        from store.addresses import register_keys
        from writing.vocabulary import register_terms

        region_shelves.practice_counts.plug(stock.practice_counts)
        region_shelves.region_practices.stock("practices/parts/region_practices.html", stock.region_practices)
        contact_shelves.contact_practices.stock("practices/parts/contact_practices.html", stock.contact_practices)
        entries.register_entries()
        register_description(PracticePage, practice_data)
        addresses.register()
        signals.connect()
        register_terms(glossary_words)
        register_keys("/praktijken/", (*OWN_KEYS, *(facet.key for facet in practice_facets())))
