"""People you can reach: record, consent, verification."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    """Floor 5: leans on regions; practices lean on it."""

    name = "contacts"
    verbose_name = _("Contactpersonen")

    def ready(self) -> None:
        """Say who may change whom, stock the shelves of the region page, and make people findable."""
        from wagtail.permissions import register_permission_policy

        from contacts import addresses, entries, listings, signals  # models are loaded by now
        from contacts.models import Contact
        from contacts.policies import contact_policy
        from kit.due import register_duty
        from regions import shelves
        from store.addresses import register_keys

        register_permission_policy(Contact, contact_policy)

        shelves.region_contacts.stock("contacts/parts/region_contacts.html", listings.region_contacts)
        shelves.place_contacts.stock("contacts/parts/place_contacts.html", listings.region_contacts)
        entries.register_entries()
        addresses.register()
        signals.connect()
        register_keys("/contact/", ("regio", "rol"))
        register_duty("Het nummer van de balie bij de hand houden", signals.keep_desk_at_hand, order=5)
        register_duty("Zoeken naar contactpersonen bijwerken", entries.follow_the_calendar, order=90)
        _ask_and_tell()


def _ask_and_tell() -> None:
    from contacts.verification import asking, examples, telling
    from kit.due import register_duty
    from post.kinds import register_kind

    register_kind("contacts.verify", _("Contactpersonen: klopt dit nog?"), examples.verify, asking.is_still_asked)
    register_kind("contacts.tasks", _("Aan de redactie: contactpersonen die aandacht nodig hebben"), examples.tasks)
    register_duty("Contactpersonen vragen of alles klopt", asking.ask_whom_it_is_time_for, order=100)
    register_duty("De redactie over contactpersonen mailen", telling.tell_editors, order=110)
