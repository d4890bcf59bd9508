"""What can be followed: any search in the list of practices. A region, a theme and what somebody typed are searches."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from kit.facets import Choices, Facet
from search.question import read

LONGEST = 500


class UnknownSearchError(Exception):
    """A search that nobody can follow."""


def tidy(search: str, facets: tuple[Facet, ...]) -> str:
    """Return a query string in the one way in which it is kept; "" is every practice.

    The same choices give the same text. What does not exist is left out, and so are order, page and view.

    Raises:
        UnknownSearchError: it asks for something, but for nothing that exists; or for too much.
    """
    choices = choices_of(search, facets)
    pairs = [("q", choices.query)] if choices.query and not read(choices.query).is_empty else []
    for facet in facets:
        chosen = choices.values(facet)
        known = {value.name for value in facet.vocabulary.named(chosen)} if chosen else ()
        pairs += [(facet.key, name) for name in sorted(known)]
    tidied = urlencode(pairs)
    if len(tidied) > LONGEST or (not pairs and not choices.is_empty):
        raise UnknownSearchError
    return tidied


def choices_of(search: str, facets: tuple[Facet, ...]) -> Choices:
    """Return a kept search as the list of practices takes it."""
    return Choices.from_query(QueryDict(search), facets)


def in_words(search: str, facets: tuple[Facet, ...]) -> str:
    """Return a search as people say it, such as "‘coach’, Twente of Zeeland, Stage"."""
    choices = choices_of(search, facets)
    words = [f"‘{choices.query}’"] if choices.query else []
    for facet in facets:
        if names := choices.values(facet):
            labels = [value.label for value in facet.vocabulary.named(names)]
            words.append(_(" of ").join(labels or names))
    return ", ".join(words) or _("Alle praktijken")
