"""People you can reach: record, consent, verification."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    """Floor 4: leans on regions; practices lean on it."""

    name = "contacts"
    verbose_name = _("Contactpersonen")

    def ready(self) -> None:
        """Stock the shelves of the region page, and make people findable."""
        from contacts import entries, listings, signals  # models are loaded by now
        from regions import shelves

        shelves.region_contacts.stock("contacts/parts/region_contacts.html", listings.region_contacts)
        shelves.place_contacts.stock("contacts/parts/place_contacts.html", listings.region_contacts)
        entries.register_entries()
        signals.connect()
