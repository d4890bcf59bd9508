"""A filtered list as one document: what its cover says, and when there is none."""

from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.facets import Choices
from practices.facets import practice_facets
from practices.listings import Listing
from practices.models import PracticePage

MOST = 30
"""So many practices fit in a bundle."""
LIST = "/praktijken/"


@dataclass(frozen=True)
class Front:
    """What the cover of a bundle says."""

    title: str
    chosen: tuple[str, ...]
    number: str
    url: str
    list: str


def listing_of(parameters: QueryDict) -> Listing:
    """Return the selection that a query string asks for."""
    return Listing(Choices.from_query(parameters, practice_facets()))


def query_of(listing: Listing) -> str:
    """Return the query string of a selection as a whole, without page or view; "" for everything."""
    query = listing.choices.query_string(weergave="", pagina="1")
    return "" if query == "?" else query


def has_bundle(listing: Listing) -> bool:
    """Whether a selection is neither empty nor too large."""
    return 0 < listing.total <= MOST


def practices_of(listing: Listing) -> list[PracticePage]:
    """Return the published practices of a selection of at most `MOST`, in its order."""
    keys = [listing.catalogue.object_of(entry) for entry in listing.part(0, MOST)]
    found = PracticePage.objects.published().select_related("home_region").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def front_of(listing: Listing, number: int) -> Front:
    """Return what the cover says of a selection of `number` practices, in Dutch."""
    with translation.override(settings.LANGUAGE_CODE):
        chosen = [_("Gezocht op: ‘%s’") % listing.found_query] if listing.found_query else []
        for facet in listing.choices.facets:
            if values := listing.chosen_values[facet.key]:
                chosen.append(f"{facet.label}: {', '.join(value.label for value in values)}")
        return Front(
            title=_("Goede praktijken"),
            chosen=tuple(chosen),
            number=ngettext("%d praktijk", "%d praktijken", number) % number,
            url=settings.SITE_URL + LIST + query_of(listing),
            list=_("Bekijk deze lijst op de site"),
        )
