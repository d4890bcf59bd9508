"""What people say of contacts."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from contacts.choices import State
from regions.models import RegionPage

VERIFIED_FOR = timedelta(days=183 + 28)
"""How long a verification holds: half a year, and four weeks in which we remind."""


class ContactQuerySet(models.QuerySet):
    """Contact records."""

    def published(self, on: date | None = None) -> Self:
        """Open to everyone on a day (today): live, at work, with consent and verified in time.

        The only contacts a public surface may name. For the others the desk of their region stands in.
        """
        day = on or timezone.localdate()
        return self.filter(
            Q(consent_until__isnull=True) | Q(consent_until__gte=day),
            live=True,
            state=State.ACTIVE,
            consent_on__lte=day,
            verified_on__gte=day - VERIFIED_FOR,
        )

    def in_region(self, region: RegionPage) -> Self:
        """Who works for `region`."""
        return self.filter(regions=region)

    def with_role(self, role: str) -> Self:
        """Who has the role with this value."""
        return self.filter(role=role)

    def network_coordinators_first(self) -> Self:
        """The network coordinator on top, then by name."""
        return self.annotate(_rank=models.Case(models.When(role="netwerkcoordinator", then=0), default=1)).order_by(
            "_rank", "sort_name"
        )

    def for_cards(self) -> Self:
        """Load what a card of a person shows: two queries for any number."""
        return self.select_related("photo").prefetch_related("photo__renditions")
