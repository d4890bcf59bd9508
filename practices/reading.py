"""What a practice page shows beside its own fields. Each part asks the database once, on first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import HttpRequest

from contacts.cards import people
from contacts.desks import Desk, desk_for
from practices.models.vocabulary import Word, words_of_practice
from practices.similar import Beside, Similar, practices_beside
from regions.models import regions_in_alphabet

if TYPE_CHECKING:
    from contacts.models import Contact
    from practices.models import PracticePage
    from regions.models import RegionPage


@dataclass(frozen=True)
class Placement:
    """A person to ask about a practice, and about what."""

    contact: Contact
    label: str


class PracticeReading:
    """One practice as a reader meets it."""

    def __init__(self, practice: PracticePage, request: HttpRequest | None) -> None:
        self._practice = practice
        self._request = request

    @cached_property
    def _placements(self) -> list[Placement]:
        placed = self.words["contacts"]
        known = people(word.pk for word in placed)
        return [Placement(known[word.pk], word.label) for word in placed if word.pk in known]

    @cached_property
    def contacts(self) -> list[Placement]:
        """The people to ask who may be named today, in the editor's order."""
        return [placement for placement in self._placements if placement.contact.is_published()]

    @cached_property
    def words(self) -> dict[str, list[Word]]:
        """All that it is tied to, by kind."""
        return words_of_practice(self._practice)

    @property
    def themes(self) -> list[Word]:
        """What it is about."""
        return self.words["themes"]

    @property
    def phases(self) -> list[Word]:
        """When on the way from school to work."""
        return self.words["phases"]

    @property
    def targets(self) -> list[Word]:
        """For whom."""
        return self.words["targets"]

    @property
    def sectors(self) -> list[Word]:
        """In which kind of education or work."""
        return self.words["sectors"]

    @property
    def tags(self) -> list[Word]:
        """Its free words."""
        return self.words["tags"]

    @property
    def has_stand_in(self) -> bool:
        """Whether a desk answers because somebody named here is being checked."""
        return bool(self._placements) and not self.contacts

    @cached_property
    def desk(self) -> Desk | None:
        """Who answers when no contact can: the region desk, else the national one."""
        return None if self.contacts else desk_for(self._practice.home_region, self._request)

    @cached_property
    def other_regions(self) -> list[RegionPage]:
        """The published regions where it is done too."""
        keys = {word.pk for word in self.words["regions"]} - {self._practice.home_region_id}
        return [region for region in regions_in_alphabet() if region.pk in keys] if keys else []

    @cached_property
    def _beside(self) -> Beside:
        return practices_beside(self._practice, self.words, [word.pk for word in self.words["related"]])

    @property
    def related(self) -> list[PracticePage]:
        """The published practices that the editor points to, in the editor's order."""
        return self._beside.related

    @property
    def similar(self) -> list[Similar]:
        """Published practices that are alike, with what they share."""
        return self._beside.similar
