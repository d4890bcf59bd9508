"""What the mails to who offers a practice look like, with invented people."""

from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils import timezone

_NUMBER, _URL = "K7MP-3QX9", f"{settings.SITE_URL}/deel-een-praktijk/mijn/voorbeeld/"


def links() -> dict[str, Any]:
    """Return an example of the mails that hold links and no word that somebody typed."""
    return {"offers": [{"number": _NUMBER, "begun_at": timezone.now(), "url": _URL}]}


def offer() -> dict[str, Any]:
    """Return an example for the mails about one offer."""
    return {
        "offer": SimpleNamespace(
            number=_NUMBER,
            title="Coach na school",
            sender_name="Kim Voorbeeld",
            reason="Deze praktijk staat al op de site. We hebben je school erbij gezet.",
        ),
        "region": SimpleNamespace(title="Twente"),
        "url": _URL,
        "practice": SimpleNamespace(title="Coach na school"),
        "practice_url": f"{settings.SITE_URL}/praktijken/voorbeeld/",
    }
