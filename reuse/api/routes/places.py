"""Regions and municipalities."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router

from contacts.desks import desk_for
from contacts.models import Contact
from regions.models import Municipality, RegionPage
from reuse.api.answering import PracticeCounts, counted
from reuse.api.asking import LONGEST_VALUE, ByRegion, WholeList, refuse_parameters
from reuse.api.schemas import people, places
from reuse.api.schemas.people import region_reference
from reuse.api.schemas.public import absolute, href
from reuse.api.stories import Texts

router = Router(tags=["Regio’s"])


@router.get(
    "regios",
    response=places.Regions,
    by_alias=True,
    operation_id="regios",
    summary="Regio’s",
    description="De arbeidsmarktregio’s, op alfabet.",
)
def regions(request: HttpRequest, response: HttpResponse, asked: Query[WholeList]) -> places.Regions:
    """Give the regions."""
    counts = PracticeCounts()
    rows = RegionPage.objects.published().for_tiles()
    return counted(
        places.Regions,
        request,
        response,
        asked,
        rows,
        {"title": str, "pk": int},
        lambda page: places.Region(**_line(page, counts)),
    )


@router.get(
    "regios/{slug:slug}",
    response=places.WholeRegion,
    by_alias=True,
    operation_id="regio",
    summary="Eén regio",
    description="Een regio met haar tekst, gemeenten, buren, balie en contactpersonen.",
)
def region(
    request: HttpRequest,
    slug: str = Path(..., max_length=LONGEST_VALUE, description="Vaste naam.", examples=["groot-amsterdam"]),
) -> places.WholeRegion:
    """Give one region."""
    refuse_parameters(request)
    page = RegionPage.objects.published().filter(slug=slug).first()
    if page is None:
        raise Http404
    reachable = Contact.objects.published().in_region(page).network_coordinators_first().prefetch_related("regions")
    neighbours = RegionPage.objects.published().filter(pk__in=page.neighbours.values("pk")).in_alphabet().for_tiles()
    return places.WholeRegion(
        **_line(page, PracticeCounts()),
        text=Texts([page.text]).of(page.text),
        contacts=[people.Contact.of(person) for person in reachable],
        desk=people.Desk.of(desk_for(page, request)),
        municipalities=[_municipality(each, page) for each in page.municipalities.order_by("sort_name")],
        neighbours=[region_reference(neighbour) for neighbour in neighbours],
    )


@router.get(
    "gemeenten",
    response=places.Municipalities,
    by_alias=True,
    operation_id="gemeenten",
    summary="Gemeenten",
    description="De gemeenten met hun arbeidsmarktregio, op alfabet.",
)
def municipalities(request: HttpRequest, response: HttpResponse, asked: Query[ByRegion]) -> places.Municipalities:
    """Give the municipalities of published regions."""
    published = RegionPage.objects.published()
    if asked.regio:
        published = published.filter(slug=asked.regio)
    rows = Municipality.objects.filter(region__in=published.order_by().values("pk")).select_related("region")
    return counted(
        places.Municipalities,
        request,
        response,
        asked,
        rows,
        {"sort_name": str, "pk": int},
        lambda each: _municipality(each, each.region),
    )


def _line(page: RegionPage, counts: PracticeCounts) -> dict:
    return {
        "slug": page.slug,
        "href": href("regios", page.slug),
        "url": absolute(page.get_url()),
        "name": page.title,
        "code": page.code,
        "provinces": page.provinces,
        "introduction": page.introduction_text(),
        "practice_count": counts.of("regio", page),
    }


def _municipality(municipality: Municipality, region: RegionPage) -> places.Municipality:
    return places.Municipality(
        code=municipality.code,
        name=municipality.name,
        province=municipality.province,
        region=region_reference(region),
    )
