"""What the mails about adoptions look like, with invented people."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils import timezone

from adoptions.choices import Kind


def adoption() -> dict[str, Any]:
    """Return an example for each of the mails about an adoption."""
    address = f"{settings.SITE_URL}/wij-doen-dit-ook"
    sent = SimpleNamespace(
        number="K7MP-3QX9",
        kind=Kind.SCHOOL,
        organisation="School De Proef",
        region=SimpleNamespace(title="Twente"),
        since=date(2026, 3, 1),
        what_changed="Bij ons begint de coach een half jaar eerder.",
        contact_name="Sam Voorbeeld",
        contact_function="Stagecoördinator",
        contact_phone="085 013 00 01",
        contact_email="stage@example.org",
        sender_name="Kim Voorbeeld",
        reason="We konden de school niet bereiken.",
    )
    return {
        "adoption": sent,
        "practice": SimpleNamespace(title="Coach na school"),
        "practice_url": f"{settings.SITE_URL}/praktijken/voorbeeld/",
        "region": sent.region,
        "url": f"{address}/bevestig/voorbeeld/",
        "yes": f"{address}/nog-steeds/voorbeeld/",
        "no": f"{address}/niet-meer/voorbeeld/",
        "until": timezone.localdate(),
        "is_reminder": True,
        "has_lapsed": False,
    }
