"""Which version of the site is true now: one small question to the database, believed for a moment.

A moment is what a busy server needs to answer some twenty readers; they share the question. Nobody sees anything too
old by it: who changes what readers see waits for as long after the transaction, before anybody hears that it is done
(store/marking.py). By then nothing is believed any more that was answered before the change.
"""

import time
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import DatabaseError, connections
from django.utils import timezone

_MARKS = "SELECT count(*), max(id), sum(stamp) FROM store_mark"
_MINUTE = 60
BELIEVED = 0.005
"""Seconds for which an answer of the database is believed."""


class _Believed(NamedTuple):
    """What the database said, and until when (on the monotonic clock) it is believed."""

    version: str
    until: float


_NOTHING = _Believed("", 0.0)
_believed = _NOTHING


class UnknownVersionError(Exception):
    """The database does not answer: nobody knows what is true."""


def version() -> str:
    """Return the version of all that readers see: the marks that are there, and the day, for much ends with a day.

    It was true within the last `BELIEVED` seconds.

    Raises:
        UnknownVersionError: the database does not answer.
    """
    global _believed
    now = time.monotonic()
    believed = _believed
    if now < believed.until:
        return believed.version
    answer = version_in("default")
    _believed = _Believed(answer, now + BELIEVED)  # counted from before the question
    return answer


def forget() -> None:
    """Believe nothing: this process has begun to change what readers see."""
    global _believed
    _believed = _NOTHING


def wait_for_disbelief() -> None:
    """Return when nobody believes any more what the database said before this was called."""
    time.sleep(BELIEVED)


def version_in(database: str) -> str:
    """Return the version that a database has at this moment.

    The connection is used as it is, without Django's cursors: this is asked for many a page.

    Raises:
        UnknownVersionError: the database does not answer.
    """
    connection = connections[database]
    try:
        connection.ensure_connection()
        marks = _marks_of_postgresql if connection.vendor == "postgresql" else _marks
        number, newest, stamps = marks(connection.connection)
    except (DatabaseError, *_raised_by(connection)) as error:
        connection.close()
        raise UnknownVersionError from error
    return f"{number}.{newest}.{stamps}.{_day(int(time.time()) // _MINUTE)}"


def _marks(driver: Any) -> tuple:
    return driver.execute(_MARKS).fetchone()


def _marks_of_postgresql(driver: Any) -> tuple:
    """Ask psycopg's own connection: a fifth of the processor time of a cursor of Python values."""
    from psycopg.errors import OperationalError
    from psycopg.pq import ExecStatus

    answer = driver.pgconn.exec_(_MARKS.encode())
    if answer.status != ExecStatus.TUPLES_OK:
        raise OperationalError(answer.get_error_message())
    return tuple((answer.get_value(0, column) or b"").decode() for column in range(3))


@lru_cache(maxsize=1)
def _day(minute: int) -> int:
    """Return the number of today, asked once a minute: days begin with a minute, wherever the site is."""
    return timezone.localdate().toordinal()


def _raised_by(connection: object) -> tuple[type[Exception], ...]:
    """Return what the driver of a connection raises; Django wraps it in its own cursors alone."""
    return (connection.Database.Error,)  # type: ignore[attr-defined]  # every backend names its driver so
