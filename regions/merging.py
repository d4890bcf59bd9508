"""Loading records from files again and again without ever undoing the work of an editor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.search.backends import get_search_backends
from wagtail.search.index import class_is_indexed

from regions.models import LoadedRecord

BATCH = 500

Values: TypeAlias = dict[str, Any]
"""The fields of one record as JSON keeps them: {attribute name: text, number or None}."""


@dataclass
class Tally:
    """What a merge did, in numbers of records."""

    made: int = 0
    updated: int = 0
    removed: int = 0
    kept: int = 0
    """Left as an editor made or removed them, in at least one field."""

    def __str__(self) -> str:
        parts = [
            (self.made, _("%d gemaakt")),
            (self.updated, _("%d bijgewerkt")),
            (self.removed, _("%d verwijderd")),
            (self.kept, _("%d van een redacteur met rust gelaten")),
        ]
        return ", ".join(text % number for number, text in parts if number) or _("niets veranderd")


@dataclass(frozen=True)
class Kind:
    """One kind of record that files give.

    `key_of` returns the key under which the files know a record of `model`. A record that the files no longer give is
    removed if no editor changed it and `may_go` says so; without `may_go` it always stays.
    """

    name: str
    model: type[models.Model]
    key_of: Callable[[Any], str]
    may_go: Callable[[Any], bool] | None = None
    make: Callable[[list[Any]], None] | None = None
    """How new records are stored; in bulk when it is None."""
    update: Callable[[Any, Values], None] | None = None
    """How one record takes changed values; with one UPDATE when it is None."""


@dataclass
class _Plan:
    """What must be written."""

    new: list[Any] = field(default_factory=list)
    changed: list[tuple[Any, Values]] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)
    memories: list[LoadedRecord] = field(default_factory=list)
    stale_memories: list[LoadedRecord] = field(default_factory=list)
    forgotten: list[int] = field(default_factory=list)
    kept: int = 0


def load_records(kind: Kind, wanted: Mapping[str, Values]) -> Tally:
    """Make the records of `kind` as `wanted`, {key: values}, says, except where an editor decided otherwise.

    A field is updated only while it has the value that was last loaded. A record that was loaded before and is gone was
    removed by an editor and stays away. A record that was there before anything was loaded is an editor's.
    Two queries when there is nothing to do.
    """
    with transaction.atomic():
        plan = _plan(kind, wanted)
        _write(kind, plan)
    return Tally(made=len(plan.new), updated=len(plan.changed), removed=len(plan.gone), kept=plan.kept)


def _plan(kind: Kind, wanted: Mapping[str, Values]) -> _Plan:
    memory = {loaded.key: loaded for loaded in LoadedRecord.objects.filter(kind=kind.name)}
    present = {kind.key_of(record): record for record in kind.model._default_manager.all()}
    plan = _Plan()
    for key, values in wanted.items():
        loaded, record = memory.get(key), present.get(key)
        if loaded is None:
            plan.memories.append(LoadedRecord(kind=kind.name, key=key, values=values))
            if record is None:
                plan.new.append(kind.model(**values))
            else:
                plan.kept += _as_it_is(record, values) != values
            continue
        if record is None:
            plan.kept += 1
            continue
        is_edited = any(getattr(record, name) != value for name, value in loaded.values.items())
        plan.kept += is_edited
        if loaded.values != values:
            changes = {
                name: value
                for name, value in values.items()
                if getattr(record, name) == loaded.values.get(name, getattr(record, name)) != value
            }
            if changes:
                plan.changed.append((record, changes))
            loaded.values = values
            plan.stale_memories.append(loaded)
    if kind.may_go is not None:
        for key in memory.keys() - wanted.keys():
            record = present.get(key)
            if record is None:
                plan.forgotten.append(memory[key].pk)
            elif _as_it_is(record, memory[key].values) == memory[key].values and kind.may_go(record):
                plan.gone.append(record)
                plan.forgotten.append(memory[key].pk)
    return plan


def _as_it_is(record: models.Model, values: Values) -> Values:
    return {name: getattr(record, name) for name in values}


def _write(kind: Kind, plan: _Plan) -> None:
    if plan.new:
        (kind.make or _make_in_bulk)(plan.new)
    for record, changes in plan.changed:
        (kind.update or _update_one)(record, changes)
    for record in plan.gone:
        record.delete()
    LoadedRecord.objects.filter(pk__in=plan.forgotten).delete()
    LoadedRecord.objects.bulk_create(plan.memories, batch_size=BATCH)
    LoadedRecord.objects.bulk_update(plan.stale_memories, ["values"], batch_size=BATCH)


def _make_in_bulk(records: list[Any]) -> None:
    model = type(records[0])
    model._default_manager.bulk_create(records, batch_size=BATCH)
    if class_is_indexed(model):  # making in bulk tells nobody
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(model, records)


def _update_one(record: Any, changes: Values) -> None:
    for name, value in changes.items():
        setattr(record, name, value)
    record.save(update_fields=list(changes))
