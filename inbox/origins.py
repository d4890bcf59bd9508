"""From which page somebody writes: told by its address, and believed only when the page is public."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from wagtail.models import Page

from contacts.models import Contact
from regions.models import RegionPage

LONGEST = 500
_CONTACT = re.compile(r"/contact/([-\w]+)/")


@dataclass(frozen=True)
class Origin:
    """A public page, or any other address of the site when `page` is None. `version` is that of what readers see."""

    path: str
    title: str = ""
    page: Page | None = None
    version: int | None = None
    region: RegionPage | None = None


def origin_at(path: str, request: HttpRequest) -> Origin | None:
    """Return the page at a path of this site; None for what is no path, and nothing but the path for the rest."""
    try:
        path = urlsplit(path).path[:LONGEST]
    except ValueError:
        return None
    if not path.startswith("/") or "\x00" in path or path.startswith("/beheer/"):
        return None
    path = _without_token(path)
    if found := _CONTACT.fullmatch(path):
        return _contact_origin(path, found[1])
    page = Page.find_for_request(request, path)
    if page is None or not page.live or page.get_view_restrictions().exists():
        return Origin(path)
    region = page if isinstance(page.specific, RegionPage) else page.get_ancestors().type(RegionPage).last()
    region = RegionPage.objects.filter(pk=region.pk).first() if region else None
    return Origin(path, page.title, page, page.live_revision_id, region)


def _contact_origin(path: str, slug: str) -> Origin:
    contact = Contact.objects.published().filter(slug=slug).prefetch_related("regions").first()
    if contact is None:
        return Origin(path)
    region = next((region for region in contact.regions.all() if region.live), None)
    return Origin(path, contact.name, version=contact.live_revision_id, region=region)


def _without_token(path: str) -> str:
    """Return a path without what was mailed to one person: who reads the report could use it."""
    try:
        token = resolve(path).kwargs.get("token")
    except Resolver404:
        return path
    return path.replace(token, "…") if token else path
