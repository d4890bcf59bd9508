"""What the search knows of contact persons."""

from collections.abc import Collection
from datetime import date
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from contacts.models import Contact
from search.documents import Document, Shown, Source, register
from search.indexing import refresh
from search.models import Entry

CONTACT = "contact"
CHUNK = 500
ASKED_FOR = "contactpersoon contact bellen mailen telefoonnummer e-mailadres spreken bereiken"
"""How people say that they look for somebody to call."""


def register_entries() -> None:
    """Make contact persons findable."""
    register(Source(CONTACT, _contacts, partial(map, _contact), _show, is_label=True))


def follow_the_calendar() -> int:
    """Bring the index up to date for who came or went with the day: verified too long ago, or consent begins or ends.

    Readers find nobody meanwhile who may not be named: the search asks for the day of each entry. Return how many
    changed; two queries when nobody did.
    """
    entries = dict(Entry.objects.filter(kind=CONTACT).values_list("object_id", "until"))
    published = Contact.objects.published().only("pk", "verified_until", "consent_until").iterator(chunk_size=CHUNK)
    today = {contact.pk: _last_day(contact) for contact in published}
    changed = sorted(key for key in entries.keys() | today.keys() if entries.get(key) != today.get(key))
    for start in range(0, len(changed), CHUNK):
        refresh(CONTACT, changed[start : start + CHUNK])
    return len(changed)


def _contacts() -> QuerySet:
    return Contact.objects.published().prefetch_related("regions")


def _contact(contact: Contact) -> Document:
    return Document(
        object_id=contact.pk,
        title=contact.name,
        names=[contact.name.split()[-1]] if contact.name.split() else [],
        summary=[contact.function, contact.get_role_display()],
        body=[contact.organisation, contact.expertise],
        hidden=[ASKED_FOR],
        codes=[f"regio:{region.pk}" for region in contact.regions.all()],
        until=_last_day(contact),
    )


def _last_day(contact: Contact) -> date:
    verified_until: date = contact.verified_until  # type: ignore[assignment]  # it was verified
    return min(verified_until, contact.consent_until or verified_until)


def _show(object_ids: Collection[int]) -> dict[int, Shown]:
    return {
        contact.pk: Shown(CONTACT, _("Contactpersoon"), contact.name, contact.function, contact.get_absolute_url())
        for contact in Contact.objects.published().filter(pk__in=object_ids)
    }
