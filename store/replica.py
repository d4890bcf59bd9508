"""Which database answers who reads: the primary, or a replica that has all that readers may see.

A replica lags. That may not make a page that is older than what was promised, so before a page is made both databases
are asked for their version (store/freshness.py): a mark is part of the transaction that it is about, so a replica with
the same marks has the same content. A replica that is behind, or does not answer, is not used; nor is it in a
transaction, nor after a request has written anything.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connections

from store.freshness import UnknownVersionError, version_in

REPLICA = "replica"
RESTING = 10
"""Seconds in which a replica that did not answer is left alone."""

_this = threading.local()
_rests_until = 0.0


@contextmanager
def read_from_replica(now: str) -> Iterator[None]:
    """Let what is read meanwhile, in this thread, come from the replica, if it is of the version `now`."""
    if not _is_of(now):
        yield
        return
    _this.is_reading = True
    try:
        with connections["default"].execute_wrapper(_hear):
            yield
    finally:
        _this.is_reading = False


def has_replica() -> bool:
    """Whether there is one."""
    return REPLICA in settings.DATABASES


def _is_of(now: str) -> bool:
    global _rests_until
    if not has_replica() or time.monotonic() < _rests_until:
        return False
    try:
        return version_in(REPLICA) == now
    except UnknownVersionError:
        _rests_until = time.monotonic() + RESTING
        return False


def _hear(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Let this thread see what it writes: from then on it reads there too."""
    if not str(sql).lstrip().upper().startswith("SELECT"):
        _this.is_reading = False
    return execute(sql, params, many, context)


class Router:
    """Tells Django which database a question goes to."""

    def db_for_read(self, model: type, **hints: Any) -> str:
        """Return the replica while this thread reads from it and nothing is under way in the primary."""
        is_reading = getattr(_this, "is_reading", False) and not connections["default"].in_atomic_block
        return REPLICA if is_reading else "default"

    def db_for_write(self, model: type, **hints: Any) -> str:
        """Return the primary."""
        return "default"

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Things of both are the same things."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Whether a database is changed: the replica follows by itself."""
        return db != REPLICA
