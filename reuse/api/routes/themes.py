"""Themes."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router

from practices.models import Theme
from reuse.api.answering import PracticeCounts, counted
from reuse.api.asking import LONGEST_VALUE, WholeList, refuse_parameters
from reuse.api.schemas import places
from reuse.api.schemas.public import absolute, href
from reuse.api.stories import Texts

router = Router(tags=["Thema’s"])


@router.get(
    "themas",
    response=places.Themes,
    by_alias=True,
    operation_id="themas",
    summary="Thema’s",
    description="Waar praktijken over gaan, in de volgorde van de site.",
)
def themes(request: HttpRequest, response: HttpResponse, asked: Query[WholeList]) -> places.Themes:
    """Give the themes."""
    counts = PracticeCounts()
    order = {"sort_order": int, "label": str, "pk": int}
    return counted(
        places.Themes,
        request,
        response,
        asked,
        Theme.objects.all(),
        order,
        lambda theme: places.Theme(**_line(theme, counts)),
    )


@router.get(
    "themas/{slug:slug}",
    response=places.WholeTheme,
    by_alias=True,
    operation_id="thema",
    summary="Eén thema",
    description="Een thema met de tekst van zijn pagina.",
)
def theme(
    request: HttpRequest,
    slug: str = Path(..., max_length=LONGEST_VALUE, description="Vaste naam.", examples=["nazorg"]),
) -> places.WholeTheme:
    """Give one theme."""
    refuse_parameters(request)
    found = Theme.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return places.WholeTheme(
        **_line(found, PracticeCounts()),
        introduction=found.introduction,
        text=Texts([found.text]).of(found.text),
    )


def _line(theme: Theme, counts: PracticeCounts) -> dict:
    return {
        "slug": theme.slug,
        "href": href("themas", theme.slug),
        "url": absolute(theme.get_absolute_url()),
        "name": theme.label,
        "description": theme.description,
        "practice_count": counts.of("thema", theme),
    }
