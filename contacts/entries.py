"""What the search knows of contact persons."""

from collections.abc import Collection
from datetime import date
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from contacts.models import Contact
from contacts.querysets import VERIFIED_FOR
from search.documents import Document, Shown, Source, register

CONTACT = "contact"
ASKED_FOR = "contactpersoon contact bellen mailen telefoonnummer e-mailadres spreken bereiken"
"""How people say that they look for somebody to call."""


def register_entries() -> None:
    """Make contact persons findable."""
    register(Source(CONTACT, _contacts, partial(map, _contact), _show, is_label=True))


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
    verified_until: date = contact.verified_on + VERIFIED_FOR  # type: ignore[operator, assignment]  # it was verified
    return min(verified_until, contact.consent_until or verified_until)


def _show(object_ids: Collection[int]) -> dict[int, Shown]:
    return {
        contact.pk: Shown(CONTACT, _("Contactpersoon"), contact.name, contact.function, contact.get_absolute_url())
        for contact in Contact.objects.published().filter(pk__in=object_ids)
    }
