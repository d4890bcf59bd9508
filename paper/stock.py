"""What the papers put on the shelves of practices and lists."""

from typing import Any

from django.http import HttpRequest

from kit.queries import Statement
from paper.bundles import has_bundle, query_of
from paper.choices import Kind
from paper.models import Paper
from practices.listings import Listing
from practices.models import PracticePage


def take_along(practice: PracticePage, request: HttpRequest | None) -> dict[str, Any] | None:
    """Offer the one-pager of a published practice; when it could not be made, printing the page. One query."""
    if not practice.live:
        return None
    return {"url": f"{practice.get_url(request)}pdf/", "has_failed": bool(_FAILED.ask([practice.pk]))}


_FAILED = Statement(
    Paper,
    lambda practices: (
        Paper.objects.filter(practice__in=practices, kind=Kind.ONE_PAGER).failed().order_by().values_list("pk")
    ),
)


def take_list_along(listing: Listing, request: HttpRequest | None) -> dict[str, Any] | None:
    """Offer the bundle of a list that is neither empty nor too long. No query."""
    if not has_bundle(listing):
        return None
    return {"url": f"/praktijken.pdf{query_of(listing)}", "number": listing.total}
