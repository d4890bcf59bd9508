"""Mark each transaction that changes what readers see, whichever way it writes.

Django hands every statement of a connection to a wrapper (its "database instrumentation"). So a bulk update, a relation
between many or a line of SQL is seen like a `save()`. What is not known to be of no consequence counts as seen.
"""

import re
import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from kit import kept
from store import freshness

KEPT = 16
"""So many marks stay: few are quickly read."""

_WRITING = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE(?:\s+TABLE)?)\s+"
    r'(?:ONLY\s+)?[`"]?(?P<table>\w+)',
    re.IGNORECASE,
)
_WRITING_BELOW = re.compile(r"\s*WITH\b.*\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\b", re.IGNORECASE | re.DOTALL)
_SET = re.compile(r"\bSET\s+(?P<columns>.*?)(?:\sWHERE\s|$)", re.IGNORECASE | re.DOTALL)
_COLUMN = re.compile(r'(?:^|,\s*)"(?P<name>\w+)"\s*=')

BOOKKEEPING = frozenset(
    {"draft_title", "has_unpublished_changes", "latest_revision_id", "latest_revision_created_at", "locked"}
    | {"locked_at", "locked_by_id"}
)
"""Columns that say where the newest draft is and who holds it. Wagtail writes them at each autosave."""

_OWN = "store_mark"


def watch_connection(sender: Any, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Watch a connection that was just made."""
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


def watch(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Execute a statement, in one transaction with a mark when readers may see what it does."""
    connection = context["connection"]
    if not is_seen(str(sql)) or not _has_table(connection):
        return execute(sql, params, many, context)
    kept.read_anew()
    if connection.in_atomic_block:
        _mark(connection)
        return execute(sql, params, many, context)
    if connection.vendor == "sqlite" and "RETURNING" in str(sql):
        # SQLite ends such a statement only when its rows were read, and with it whatever was written meanwhile.
        answer = execute(sql, params, many, context)
        _insert(connection)
        freshness.wait_for_disbelief()
        return answer
    with transaction.atomic(using=connection.alias):
        _mark(connection)
        return execute(sql, params, many, context)


def is_seen(sql: str) -> bool:
    """Whether readers may see what a statement does."""
    writing = _WRITING.match(sql)
    if writing is None:
        return _WRITING_BELOW.match(sql) is not None
    table = writing["table"]
    if table == _OWN or table.startswith(tuple(settings.UNSEEN_TABLES)):
        return False
    return not (sql.lstrip()[:6].upper() == "UPDATE" and _is_bookkeeping(sql))


def _is_bookkeeping(sql: str) -> bool:
    part = _SET.search(sql)
    columns = {found["name"] for found in _COLUMN.finditer(part["columns"])} if part else set()
    return bool(columns) and columns <= BOOKKEEPING


def mark_now() -> None:
    """Let every stored answer count as old."""
    with transaction.atomic():
        _mark(connections["default"])


_with_table: set[str] = set()


def _has_table(connection: BaseDatabaseWrapper) -> bool:
    """Whether the marks have their table: a database that is being made does not yet."""
    if connection.alias not in _with_table and _OWN in connection.introspection.table_names():
        _with_table.add(connection.alias)
    return connection.alias in _with_table


def _mark(connection: BaseDatabaseWrapper) -> None:
    """Mark the transaction, once. A mark that a savepoint took back is made again: Django forgets its callback too."""
    if not any(callback[1] is _after_commit for callback in connection.run_on_commit):
        _insert(connection)
        transaction.on_commit(_after_commit, using=connection.alias)


def _insert(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO store_mark (stamp) VALUES (%s)", [secrets.randbelow(2**31)])
    freshness.forget()


def _after_commit() -> None:
    freshness.wait_for_disbelief()
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT max(id), count(*) FROM store_mark")
        newest, number = cursor.fetchone()
        if number > 2 * KEPT:
            cursor.execute("DELETE FROM store_mark WHERE id <= %s", [newest - KEPT])
