"""What this app puts on the shelves of practices: ways to take one, or a list, along."""

from django.http import HttpRequest

from practices.listings import Listing
from practices.models import PracticePage


def practice(page: PracticePage, request: HttpRequest | None) -> dict | None:
    """Return what can be taken of a practice; None of one that is not on the site yet."""
    return {"practice": page} if page.live else None


def listing(shown: Listing, request: HttpRequest | None) -> dict:
    """Return the query string with which the whole list is taken along."""
    return {"asked": shown.choices.whole}
