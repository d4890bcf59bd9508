"""The one gate to the public, for pages of every type."""

from typing import Self

from wagtail.query import PageQuerySet


class PublishedPageQuerySet(PageQuerySet):
    """Pages, with the phrase that every public surface starts from."""

    def published(self) -> Self:
        """Live and open to everyone: the only pages a public surface may show. One query for the private paths."""
        return self.live().public()
