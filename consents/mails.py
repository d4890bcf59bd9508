"""Mails to who gave a consent: that we keep it, and that it ends; each with the link to take it back."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from consents.links import link_for, mark_of
from consents.models import Consent
from post.posting import post

GIVEN = "consents.given"
ENDS = "consents.ends"


def tell_person(consent: Consent) -> None:
    """Post, once per address, what we keep and how to take it back; nothing for a consent that does not hold."""
    if consent.email and consent.is_valid():
        key = f"{GIVEN}:{consent.pk}:{mark_of(consent.email)}"
        post(GIVEN, consent.email, _context(consent, link_for(consent)), key=key)


def tell_that_it_ends(consent: Consent) -> bool:
    """Post, once per last day, that a consent ends; return whether this was the first time."""
    key = f"{ENDS}:{consent.pk}:{consent.until}:{mark_of(consent.email)}"
    return post(ENDS, consent.email, _context(consent, link_for(consent)), key=key)


def example() -> dict[str, Any]:
    """Return an example for the page of all mails."""
    today = timezone.localdate()
    consent = Consent(
        name="Voorbeeldpersoon",
        purpose="geciteerd",
        description="Twee citaten in een verhaal over nazorg.",
        how="mail",
        given_on=date(today.year - 1, 5, 3),
        until=today + timedelta(days=56),
    )
    return _context(consent, "https://portaal.example.org/toestemming/voorbeeld/")


def _context(consent: Consent, link: str) -> dict[str, Any]:
    return {"consent": consent, "link": link}
