"""Pieces of the site in a frame on another site, and the page that gives the code for it. No cookie, no form."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kit.pages import Crumb
from practices.facets import REGION
from practices.models import PracticePage
from practices.querysets import PracticeQuerySet
from regions.models import RegionPage
from reuse.embed.frames import framed
from reuse.embed.pieces import NUMBERS, Piece, number_in, piece_of, piece_with
from reuse.selection import first, selection_of


@framed
def practices(request: HttpRequest) -> HttpResponse:
    """Show the first practices of a selection."""
    return _list(request, request.GET)


@framed
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """Show practices of a region."""
    found = RegionPage.objects.published().for_tiles().filter(slug=slug).first()
    if found is None:
        return _missing(request)
    parameters = request.GET.copy()
    parameters.setlist(REGION, [slug])
    return _list(request, parameters)


@framed
def practice(request: HttpRequest, key: str) -> HttpResponse:
    """Show one practice as a card."""
    found = PracticePage.objects.published().for_cards().filter(pk=key).first()
    if found is None:
        return _missing(request)
    return render(request, "reuse/embed/practice.html", {"practice": found})


@require_safe
def code(request: HttpRequest) -> HttpResponse:
    """Give the code with which somebody shows a selection or one practice on their own site, and how that looks."""
    piece = _asked_practice(request) or piece_of(selection_of(request.GET), number_in(request.GET))
    context = {"piece": piece, "numbers": NUMBERS, "breadcrumbs": [Crumb("Home", "/")]}
    return render(request, "reuse/embed/code.html", context)


def _list(request: HttpRequest, parameters: QueryDict) -> HttpResponse:
    selection, number = selection_of(parameters), number_in(parameters)
    shown = first(selection, number, PracticeQuerySet.for_cards)
    context = {"piece": piece_of(selection, number), "practices": shown, "total": selection.total}
    return render(request, "reuse/embed/practices.html", context)


def _missing(request: HttpRequest) -> HttpResponse:
    """Answer 404 in the frame, in which our own page would not be shown."""
    return render(request, "reuse/embed/missing.html", status=404)


def _asked_practice(request: HttpRequest) -> Piece | None:
    key = request.GET.get("praktijk", "")
    if not key.isascii() or not key.isdigit() or len(key) > 18:
        return None
    found = PracticePage.objects.published().filter(pk=int(key)).first()
    return piece_with(found) if found else None
