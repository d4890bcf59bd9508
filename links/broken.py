"""How many links are broken, for who shows it beside pages."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet
from wagtail.models import Page

from links.choices import BROKEN, Kind
from links.finding import FoundLink, links_in
from links.inside import OwnSite
from links.models import CheckedLink
from links.querysets import CheckedLinkQuerySet


def broken_links_of(page_ids: Iterable[int]) -> dict[int, int]:
    """Return {page: number of broken links}, without the pages that have none. One query."""
    counted = _broken().on_pages(list(page_ids)).values("page_id").annotate(number=Count("pk")).order_by()
    return {row["page_id"]: row["number"] for row in counted}


def number_broken(pages: QuerySet) -> int:
    """Return the number of broken links on a queryset of pages. One query."""
    return _broken().on_pages(pages).count()


def broken_in(version: Page) -> list[FoundLink]:
    """Return the links in one version of a page, also of a draft, that lead nowhere. Some six queries.

    Our own addresses are looked up now; of another site is told what the last check found, on whatever page.
    """
    own, found = OwnSite(), links_in(version)
    inside = {link.url for link in found if own.kind_of(link.url) != Kind.OUTSIDE}
    lost = {url for url, answer in own.answers(inside).items() if answer.outcome in BROKEN}
    hashes = {link.url_hash for link in found if link.url not in inside}
    known = set(CheckedLink.objects.broken().filter(url_hash__in=hashes).values_list("url_hash", flat=True))
    right = set(CheckedLink.objects.hidden().filter(page_id=version.pk).values_list("url_hash", flat=True))
    return [link for link in found if (link.url in lost or link.url_hash in known) and link.url_hash not in right]


def _broken() -> CheckedLinkQuerySet:
    return CheckedLink.objects.broken().not_hidden().on_live_pages()
