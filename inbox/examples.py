"""What the mails about messages look like, with invented people."""

from types import SimpleNamespace
from typing import Any

from django.conf import settings


def message() -> dict[str, Any]:
    """Return an example for both mails: to who gets a message, and to who sent it."""
    sent = SimpleNamespace(
        kind="vraag",
        number="K7MP-3QX9",
        sender_name="Kim Voorbeeld",
        sender_email="kim@example.org",
        sender_phone="085 013 00 01",
        sender_organisation="School De Proef",
        text="Hoe regelen jullie vervoer naar de stage?\nBij ons lukt het niet.",
        sought="stage vervoer",
        page_title="Coach na school",
    )
    return {
        "message": sent,
        "target": "Sam Voorbeeld",
        "page_url": f"{settings.SITE_URL}/praktijken/voorbeeld/",
        "desk_phone": "085 013 00 00",
        "admin_url": "",
        "answered_url": f"{settings.SITE_URL}/contact/beantwoord/voorbeeld/",
    }
