"""What people say of contacts, of asking them, and of what is to be done about them."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from contacts.choices import State, TaskKind, TaskState
from kit.querysets import NAMED, columns_of
from library.querysets import SHOWN as OF_A_PICTURE
from regions.models import RegionPage

SHOWN = (
    *("name", "slug", "role", "function", "organisation", "phone", "public_email", "expertise", "verified_on"),
    *("is_example", "example_note", "live", "state", "consent_on", "consent_until", "verified_until"),
)
"""Columns that readers may know of a person, and those that tell whether the person may be named."""


class ContactQuerySet(models.QuerySet):
    """Contact records."""

    def at_work(self, on: date | None = None) -> Self:
        """Live, at work and with consent on a day (today). Not for the public: it does not look at verification."""
        day = on or timezone.localdate()
        return self.filter(
            Q(consent_until__isnull=True) | Q(consent_until__gte=day),
            live=True,
            state=State.ACTIVE,
            consent_on__lte=day,
        )

    def published(self, on: date | None = None) -> Self:
        """Open to everyone on a day (today): live, at work, with consent and verified in time.

        The only contacts a public surface may name. For the others the desk of their region stands in.
        """
        day = on or timezone.localdate()
        return self.at_work(day).filter(verified_until__gte=day)

    def being_checked(self, on: date | None = None) -> Self:
        """At work, but not verified in time on a day (today): the desk stands in, and the page says why."""
        day = on or timezone.localdate()
        return self.at_work(day).filter(Q(verified_until__isnull=True) | Q(verified_until__lt=day))

    def in_service(self, on: date | None = None) -> Self:
        """At work on a day (today): whom we may ask whether all is right.

        Invented people have nobody who reads their mail: they are asked in development alone.
        """
        at_work = self.at_work(on)
        return at_work if settings.DEBUG else at_work.filter(is_example=False)

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
        """Load what readers may know of them, and the photo: two queries for any number."""
        loaded = self.select_related("photo__consent").only(*SHOWN, *columns_of("photo", OF_A_PICTURE))
        return loaded.prefetch_related("photo__renditions")

    def with_regions(self) -> Self:
        """Load what names their regions along: one query more."""
        return self.prefetch_related(models.Prefetch("regions", RegionPage.objects.only(*NAMED)))


class VerificationQuerySet(models.QuerySet):
    """Rounds in which contacts are asked."""

    def unanswered(self) -> Self:
        """Still open: the links of the mail work."""
        return self.filter(answer="")


class ContactTaskQuerySet(models.QuerySet):
    """What is to be done about contacts."""

    def waiting(self) -> Self:
        """Not done yet, nor dropped."""
        return self.filter(state=TaskState.OPEN)

    def of_kind(self, *kinds: TaskKind) -> Self:
        """Of one of these kinds."""
        return self.filter(kind__in=kinds)

    def drop(self) -> int:
        """Call them not needed any more; return how many that were."""
        return self.update(state=TaskState.DROPPED, done_at=timezone.now())
