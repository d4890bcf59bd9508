"""The sitemap: an index, and parts that each name some thousands of public addresses.

It is written with Django's templates for a sitemap. Its views are not used: they count every page of a list to number
the parts, and the parts would move when a page goes.
"""

from django.conf import settings
from django.contrib.sitemaps.views import SitemapIndexItem
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from kit import addresses

XML = "application/xml; charset=utf-8"
_HEADERS = {"X-Robots-Tag": "noindex, noodp, noarchive"}


@require_safe
def index(request: HttpRequest) -> TemplateResponse:
    """Name the parts in which there is something, each with when the last of its pages changed."""
    parts = [_item(part) for part in addresses.parts()]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": parts}, content_type=XML, headers=_HEADERS)


@require_safe
def numbered_part(request: HttpRequest, kind: str, number: str) -> TemplateResponse:
    """Name the addresses of one part.

    Raises:
        Http404: there is nothing in it.
    """
    urls = [
        {"location": settings.SITE_URL + address.path, "lastmod": address.changed_at}
        for address in addresses.addresses(kind, int(number))
    ]
    if not urls:
        raise Http404
    return TemplateResponse(request, "sitemap.xml", {"urlset": urls}, content_type=XML, headers=_HEADERS)


def _item(part: addresses.Part) -> SitemapIndexItem:
    location = f"{settings.SITE_URL}/sitemap-{part.kind}-{part.number}.xml"
    return SitemapIndexItem(location, part.changed_at)  # type: ignore[arg-type]  # a moment, whatever Django calls it
