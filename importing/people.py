"""People that a file names and that we do not know yet."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from contacts.choices import Role
from contacts.models import Contact
from importing.models import ImportedFile
from kit.folding import folded
from practices.models import PracticeContact
from regions.models import phone_validator


@transaction.atomic
def add_person(imported: ImportedFile, name: str, user: Any) -> Contact | None:
    """Make a record of somebody in a file and put it on the draft; None when it was done before.

    The record is no longer than what the file says and without consent, so it is nowhere public. The address is kept
    as a personal one: a file does not tell whether it may be shown.
    """
    locked = ImportedFile.objects.select_for_update().select_related(None).get(pk=imported.pk)
    person = next((each for each in locked.people if each["name"] == name), None)
    practice = imported.practice
    if person is None or practice is None:
        return None
    locked.people = [each for each in locked.people if each is not person]
    locked.save(update_fields=["people"])
    contact = Contact(
        name=person["name"][:120],
        slug=_free_slug(person["name"]),
        role=_role(person["function"]),
        function=(person["function"] or str(_("Contactpersoon")))[:160],
        phone=_phone(person["phone"]),
        personal_email=person["email"][:254],
        live=False,
        keeper=user,
    )
    contact.regions = [practice.home_region] if practice.home_region else []
    contact.save()
    contact.save_revision(user=user)
    draft = practice.get_latest_revision_as_object()
    draft.placed_contacts = [*draft.placed_contacts.all(), PracticeContact(contact=contact)]
    _give_words(draft, contact)
    draft.save_revision(user=user, clean=False)
    if not practice.live:
        draft.save(clean=False)
    return contact


def _give_words(practice: Any, contact: Contact) -> None:
    """Let the quotes under this name be those of the record."""
    raw = [dict(block) for block in practice.body.raw_data]
    for block in raw:
        value = block["value"]
        if block["type"] in ("quote", "interview") and folded(value.get("name") or "") == folded(contact.name):
            value["contact"], value["name"], value["function"] = contact.pk, "", ""
    practice.body = practice.body.stream_block.to_python(raw)


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "contactpersoon"
    taken = set(Contact.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug
        for number in range(1, len(taken) + 3)
        if (slug := base if number == 1 else f"{base}-{number}") not in taken
    )


def _role(function: str) -> str:
    words = folded(function)
    return next((value for value, _label in Role.choices if value and value[:14] in words.replace(" ", "")), "")


def _phone(number: str) -> str:
    try:
        phone_validator(number)
    except Exception:  # a number that the field refuses stays in the notes of the draft
        return ""
    return number[:20]
