"""What somebody sends along with a form to get what is not theirs, and what became of every row."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.cache import caches
from django.db import connection, models, transaction

from backups.tables import Table

PASSING = ("django_session", "store_", "search_", "wagtailsearch_", "editing_sentform", "wagtailcore_referenceindex")
"""Tables that say when something was done or what can be found, not what was sent."""


def columns() -> Iterator[models.Field]:
    """Give every column of every table."""
    for model in apps.get_models(include_auto_created=True):
        yield from model._meta.local_fields


def hostile(field: models.Field) -> str:
    """Return what somebody would send for a column to get what is not theirs."""
    if isinstance(field, models.BooleanField):
        return "" if field.default is True else "on"
    if field.choices:
        flat = [value for value, _label in field.flatchoices if value != field.get_default()]
        return str(flat[-1]) if flat else "x"
    if isinstance(field, models.ForeignKey):
        newest = field.related_model._base_manager.order_by("-pk").values_list("pk", flat=True).first()
        return str(newest or 1)
    if isinstance(field, models.DateTimeField):
        return datetime(2001, 2, 3, 4, 5).isoformat()
    if isinstance(field, models.DateField):
        return date(2001, 2, 3).isoformat()
    return "7" if isinstance(field, models.IntegerField | models.FloatField) else "gekaapt"


def extras(but: Any) -> dict[str, str]:
    """Return every name that a column anywhere has, by field and by column, but for those of the form itself."""
    found = {}
    for field in columns():
        for name in {field.name, field.attname}:
            found.setdefault(name, hostile(field))
    found |= {"groups": "1", "user_permissions": "1", "is_superuser": "on"}
    return {name: value for name, value in found.items() if name not in but and name != "website"}


def rows() -> dict[str, list[dict[str, Any]]]:
    """Return every row there is, by table."""
    tables = [Table(model) for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    kept = [table for table in tables if not table.name.startswith(PASSING)]
    names = {table.name: [column.name for column in table.columns] for table in kept}
    return {
        table.name: [
            {name: _without_links(value) for name, value in zip(names[table.name], row, strict=True)}
            for row in table.rows(connection)
        ]
        for table in kept
    }


def _without_links(value: Any) -> Any:
    """Return a value without what is signed in it: the moment of signing is in that."""
    return re.sub(r"[\w-]+:[\w-]{6}:[\w-]{43}", "", value) if isinstance(value, str) else value


def after(send: Any) -> dict[str, list[dict[str, Any]]]:
    """Return every row as it is after `send`, which is undone."""
    caches["default"].clear()
    caches["counters"].clear()
    with transaction.atomic():
        send()
        found = rows()
        transaction.set_rollback(True)
    return found


def differences(one: dict[str, list[dict]], other: dict[str, list[dict]]) -> set[tuple[str, str]]:
    """Return in which columns two of these differ; a number of rows that differs is the column "rows"."""
    found = set()
    for table, there in one.items():
        here = other[table]
        if len(there) != len(here):
            found.add((table, "rows"))
        for before, now in zip(there, here, strict=False):
            found |= {(table, name) for name, value in before.items() if value != now[name]}
    return found


def row_of(thing: models.Model) -> dict[str, Any]:
    """Return the columns of one thing as JSON would have them."""
    now = type(thing)._base_manager.get(pk=thing.pk)
    return {field.attname: json.dumps(field.value_from_object(now), default=str) for field in now._meta.concrete_fields}
