"""Every word the database holds, table by table: a table that is added tomorrow is walked without anybody's doing."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models
from wagtail.fields import StreamField

NOT_WALKED = {
    "auth.Permission": "names of rights, made by the program",
    "contenttypes.ContentType": "names of tables",
    "regions.LoadedRecord": "reference data that is loaded from files of the program",
    "regions.Municipality": "reference data",
    "regions.Place": "reference data: names of places, which may be those of people",
    "regions.Postcode": "reference data",
    "search.Entry": "derived: read by itself in privacy/derived.py",
    "search.KnownWord": "derived: counted again in privacy/derived.py",
    "wagtailsearch.IndexEntry": "derived: written again in privacy/derived.py",
    "wagtailsearch.SQLiteFTSIndexEntry": "derived: written again in privacy/derived.py",
    "wagtailcore.ReferenceIndex": "derived: keys and names of fields",
    "sessions.Session": "signed and packed: read by itself in privacy/rows.py",
    "store.Mark": "numbers",
}
"""Tables that are not walked as the others are, and why."""

BINARIES = {
    "importing.ImportedFile.waiting": "a file that waits: read in privacy/files.py",
    "offering.OfferedFile.data": "a file that came along: read in privacy/files.py",
    "paper.Paper.file": "derived: thrown away in privacy/derived.py",
}
"""Columns of bytes, and who looks into them."""

WORDLESS = (
    *(models.AutoField, models.BooleanField, models.DateField, models.DecimalField, models.DurationField),
    *(models.FloatField, models.ForeignKey, models.IntegerField, models.TimeField, models.UUIDField),
)
"""Kinds of columns in which nobody can be named."""

_AT_ONCE = 500


@dataclass(frozen=True)
class Row:
    """One row of a table, with what its columns of words hold."""

    model: type[models.Model]
    pk: Any
    values: dict[str, Any]

    @property
    def place(self) -> str:
        """The table, as "app.Model"."""
        return self.model._meta.label


def tables() -> list[type[models.Model]]:
    """Return every table that is walked, in the order of their names."""
    found = apps.get_models(include_auto_created=True)
    kept = (model for model in found if model._meta.managed and not model._meta.proxy)
    return sorted(
        (model for model in kept if model._meta.label not in NOT_WALKED and word_columns(model)),
        key=lambda model: model._meta.label,
    )


def word_columns(model: type[models.Model]) -> list[models.Field]:
    """Return the columns of a table in which somebody may be named."""
    return [
        field
        for field in model._meta.local_concrete_fields
        if not isinstance(field, (*WORDLESS, models.BinaryField)) and field.column
    ]


def rows(model: type[models.Model]) -> Iterator[Row]:
    """Give each row of a table, some at a time, as the database keeps it: no signal, no default, no page type."""
    for keys in _keys(model):
        yield from _rows(model, keys)


def row(model: type[models.Model], pk: Any) -> Row | None:
    """Return one row as it is now, or None when it is gone."""
    return next(_rows(model, [pk]), None)


def write(row: Row, values: dict[str, Any]) -> None:
    """Write columns of a row as they are, past `save()` and its signals: nothing may log or mail what is erased."""
    fields = {field.name: field for field in word_columns(row.model)}
    columns = ", ".join(f"{_quoted(fields[name].column)} = %s" for name in values)
    sql = f"UPDATE {_quoted(row.model._meta.db_table)} SET {columns} WHERE {_quoted(row.model._meta.pk.column)} = %s"  # noqa: S608 - names of columns
    with connection.cursor() as cursor:
        cursor.execute(
            sql, [*(_written(fields[name], value) for name, value in values.items()), _pk(row.model, row.pk)]
        )


def is_json(field: models.Field) -> bool:
    """Whether a column holds JSON."""
    return isinstance(field, models.JSONField | StreamField)


def _rows(model: type[models.Model], keys: list[Any]) -> Iterator[Row]:
    fields = word_columns(model)
    for pk, *values in _select(model, [model._meta.pk, *fields], keys):
        yield Row(model, pk, {field.name: _read(field, value) for field, value in zip(fields, values, strict=True)})


def _keys(model: type[models.Model]) -> Iterator[list[Any]]:
    keys = list(model._base_manager.order_by().values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]


def _select(model: type[models.Model], fields: list[Any], keys: list[Any]) -> list[tuple]:
    columns = ", ".join(_quoted(field.column) for field in fields)
    places = ", ".join(["%s"] * len(keys))
    sql = f"SELECT {columns} FROM {_quoted(model._meta.db_table)} WHERE {_quoted(model._meta.pk.column)} IN ({places})"  # noqa: S608 - names of columns
    with connection.cursor() as cursor:
        cursor.execute(sql, [_pk(model, key) for key in keys])
        return cursor.fetchall()


def _pk(model: type[models.Model], key: Any) -> Any:
    return model._meta.pk.get_db_prep_value(key, connection)


def _read(field: models.Field, value: Any) -> Any:
    if is_json(field) and isinstance(value, str):
        return json.loads(value)
    return "" if value is None else value


def _written(field: models.Field, value: Any) -> Any:
    return json.dumps(value) if is_json(field) else value


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(str(name))
