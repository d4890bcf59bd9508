"""A person as a vCard 4.0 (RFC 6350), for the address book of a telephone."""

from django.conf import settings
from django.utils.text import slugify

from contacts.models import Contact

CONTENT_TYPE = "text/vcard; charset=utf-8"
LONGEST_LINE = 75
"""Octets; a longer line goes on after a line break and a space."""


def vcard_of(contact: Contact) -> str:
    """Return what the site shows of a contact as a vCard; the personal address stays out."""
    *given, family = contact.name.split() or [""]
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        f"UID:{settings.SITE_URL}{contact.get_absolute_url()}",
        f"FN:{_text(contact.name)}",
        f"N:{_text(family)};{_text(' '.join(given))};;;",
        f"TITLE:{_text(contact.function)}",
        *([f"ORG:{_text(contact.organisation)}"] if contact.organisation else []),
        *([f"TEL;VALUE=uri;TYPE=work,voice:{contact.phone_link}"] if contact.phone_link else []),
        *([f"EMAIL;TYPE=work:{_text(contact.public_email)}"] if contact.public_email else []),
        f"URL:{settings.SITE_URL}{contact.get_absolute_url()}",
        *([f"NOTE:{_text(contact.expertise)}"] if contact.expertise else []),
        *([f"REV:{contact.verified_on:%Y%m%d}T000000Z"] if contact.verified_on else []),
        "END:VCARD",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def file_name(contact: Contact) -> str:
    """Return what the file is called when it is saved."""
    return f"{slugify(contact.name) or 'contactpersoon'}.vcf"


def _text(value: str) -> str:
    """Return a value in which nothing ends it, or the line, too early."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets; no letter is cut in two."""
    pieces, size = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LONGEST_LINE:
            pieces.append("")
            size = 1  # the space with which the next piece begins
        pieces[-1] += sign
        size += octets
    return "\r\n ".join(pieces)
