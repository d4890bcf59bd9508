"""Pages that the editors put above the results of a question, as Wagtail keeps them."""

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from search.documents import Shown

LONGEST = 200


def promoted_pages(query: str) -> list[Shown]:
    """Return what stands above the results of `query`; a page that is not public is left out. At most three queries."""
    if not query:
        return []
    wanted = normalise_query_string(query)[:LONGEST]
    picks = list(SearchPromotion.objects.filter(query__query_string=wanted).order_by("sort_order", "pk"))
    if not picks:
        return []
    pages = Page.objects.live().public().in_bulk([pick.page_id for pick in picks if pick.page_id])
    shown = []
    for pick in picks:
        page = pages.get(pick.page_id)
        if page is not None:
            shown.append(Shown("pagina", "", page.title, pick.description, page.get_url() or ""))
        elif pick.page_id is None and pick.external_link_url:
            title = pick.external_link_text or pick.external_link_url
            shown.append(Shown("elders", "", title, pick.description, pick.external_link_url))
    return shown
