"""How lists answer: a part, with the addresses of itself and of what comes after it, in the body and as a header."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from practices.selection import PRACTICE, Counts
from reuse.api.asking import Paged
from reuse.api.cursors import part_of
from reuse.api.schemas.public import CountedPart, Links, Public
from search.catalogue import catalogue

Counted = TypeVar("Counted", bound=CountedPart)


def links_of(request: HttpRequest, response: HttpResponse, cursor: str) -> Links:
    """Return the addresses of a part and of what comes after it; the latter stands in the header `Link` as well."""
    itself = settings.SITE_URL + request.get_full_path()
    if not cursor:
        return Links(itself=itself, following=None)
    pairs = [(key, value) for key, values in request.GET.lists() for value in values if key != "cursor"]
    following = f"{settings.SITE_URL}{request.path}?{urlencode([*pairs, ('cursor', cursor)])}"
    response.headers["Link"] = f'<{following}>; rel="next"'
    return Links(itself=itself, following=following)


def counted(
    kind: type[Counted],
    request: HttpRequest,
    response: HttpResponse,
    asked: Paged,
    rows: QuerySet,
    order: dict[str, type],
    show: Callable[[Any], Public],
) -> Counted:
    """Return the part of some rows that was asked, each as it is shown. Two queries, and those that show them."""
    total = rows.order_by().count()
    part, cursor = part_of(rows, order, asked.bookmark, asked.amount)
    return kind(items=[show(row) for row in part], total=total, links=links_of(request, response, cursor))


class PracticeCounts:
    """How many public practices a region or a theme has. One query, when the first is asked."""

    def __init__(self) -> None:
        shelves = catalogue()
        self._counts = Counts(shelves.public(PRACTICE), shelves)

    def of(self, kind: str, thing: Model) -> int:
        """Return the number for one."""
        return self._counts.of(f"{kind}:{thing.pk}")
