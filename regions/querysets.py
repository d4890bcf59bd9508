"""What people say of regions."""

from typing import Self

from kit.querysets import PublishedPageQuerySet


class RegionQuerySet(PublishedPageQuerySet):
    """Region pages."""

    def in_alphabet(self) -> Self:
        """From Achterhoek to Zuid-Limburg."""
        return self.order_by("title", "pk")  # the key makes SQLite begin at the regions, not at all pages

    def for_tiles(self) -> Self:
        """Load what a tile or a line in a list shows, and no text: one query for any number."""
        return self.defer("text", "variants", "draft_title", "search_description", "seo_title")
