"""Counters in the database, for where there is no Redis: every process counts in the same place, and none forgets.

The memory of a process will not do for this: each has its own, and Django's throws things away at three hundred names.
"""

import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connections

from store.models import Count

_ADD = "INSERT INTO store_count (name, number, ends_at) VALUES (%s, %s, %s) ON CONFLICT (name) DO NOTHING"
_INCR = "UPDATE store_count SET number = number + %s WHERE name = %s AND ends_at > %s RETURNING number"


class TableCounters(BaseCache):
    """As much of a cache as counting needs: `add` with a number, `incr`, `get` and `clear`. Each is one statement."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._alias = location or "default"

    def add(self, key: str, value: int, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Begin a counter; return whether there was none."""
        with connections[self._alias].cursor() as cursor:
            ends_at = self.get_backend_timeout(timeout) or time.time()
            cursor.execute(_ADD, [self.make_and_validate_key(key, version), value, int(ends_at)])
            return bool(cursor.rowcount)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count on and return where it stands.

        Raises:
            ValueError: there is no such counter, or its time is over.
        """
        with connections[self._alias].cursor() as cursor:
            cursor.execute(_INCR, [delta, self.make_and_validate_key(key, version), int(time.time())])
            rows = cursor.fetchall()
        if not rows:
            raise ValueError(key)
        return int(rows[0][0])

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return where a counter stands."""
        name = self.make_and_validate_key(key, version)
        standing = Count.objects.using(self._alias).filter(name=name, ends_at__gt=int(time.time()))
        return standing.values_list("number", flat=True).first() or default

    def clear(self) -> None:
        """Forget all of them."""
        Count.objects.using(self._alias).all().delete()


def forget_ended() -> int:
    """Throw away the counters whose time is over; return how many there were."""
    return Count.objects.filter(ends_at__lte=int(time.time())).delete()[0]
