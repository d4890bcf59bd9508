"""Answers for addresses where something once stood."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from home.models import RemovedAddress
from kit import errors
from paper.urls import page_of
from practices.newest import newest

MOST_ALIKE = 3


class removed_addresses:
    """Turn the 404 of an address that was taken away, or of its paper, into a 410 that says where to look now."""

    def __init__(self, handler: Callable[[HttpRequest], HttpResponse]) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.handler(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD") or "\x00" in request.path:
            return response
        removed = RemovedAddress.objects.select_related("region").filter(path=page_of(request.path)[:500]).first()
        if removed is None:
            return response

        region = removed.region if removed.region and removed.region.live else None
        alike = newest(MOST_ALIKE, f"regio:{region.pk}" if region else "")
        return errors.gone(request, {"region": region, "practices": alike.practices})
