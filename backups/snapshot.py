"""Reading the database as it was at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def one_moment() -> Iterator[BaseDatabaseWrapper]:
    """Let everything that is read inside be of the same moment. Nobody waits for it: nothing can be written inside."""
    if connection.vendor == "sqlite":
        with _without_the_lock_of_a_writer(), transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")  # the moment is that of the first question
            yield connection
    else:
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection


@contextmanager
def _without_the_lock_of_a_writer() -> Iterator[None]:
    backend: Any = connection  # the one of SQLite has a mode
    mode, backend.transaction_mode = backend.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        backend.transaction_mode = mode
