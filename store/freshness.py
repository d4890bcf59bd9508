"""Which version of the site is true now: one small question to the database before each stored answer is sent."""

import time
from functools import lru_cache
from typing import Any

from django.db import DatabaseError, connections
from django.utils import timezone

_MARKS = "SELECT count(*), max(id), sum(stamp) FROM store_mark"
_MINUTE = 60


class UnknownVersionError(Exception):
    """The database does not answer: nobody knows what is true."""


def version(database: str = "default") -> str:
    """Return the version of all that readers see: the marks that are there, and the day, for much ends with a day.

    The connection is used as it is, without Django's cursors: this is asked for every page.

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
