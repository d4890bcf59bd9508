"""What people say of practices."""

from typing import Self

from django.db.models import Prefetch

from contacts.models import Contact
from kit.querysets import NAMED, PublishedPageQuerySet, columns_of, internal_of
from library.querysets import SHOWN
from regions.models import RegionPage

OF_A_CARD = (
    *(*NAMED, "first_published_at", "introduction", "status", "checked_on", "is_example", "reading_minutes"),
    *("home_region__title", *columns_of("cover", SHOWN)),
)
"""Columns that a card shows, or a row in a list."""
OF_ITS_REGION = columns_of("home_region", (*NAMED, "desk_name", "desk_phone", "desk_email", "desk_note"))
"""Columns of its home region that the page of a practice shows, also when the desk of that region stands in."""


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
        loaded = self.select_related("home_region", "cover__consent").only(*OF_A_CARD)
        return loaded.prefetch_related("cover__renditions")

    def for_its_page(self) -> Self:
        """Load what its own page shows by itself: all of it, and of its home region and its picture what it names."""
        own = [field.name for field in self.model._meta.concrete_fields]
        shown = (*own, *OF_ITS_REGION, *columns_of("cover", SHOWN))
        return self.select_related("home_region", "cover__consent").only(*shown)

    def for_lines(self, with_story: bool = False) -> Self:
        """Load what open data tells of a practice in a list, beside its words: two queries for any length."""
        loaded = self.prefetch_related(Prefetch("regions", RegionPage.objects.for_tiles()))
        if with_story:
            return loaded.select_related("home_region", "cover__consent")
        return loaded.select_related("home_region").defer_streamfields().defer(*internal_of("home_region"))
