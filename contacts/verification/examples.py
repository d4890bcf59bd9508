"""What the mails to contacts and editors look like, with invented people."""

from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils import timezone

from contacts.choices import TaskKind


def verify() -> dict[str, Any]:
    """Return an example of the question to a contact."""
    contact = SimpleNamespace(
        name="Sam Voorbeeld",
        function="Netwerkcoördinator vso-pro",
        organisation="Stichting Voorbeeld",
        phone="085 013 00 00",
        public_email="netwerk@example.org",
        verified_until=timezone.localdate(),
    )
    address = f"{settings.SITE_URL}/contact/controle/voorbeeld/"
    links = {"right": address, "change": f"{address}wijzig/", "leave": f"{address}vertrek/"}
    return {"contact": contact, "is_reminder": True, "is_last": True, "is_named": True} | links


def tasks() -> dict[str, Any]:
    """Return an example of the digest for editors."""
    names = [("Sam Voorbeeld", TaskKind.SILENT), ("Kim Proef", TaskKind.LEFT)]
    named = [SimpleNamespace(contact=SimpleNamespace(name=n), get_kind_display=kind.label) for n, kind in names]
    address = f"{settings.SITE_URL}/beheer/contacttaken/"
    return {"person": "Ans Bos", "tasks": named, "number": 3, "more": 1, "address": address}
