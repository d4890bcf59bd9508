"""What one says about checked links."""

from datetime import date
from typing import Any, Self

from django.db.models import Q, QuerySet
from django.utils import timezone

from links.choices import BROKEN, WANTS_ATTENTION, Kind


class CheckedLinkQuerySet(QuerySet):
    """Links as they were last found; none of these phrases asks the database anything yet."""

    def broken(self) -> Self:
        """Those on which a reader comes nowhere."""
        return self.filter(outcome__in=BROKEN)

    def wanting_attention(self) -> Self:
        """Those that an editor can mend: broken, or moved for good."""
        return self.filter(outcome__in=WANTS_ATTENTION)

    def hidden(self, today: date | None = None) -> Self:
        """Those of which an editor said that they are right, not so long ago."""
        return self.filter(ignored_until__gte=today or timezone.localdate())

    def not_hidden(self, today: date | None = None) -> Self:
        """All others."""
        return self.filter(Q(ignored_until=None) | Q(ignored_until__lt=today or timezone.localdate()))

    def on_live_pages(self) -> Self:
        """Those on pages that are published now; a page may have been taken away since the last check."""
        return self.filter(page__live=True)

    def outside(self) -> Self:
        """Those to other sites."""
        return self.filter(kind=Kind.OUTSIDE)

    def inside(self) -> Self:
        """Those to pages and documents of our own."""
        return self.exclude(kind=Kind.OUTSIDE)

    def on_pages(self, pages: Any) -> Self:
        """Those on these pages: a queryset of pages or a list of keys."""
        keys = pages.order_by().values("pk") if isinstance(pages, QuerySet) else pages
        return self.filter(page_id__in=keys)
