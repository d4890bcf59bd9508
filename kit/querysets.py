"""The one gate to the public, for pages of every type."""

from typing import Self

from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


class PublishedPageQuerySet(PageQuerySet):
    """Pages, with the phrase that every public surface starts from."""

    def published(self) -> Self:
        """Live and open to everyone: the only pages a public surface may show.

        One query when nothing is private, else two: Wagtail's `public` joins the pages even to find no restriction.
        """
        is_all_public = not PageViewRestriction.objects.exists()
        return self.live() if is_all_public else self.live().public()
