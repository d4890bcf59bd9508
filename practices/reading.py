"""What a practice page shows beside its own fields. Each part asks the database once, on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.http import HttpRequest

from contacts.desks import Desk, desk_for
from practices.similar import Similar, similar_practices

if TYPE_CHECKING:
    from practices.models import PracticePage
    from practices.models.practice import PracticeContact
    from regions.models import RegionPage


class PracticeReading:
    """One practice as a reader meets it."""

    def __init__(self, practice: PracticePage, request: HttpRequest | None) -> None:
        self._practice = practice
        self._request = request

    @cached_property
    def _placements(self) -> list[PracticeContact]:
        return list(self._practice.placed_contacts.all())

    @cached_property
    def contacts(self) -> list[PracticeContact]:
        """The people to ask who may be named today, in the editor's order, each with `contact` and `label`."""
        from contacts.models import Contact  # contacts load before practices, but this module loads with the models

        ids = [placement.contact_id for placement in self._placements]
        people = Contact.objects.published().for_cards().in_bulk(ids) if ids else {}
        shown = [placement for placement in self._placements if placement.contact_id in people]
        for placement in shown:
            placement.contact = people[placement.contact_id]
        return shown

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
        return [
            region
            for region in self._practice.regions.all()
            if region.live and region.pk != self._practice.home_region_id
        ]

    @cached_property
    def related(self) -> list[PracticePage]:
        """The published practices that the editor points to, in the editor's order."""
        ids = [relation.practice_id for relation in self._practice.related_practices.all()]
        if not ids:
            return []
        found = type(self._practice).objects.published().for_cards().in_bulk(ids)
        return [found[pk] for pk in ids if pk in found]

    @cached_property
    def similar(self) -> list[Similar]:
        """Published practices that are alike, with what they share."""
        shown = {self._practice.pk, *(practice.pk for practice in self.related)}
        return similar_practices(self._practice, leave_out=shown, most=3 - min(len(self.related), 2))
