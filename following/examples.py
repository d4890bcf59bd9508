"""What the mails to followers look like, with invented practices."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from following.digests import Item, digest_context

_OWN, _STOP = f"{settings.SITE_URL}/volgen/mijn/voorbeeld/", f"{settings.SITE_URL}/volgen/stop/voorbeeld/"


def link() -> dict[str, Any]:
    """Return an example of the mail with which somebody confirms."""
    return {"own": _OWN, "stop": _STOP}


def digest() -> dict[str, Any]:
    """Return an example of the mail with what is new."""
    url = f"{settings.SITE_URL}/praktijken/voorbeeld/"
    told = [
        ("Coach na school", "Een coach blijft een jaar mee na school.", "Twente"),
        ("Stage in de zorg", "Leerlingen leren het vak op de afdeling.", ""),
    ]
    items = [
        Item(key, timezone.now(), title, introduction, region, url, is_example=True)
        for key, (title, introduction, region) in enumerate(told)
    ]
    return digest_context(items, "Twente; ‘coach’, Stage", _OWN, _STOP)
