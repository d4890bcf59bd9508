"""Where to go when a list is empty: less at once, the neighbours, a theme that comes near, a person to ask."""

from __future__ import annotations

from functools import cached_property

from django.http import HttpRequest

from contacts.desks import Desk, desk_for
from contacts.models import Contact
from practices.facets import REGION, THEME
from practices.listings import Listing, Loosened
from practices.selection import PRACTICE, NoCounts
from regions.models import RegionPage
from search.units import Strength

MOST_NEIGHBOURS = 5
MOST_THEMES = 3


class NothingFound:
    """The ways on from a list without results. At most six queries."""

    def __init__(self, listing: Listing, request: HttpRequest) -> None:
        self._listing = listing
        self._request = request

    @property
    def loosened(self) -> list[Loosened]:
        """The same question with less at once."""
        return self._listing.loosened

    @cached_property
    def region(self) -> RegionPage | None:
        """The region that was chosen, else the one that was named in the question; None when there are more."""
        codes = {value.code for value in self._listing.chosen_values[REGION]}
        found = self._listing.found
        if not codes and found is not None:
            named = [entry for _first, _last, entries in found.named for entry in entries]
            codes = {found.catalogue.labels.get(entry, "") for entry in named}
        keys = [int(code.partition(":")[2]) for code in codes if code.startswith(f"{REGION}:")]
        return RegionPage.objects.published().filter(pk=keys[0]).first() if len(keys) == 1 else None

    @cached_property
    def neighbours(self) -> list[Loosened]:
        """The same question in each region next to that one, as far as there is an answer; the fullest first."""
        if self.region is None:
            return []
        listing = self._listing
        facet = next(facet for facet in listing.choices.facets if facet.key == REGION)
        among = listing.narrowed(listing.matching or listing.catalogue.public(PRACTICE), without={REGION})
        ways = []
        for region in RegionPage.objects.published().for_tiles().filter(neighbours=self.region).in_alphabet():
            total = (among & listing.catalogue.having(f"{REGION}:{region.pk}")).bit_count()
            if total:
                kept = listing.choices.only(facet, [region.slug])
                url = kept.query_string() if listing.matching else kept.query_string(q="")
                ways.append(Loosened(region.title, url, total))
        return sorted(ways, key=lambda way: -way.total)[:MOST_NEIGHBOURS]

    @cached_property
    def themes(self) -> list[Loosened]:
        """The themes of which the text has something that was asked; else those with most practices in the region."""
        listing = self._listing
        facet = next(facet for facet in listing.choices.facets if facet.key == THEME)
        others = {facet.key for facet in listing.choices.facets} - {REGION}
        among = listing.narrowed(listing.catalogue.public(PRACTICE), without=others)
        near = self._near_themes()
        ways = []
        for value in facet.vocabulary.offered(NoCounts(), ()):
            total = (among & listing.catalogue.having(value.code)).bit_count()
            if total:
                ways.append((value.code not in near, -total, value.label, value.name, total))
        chosen = listing.choices.only(facet, ())
        return [
            Loosened(label, chosen.only(facet, [name]).query_string(q=""), total)
            for _is_far, _order, label, name, total in sorted(ways)[:MOST_THEMES]
        ]

    def _near_themes(self) -> set[str]:
        found = self._listing.found
        if found is None:
            return set()
        entries = 0
        for matches in found.matches:
            entries |= matches.at_least(*Strength)
        return {code for entry, code in found.catalogue.labels_today() if entries >> entry & 1}

    @cached_property
    def person(self) -> Contact | None:
        """Who can be asked: the network coordinator of the region, else somebody there."""
        if self.region is None:
            return None
        return Contact.objects.published().in_region(self.region).network_coordinators_first().first()

    @cached_property
    def desk(self) -> Desk:
        """Who answers when nobody in the region can be named."""
        return desk_for(self.region, self._request)
