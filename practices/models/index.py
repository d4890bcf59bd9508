"""Where practices are found."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from kit.facets import Choices
from kit.pages import PortalPage
from practices import shelves
from practices.coverage import Coverage
from practices.facets import practice_facets
from practices.listings import MAP, Listing
from practices.nothing import NothingFound
from search.insight import count_question
from search.promotions import promoted_pages
from search.recognised import recognised_in


class PracticeIndexPage(PortalPage):
    """The list of practices with its facets; national practices stand under it."""

    introduction = models.TextField(_("inleiding"), blank=True)

    subpage_types = ["practices.PracticePage"]
    max_count = 1

    content_panels = [*PortalPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("overzicht van praktijken")
        verbose_name_plural = _("overzichten van praktijken")

    def introduction_text(self) -> str:
        """Return the introduction."""
        return self.introduction

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Add the practices that the query string asks for."""
        choices = Choices.from_query(request.GET, practice_facets())
        listing = Listing(choices)
        recognised = recognised_in(listing.found)
        promoted = promoted_pages(choices.query)
        if choices.query and not choices.chosen and choices.page == 1:
            results = 0 if listing.corrected_query else listing.total + len(recognised) + len(promoted)
            count_question(listing.typed, results, request)
        return super().get_context(request, *args, **kwargs) | {
            "listing": listing,
            "recognised": recognised,
            "promoted": promoted,
            "own_query": _own_query(listing),
            "coverage": Coverage(listing) if choices.view == MAP else None,
            "take_list_along": shelves.take_list_along,
            "nothing": None if listing.total else NothingFound(listing, request),
        }


def _own_query(listing: Listing) -> str:
    """Return the part of the query string that makes another page of it, for search engines.

    A page of the whole list is one, and so is what was searched for, which they leave out. A filter, an order or a view
    shows again what the whole list shows.
    """
    choices = listing.choices
    if choices.query:
        return choices.query_string(sorteer="", weergave="")
    return f"?pagina={listing.page}" if listing.page > 1 and choices.is_empty else ""
