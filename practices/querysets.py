"""What people say of practices."""

from typing import Self

from django.db.models import Prefetch

from contacts.models import Contact
from kit.querysets import INTERNAL, PublishedPageQuerySet, internal_of
from regions.models import RegionPage


class PracticeQuerySet(PublishedPageQuerySet):
    """Practice pages."""

    def national(self) -> Self:
        """Of no single region."""
        return self.filter(home_region__isnull=True)

    def asking(self, contact: Contact) -> Self:
        """Those that name `contact` as somebody to ask."""
        return self.filter(placed_contacts__contact=contact)

    def newest_first(self) -> Self:
        """By the day they were first published."""
        return self.order_by("-first_published_at", "pk")

    def for_cards(self) -> Self:
        """Load what a card shows and no body: two queries for any length."""
        return (
            self.select_related("home_region", "cover__consent")
            .prefetch_related("cover__renditions")
            .defer_streamfields()
            .defer(*INTERNAL, *internal_of("home_region"), "home_region__text", "editor_notes", "consent_note")
        )

    def for_rows(self) -> Self:
        """Load what a row in the list shows: a card, and the names of its regions. Three queries for any length."""
        return self.for_cards().prefetch_related(Prefetch("regions", RegionPage.objects.only("title", "live")))

    def for_lines(self, with_story: bool = False) -> Self:
        """Load what open data tells of a practice in a list, beside its words: two queries for any length."""
        loaded = self.prefetch_related(Prefetch("regions", RegionPage.objects.for_tiles()))
        if with_story:
            return loaded.select_related("home_region", "cover__consent")
        return loaded.select_related("home_region").defer_streamfields().defer(*internal_of("home_region"))
