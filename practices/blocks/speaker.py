"""Who says something in a quote or an interview, as the public may know them, and whether they agreed."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from consents.choices import Purpose
from consents.models import Consent
from contacts.models import Contact

CONSENT_HELP = _(
    "Alleen nodig bij een naam die je zelf invult. Verloopt de toestemming, dan verdwijnt dit blok vanzelf."
)


class SpeakerChooserBlock(SnippetChooserBlock):
    """Chooses a contact person; the database is asked nothing where nobody was chosen, as in most quotes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Contact, **kwargs)

    def bulk_to_python(self, values: list[int | None]) -> list[Contact | None]:
        """Return the people with these primary keys."""
        return super().bulk_to_python(values) if any(values) else [None] * len(values)

    def deconstruct(self) -> tuple[str, tuple, dict]:
        """Stand in migrations as what Wagtail offers: how it asks is of no matter there."""
        return "wagtail.snippets.blocks.SnippetChooserBlock", ("contacts.Contact",), self._constructor_args[1]


@dataclass(frozen=True)
class Speaker:
    """A name, a function, or both; `url` leads to the contact page of who has one."""

    name: str
    function: str
    url: str = ""


def speaker_of(contact: Contact | None, name: str, function: str) -> Speaker | None:
    """Return the speaker: the contact while they may be named, else the name and function as written.

    A contact who may no longer be named is known by role alone, never by name.
    """
    if contact is not None and contact.is_published():
        return Speaker(contact.name, contact.function, contact.get_absolute_url())
    if contact is not None:
        return Speaker("", contact.get_role_display())
    if name or function:
        return Speaker(name, function)
    return None


def refuses(value: StructValue) -> bool:
    """Whether a consent was chosen for what is said here that does not hold, or is not for this."""
    consent: Consent | None = value.get("consent")
    return consent is not None and not consent.allows(Purpose.QUOTED)


def needs_consent(value: StructValue) -> bool:
    """Whether somebody is named here who is no contact, and no consent was chosen."""
    return bool(value.get("name")) and value.get("contact") is None and value.get("consent") is None
