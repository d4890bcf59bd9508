"""Which version of the site is true now: one small question to the database before each stored answer is sent."""

from django.db import DatabaseError, connections
from django.utils import timezone

_MARKS = "SELECT count(*), max(id), sum(stamp) FROM store_mark"


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
        number, newest, stamps = connection.connection.execute(_MARKS).fetchone()
    except (DatabaseError, *_raised_by(connection)) as error:
        connection.close()
        raise UnknownVersionError from error
    return f"{number}.{newest}.{stamps}.{timezone.localdate().toordinal()}"


def _raised_by(connection: object) -> tuple[type[Exception], ...]:
    """Return what the driver of a connection raises; Django wraps it in its own cursors alone."""
    return (connection.Database.Error,)  # type: ignore[attr-defined]  # every backend names its driver so
