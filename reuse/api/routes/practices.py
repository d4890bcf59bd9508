"""Practices: the list, one of them, and the facets by which they are chosen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router

from adoptions.reading import adoptions_of
from practices.choices import Order
from practices.listings import Listing
from practices.models import PracticePage
from practices.models.vocabulary import Word, words_of
from practices.reading import PracticeReading
from practices.selection import ORDERS, Selection
from reuse.api.answering import links_of
from reuse.api.asking import facets_asked, practices_asked, refuse_parameters
from reuse.api.cursors import Bookmark
from reuse.api.schemas.people import Adoption, Contact, Desk, region_reference
from reuse.api.schemas.practices import (
    Facet,
    Facets,
    FacetValue,
    Link,
    PlacedContact,
    Practice,
    Practices,
    Start,
    WholePractice,
)
from reuse.api.schemas.public import Term, absolute, href
from reuse.api.stories import picture_of, story_of
from reuse.api.telling import html_of, markdown_of
from search.catalogue import Order as CatalogueOrder

router = Router(tags=["Praktijken"])


@router.get(
    "praktijken",
    response=Practices,
    by_alias=True,
    operation_id="praktijken",
    summary="Praktijken zoeken",
    description="Dezelfde vragen en dezelfde uitkomst als de zoekpagina van de site. Wat er intussen bij komt, "
    "verschuift niets: het vervolg begint waar dit deel ophoudt.",
)
def practices(request: HttpRequest, response: HttpResponse, asked: Query[practices_asked()]) -> Practices:  # type: ignore[valid-type]  # made from the facets
    """Give the practices that are asked for. A fixed number of queries for any amount."""
    selection = Selection(asked.choices)  # type: ignore[attr-defined]  # see above
    entries, cursor = _part(selection, asked.bookmark, asked.amount)  # type: ignore[attr-defined]  # see above
    keys = [selection.catalogue.object_of(entry) for entry in entries]
    # The gate stands here too: whatever the index says, only what is published is given.
    loaded = PracticePage.objects.published().for_lines().in_bulk(keys) if keys else {}
    words = words_of(loaded)
    return Practices(
        items=[Practice(**_line(loaded[key], words[key])) for key in keys if key in loaded],
        total=selection.total,
        links=links_of(request, response, cursor),
        corrected=selection.corrected_query or None,
    )


@router.get(
    "praktijken/{int:id}",
    response=WholePractice,
    by_alias=True,
    operation_id="praktijk",
    summary="Eén praktijk",
    description="Alles wat op de pagina van een praktijk staat: het verhaal blok voor blok, en als HTML en Markdown.",
)
def practice(
    request: HttpRequest,
    id: int = Path(..., ge=1, le=2**31 - 1, description="Nummer van de praktijk.", examples=[123]),
) -> WholePractice:
    """Give one practice."""
    refuse_parameters(request)
    page = PracticePage.objects.published().for_lines(with_story=True).filter(pk=id).first()
    if page is None:
        raise Http404
    reading = PracticeReading(page, request)
    return WholePractice(**_line(page, reading.words), **_whole(page, request, reading))


@router.get(
    "facetten",
    response=Facets,
    by_alias=True,
    operation_id="facetten",
    summary="Waarden om op te kiezen",
    description="Elke waarde van elk facet, met hoeveel praktijken zij geeft bij wat er verder gekozen is.",
)
def facets(request: HttpRequest, asked: Query[facets_asked()]) -> Facets:  # type: ignore[valid-type]  # made from the facets
    """Give the facets with their values."""
    listing = Listing(asked.choices)  # type: ignore[attr-defined]  # see above
    return Facets(
        total=listing.total,
        facets=[
            Facet(
                key=each.facet.key,
                label=str(each.facet.label),
                values=[
                    FacetValue(name=value.value, label=value.label, count=value.count, is_chosen=value.is_chosen)
                    for value in each.options
                ],
            )
            for each in listing.facets
        ],
    )


def _part(selection: Selection, bookmark: Bookmark, amount: int) -> tuple[list[int], str]:
    """Return the entries of a part, and the cursor for what comes after it.

    A ranking shifts with everything that is published, so nobody can go on in it. The best stand on the first part;
    then come the others, the newest first: the cursor holds which were given.
    """
    listed = selection.catalogue
    is_ranked = selection.order is Order.RELEVANT
    if is_ranked and bookmark.spot is None:
        best = selection.part(0, amount)
        given = [listed.object_of(entry) for entry in best]
        return best, bookmark.cursor_after([given, None]) if selection.total > len(best) else ""
    given, spot = bookmark.spot or ([], None)
    order = CatalogueOrder.NEWEST if is_ranked else ORDERS[selection.order]
    place = None if spot is None else (spot[0], spot[1])
    part: list[int] = []
    for entry in listed.in_order(selection.entries, order, place):
        if listed.object_of(entry) in given:
            continue
        if len(part) == amount:
            return part, bookmark.cursor_after([given, listed.spot_of(part[-1], order)])
        part.append(entry)
    return part, ""


def _terms(words: Iterable[Word]) -> list[Term]:
    return [Term(slug=word.slug, name=word.label) for word in words]


def _line(page: PracticePage, words: Mapping[str, Sequence[Word]]) -> dict[str, Any]:
    """Return what a list shows of a practice loaded with for_lines(), with its words."""
    home = page.home_region if page.home_region is not None and page.home_region.live else None
    return {
        "id": page.pk,
        "href": href("praktijken", page.pk),
        "url": absolute(page.get_url()),
        "title": page.title,
        "introduction": page.introduction,
        "status": Term(slug=page.status, name=str(page.get_status_display())),
        "home_region": home and region_reference(home),
        "regions": [region_reference(region) for region in page.regions.all() if region.live],
        **{name: _terms(words[name]) for name in ("themes", "phases", "targets", "sectors", "tags")},
        "published_at": page.first_published_at,
        "changed_at": page.last_published_at,
        "checked_on": page.checked_on,
        "is_example": page.is_example,
    }


def _whole(page: PracticePage, request: HttpRequest, reading: PracticeReading) -> dict[str, Any]:
    """Return what only the page of a practice shows."""
    story = story_of(page)
    return {
        "summary": [point.value for point in page.summary],
        "story": story,
        "story_html": html_of(story),
        "story_markdown": markdown_of(story),
        "lessons": [point.value for point in page.lessons],
        "start": Start(
            steps=[point.value for point in page.start_steps],
            people=page.start_people,
            cost=page.start_cost,
            pitfall=page.start_pitfall,
        ),
        "links": [Link(title=link.value.get("title") or "", url=link.value.get("url") or "") for link in page.links],
        "picture": picture_of(page.cover),
        "status_note": page.status_note if page.status == "afgerond" else "",
        "starts_on": page.starts_on,
        "ends_on": page.ends_on,
        "pupils": page.pupils,
        "organisations": page.organisations,
        "funding": page.funding,
        "hours": page.hours,
        "evidence": Term(slug=page.evidence, name=str(page.get_evidence_display())),
        "evidence_note": page.evidence_note,
        "contacts": [
            PlacedContact(**dict(Contact.of(placement.contact)), label=placement.label)
            for placement in reading.contacts
        ],
        "desk": reading.desk and Desk.of(reading.desk),
        "adoptions": [Adoption.of(adopter) for adopter in adoptions_of([page.pk]).get(page.pk, [])],
        "reading_minutes": page.reading_minutes,
    }
