"""Knocking in vain takes longer and longer, but never for ever; a table counts, for several processes must agree.

Counting comes before trying: a hundred attempts at once get no more turns than a hundred in a row.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import Attempts
from kit import retention

FORGOTTEN_AFTER = retention.ATTEMPTS.period


@dataclass(frozen=True)
class Limit:
    """`free` attempts that cost nothing; then waits of `first` seconds, doubling, and never longer than `longest`."""

    what: str
    free: int
    first: int = 15
    longest: int = 900

    def wait_after(self, failures: int) -> int:
        """Return for how many seconds the next attempt is refused."""
        if failures < self.free:
            return 0
        return min(self.longest, self.first * 2 ** min(failures - self.free, 20))


@dataclass(frozen=True)
class Turn:
    """One attempt that counts for `subject`, such as a name that was typed or an address that asks."""

    limit: Limit
    subject: str

    @property
    def name(self) -> str:
        """A digest, so that the table holds nobody's name or address."""
        return salted_hmac(f"accounts.attempts.{self.limit.what}", self.subject, algorithm="sha256").hexdigest()


ACCOUNT = Limit("account", free=5)
KNOWN_BROWSER = Limit("known browser", free=5)
VISITOR = Limit("visitor", free=20)
CODE = Limit("code", free=5)
RESET_ADDRESS = Limit("reset address", free=1, first=3600, longest=3600)
RESET_VISITOR = Limit("reset visitor", free=10, first=60)


@transaction.atomic
def take(turns: Sequence[Turn]) -> int:
    """Take a turn for each, and return 0; or take none, and return how many seconds to wait."""
    now = timezone.now()
    limits = {turn.name: turn.limit for turn in turns}
    Attempts.objects.bulk_create([Attempts(name=name, last_at=now) for name in limits], ignore_conflicts=True)
    rows = list(Attempts.objects.select_for_update().filter(name__in=limits).order_by("name"))
    waits = [math.ceil((row.free_at - now).total_seconds()) for row in rows if row.free_at and row.free_at > now]
    if waits:
        return max(waits)
    for row in rows:
        row.failures = 1 if row.last_at < now - FORGOTTEN_AFTER else row.failures + 1
        wait = limits[row.name].wait_after(row.failures)
        row.last_at, row.free_at = now, now + timedelta(seconds=wait) if wait else None
    Attempts.objects.bulk_update(rows, ["failures", "last_at", "free_at"])
    return 0


def forget(*turns: Turn) -> None:
    """Begin anew for each: it went well, or who it is was shown in another way."""
    Attempts.objects.filter(name__in=[turn.name for turn in turns]).delete()


def give_back(*turns: Turn) -> None:
    """Give back one turn of each: it went well, but what others did from there still counts."""
    rows = Attempts.objects.filter(name__in=[turn.name for turn in turns])
    rows.update(failures=Greatest(F("failures") - 1, 0), free_at=None)


def forget_old_attempts() -> int:
    """Delete what does not count any more; return how many."""
    return Attempts.objects.filter(last_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()[0]
