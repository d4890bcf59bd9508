"""Which site a request is for, and answers for addresses where something once stood."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from wagtail.models import Site
from wagtail.models.sites import get_site_for_hostname

from home.models import RemovedAddress
from kit import errors
from kit.kept import is_keeping, kept
from paper.urls import page_of
from practices.newest import newest

MOST_ALIKE = 3


class known_site:
    """Tell Wagtail which site a request is for, where that is known: it would ask for it each time, and for home.

    It leaves on the request what `Site.find_for_request` would.
    """

    def __init__(self, handler: Callable[[HttpRequest], HttpResponse]) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_keeping():
            site = _site_at(request.get_host(), request.get_port())
            request._wagtail_site = site  # type: ignore[attr-defined]  # a name of Wagtail's, see above
        return self.handler(request)


@kept
def _site_at(host: str, port: str) -> Site | None:
    try:
        return get_site_for_hostname(split_domain_port(host)[0], port)
    except Site.DoesNotExist:
        return None


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
