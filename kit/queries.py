"""What long work asks of the database without filling memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def unlogged_queries() -> Iterator[None]:
    """Let DEBUG not keep the text of the newest 9000 queries: rows in bulk make that gigabytes."""
    before = connection.make_debug_cursor
    connection.make_debug_cursor = connection.make_cursor  # type: ignore[method-assign, assignment]  # no switch
    try:
        yield
    finally:
        connection.make_debug_cursor = before  # type: ignore[method-assign]  # as above
