"""Which tables a back-up holds, and their rows in a form that every database understands."""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col

DERIVED = {
    "accounts_attempts": "how often somebody knocked in vain: of the hour",
    "accounts_signin": "who is signed in: everybody signs in again",
    "backups_attempt": "which back-ups this place made: says nothing of another place",
    "django_session": "who is signed in: everybody signs in again",
    "django_tasks_database_dbtaskresult": "work in the queue: the mail itself is kept, `run_due` sends it",
    "editing_sentform": "which form was just sent: of the minute",
    "library_portalrendition": "pictures in other sizes: run_due makes those of pages",
    "paper_paper": "one-pagers: set in type again by `run_due`",
    "search_change": "the search index: `restore` makes it anew",
    "search_entry": "the search index: `restore` makes it anew",
    "search_indexstate": "the search index: `restore` makes it anew",
    "search_knownword": "the search index: `restore` makes it anew",
    "store_count": "how often somebody did something: of the hour",
    "store_mark": "whether whole pages that are kept are still true: they are made anew",
    "wagtailadmin_editingsession": "who has which page open: of the minute",
    "wagtailadmin_formstate": "what a preview shows: of the hour",
    "wagtailcore_referenceindex": "what refers to what: `restore` makes it anew",
    "wagtailimages_rendition": "pictures in other sizes: made when a page asks for them",
    "wagtailsearch_indexentry": "Wagtail's search in the admin: `restore` makes it anew",
    "wagtailsearch_indexentry_fts": "Wagtail's search in the admin: `restore` makes it anew",
}
"""Tables that a back-up leaves out, each with what becomes of it."""

MADE_BY_MIGRATIONS = frozenset(
    {
        *("auth_group", "auth_group_permissions", "auth_permission", "django_content_type"),
        *("editing_reviewtask", "editing_reviewtask_groups"),
        *("wagtailcore_collection", "wagtailcore_groupapprovaltask", "wagtailcore_groupapprovaltask_groups"),
        *("wagtailcore_groupcollectionpermission", "wagtailcore_grouppagepermission", "wagtailcore_locale"),
        *("wagtailcore_page", "wagtailcore_site", "wagtailcore_task", "wagtailcore_workflow"),
        *("wagtailcore_workflowpage", "wagtailcore_workflowtask"),
    }
)
"""Tables that hold rows in a database that was made and never used."""

ROWS_AT_ONCE = 500
SIGNS_AT_ONCE = 4_000_000

Row = list[Any]


@dataclass(frozen=True)
class Column:
    """One column; `kind` is Django's name for what it holds, such as "DateTimeField"."""

    name: str
    field: models.Field

    @cached_property
    def kind(self) -> str:
        return self.field.get_internal_type()


class Table:
    """One table of the database."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.name = model._meta.db_table
        self.columns = [Column(str(field.column), _what_it_holds(field)) for field in model._meta.local_concrete_fields]

    def rows(self, connection: BaseDatabaseWrapper) -> Iterator[Row]:
        """Read all rows, a few at a time, as JSON can hold them. Wants a transaction."""
        quoted = connection.ops.quote_name
        names = ", ".join(quoted(column.name) for column in self.columns)
        readers = [_reader(column, connection) for column in self.columns]
        key = quoted(str(self.model._meta.pk.column))
        at_once = 1 if any(column.kind == "BinaryField" for column in self.columns) else ROWS_AT_ONCE
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT {names} FROM {quoted(self.name)} ORDER BY {key}")  # noqa: S608 - names of models
            while rows := cursor.fetchmany(at_once):
                for row in rows:
                    yield [reader(value) for reader, value in zip(readers, row, strict=True)]

    def write(self, rows: Iterable[Row], connection: BaseDatabaseWrapper) -> None:
        """Write rows that `rows` gave, here or in another database."""
        quoted = connection.ops.quote_name
        names = ", ".join(quoted(column.name) for column in self.columns)
        places = ", ".join(["%s"] * len(self.columns))
        sql = f"INSERT INTO {quoted(self.name)} ({names}) VALUES ({places})"  # noqa: S608 - names of models
        with connection.cursor() as cursor:
            for some in _batches(rows):
                cursor.executemany(
                    sql,
                    [[_written(v, c, connection) for v, c in zip(row, self.columns, strict=True)] for row in some],
                )

    def empty(self, connection: BaseDatabaseWrapper) -> None:
        """Delete all rows."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(self.name)}")  # noqa: S608 - the name of a model

    def number(self, connection: BaseDatabaseWrapper) -> int:
        """Count the rows."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(self.name)}")  # noqa: S608 - idem
            return cursor.fetchone()[0]

    @property
    def files(self) -> list[int]:
        """Which of the columns name a file."""
        return [place for place, column in enumerate(self.columns) if column.kind == "FileField"]


class Digest:
    """A number over all rows of a table, whatever their order: each database sorts words in its own way."""

    def __init__(self) -> None:
        self.rows = 0
        self._sum = 0

    def add(self, line: bytes) -> None:
        """Count one row, as `line_of` wrote it."""
        self.rows += 1
        self._sum = (self._sum + int.from_bytes(hashlib.sha256(line).digest(), "big")) % 2**256

    def __str__(self) -> str:
        return f"{self._sum:064x}"


def kept_tables() -> list[Table]:
    """Return every table that a back-up holds."""
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in DERIVED
    }
    return [Table(found[name]) for name in sorted(found)]


def set_counters(tables: list[Table], connection: BaseDatabaseWrapper) -> None:
    """Let new rows be numbered after the highest number there is."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables]):
            cursor.execute(sql)


def line_of(row: Row) -> bytes:
    """Return one row as a line, the same for the same values wherever they came from."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode() + b"\n"


def _what_it_holds(field: Any) -> models.Field:
    while field.remote_field:
        field = field.target_field
    return field


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    some: list[Row] = []
    signs = 0
    for row in rows:
        some.append(row)
        signs += sum(len(value) for value in row if isinstance(value, str))
        if len(some) == ROWS_AT_ONCE or signs > SIGNS_AT_ONCE:
            yield some
            some, signs = [], 0
    if some:
        yield some


def _reader(column: Column, connection: BaseDatabaseWrapper) -> Any:
    expression = Col("", column.field)
    converters = connection.ops.get_db_converters(expression)

    def read(value: Any) -> Any:
        for convert in converters:
            value = convert(value, expression, connection)
        return None if value is None else _told(value, column.kind)

    return read


def _told(value: Any, kind: str) -> Any:
    """Return a value as JSON can hold it, without loss."""
    match kind, value:
        case "JSONField", str():  # as text, for a column may hold the null of JSON and none at all
            return json.dumps(json.loads(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        case "BinaryField", _:
            return b64encode(bytes(value)).decode()
        case _, datetime() | date() | time():
            return value.isoformat()
        case _, timedelta():
            return [value.days, value.seconds, value.microseconds]
        case _, Decimal() | UUID():
            return str(value)
    return value


def _written(value: Any, column: Column, connection: BaseDatabaseWrapper) -> Any:
    """Return what `_told` made of a value, as this database wants it."""
    ops = connection.ops
    if value is None:
        return None
    match column.kind:
        case "BinaryField":
            return connection.Database.Binary(b64decode(value))  # type: ignore[attr-defined]  # each backend has it
        case "DateTimeField":
            return ops.adapt_datetimefield_value(datetime.fromisoformat(value))
        case "DateField":
            return ops.adapt_datefield_value(date.fromisoformat(value))
        case "TimeField":
            return ops.adapt_timefield_value(time.fromisoformat(value))
        case "DurationField":
            return column.field.get_db_prep_value(timedelta(*value), connection)
        case "DecimalField":
            return column.field.get_db_prep_value(Decimal(value), connection)
        case "UUIDField":
            return column.field.get_db_prep_value(UUID(value), connection)
    return value
