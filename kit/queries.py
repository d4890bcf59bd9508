"""What is asked of the database more cheaply than Django would by itself: long work, and what each page asks."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from django.db import connection, connections, router
from django.db.models import Model, QuerySet


@contextmanager
def unlogged_queries() -> Iterator[None]:
    """Let DEBUG not keep the text of the newest 9000 queries: rows in bulk make that gigabytes."""
    before = connection.make_debug_cursor
    connection.make_debug_cursor = connection.make_cursor  # type: ignore[method-assign, assignment]  # no switch
    try:
        yield
    finally:
        connection.make_debug_cursor = before  # type: ignore[method-assign]  # as above


class Statement:
    """A query of which Django writes the SQL once for each number of keys: writing it costs ten times what asking does.

    For what stands on every page. `rows` says what is asked, as a queryset of `values_list` for some keys; its columns
    are numbers and text, for they come as the database gives them.
    """

    def __init__(self, model: type[Model], rows: Callable[[Collection[int]], QuerySet]) -> None:
        self._model = model
        self._rows = rows
        self._written: dict[int, tuple[str, tuple]] = {}

    def ask(self, keys: Collection[int]) -> list[tuple]:
        """Return the rows for these keys. One query."""
        if not keys:
            return []
        places = range(-len(keys), 0)  # no key is below nought
        if len(keys) not in self._written:
            self._written[len(keys)] = self._rows(places).query.sql_with_params()
        sql, parameters = self._written[len(keys)]
        key_at = dict(zip(places, keys, strict=True))
        with connections[router.db_for_read(self._model)].cursor() as cursor:
            cursor.execute(sql, [key_at.get(value, value) for value in parameters])
            return cursor.fetchall()
