"""Who says something in a quote or an interview, as the public may know them."""

from dataclasses import dataclass

from contacts.models import Contact


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
