"""What people say of offers."""

from datetime import datetime
from typing import Self

from django.db.models import Q, QuerySet

from inbox.choices import State


class OfferQuerySet(QuerySet):
    """Practices that somebody offers."""

    def unfinished(self) -> Self:
        """Not sent yet: the offerer may change everything."""
        return self.filter(sent_at__isnull=True)

    def unconfirmed(self) -> Self:
        """Sent, but nobody showed that the address is theirs."""
        return self.filter(sent_at__isnull=False, arrived_at__isnull=True)

    def arrived(self) -> Self:
        """Sent by the owner of the address: all that editors see."""
        return self.filter(arrived_at__isnull=False)

    def of_address(self, email: str) -> Self:
        """Those of one address, in capitals or not, the newest first."""
        return self.filter(sender_email=email.lower()).order_by("-begun_at", "-pk")

    def left_since(self, moment: datetime) -> Self:
        """What never came to the editors, and nobody touched after `moment`."""
        return self.filter(arrived_at__isnull=True, changed_at__lt=moment)

    def ended_before(self, rejected: datetime, closed: datetime, arrived: datetime) -> Self:
        """What was rejected or closed before these moments, and what arrived before the last, whatever became of it."""
        is_rejected = Q(state=State.REJECTED, closed_at__lt=rejected)
        is_closed = Q(state__in=[State.ANSWERED, State.CLOSED], closed_at__lt=closed)
        return self.arrived().filter(is_rejected | is_closed | Q(arrived_at__lt=arrived))
