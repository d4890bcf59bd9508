"""Where a contact stands in the database: tables with a key to contacts, stream fields, and versions of pages."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import IntegrityError, models, transaction
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from contacts.models import Contact
from editing.upkeep.speakers import count_in, names_of_choosers, replaced, stream_fields


@dataclass(frozen=True)
class Tie:
    """A table with a key to contacts.

    `page_field` and `page_type` say of which page its rows are a part, and `accessor` how a version calls them;
    rows that are part of no page have none of these.
    """

    model: type[models.Model]
    field: str
    page_field: str = ""
    page_type: type[Page] | None = None
    accessor: str = ""


@cache
def ties() -> tuple[Tie, ...]:
    """Return every table with a key to contacts, but for what contacts keep of themselves."""
    found = []
    for relation in Contact._meta.related_objects:
        if relation.related_model._meta.app_label == Contact._meta.app_label and not relation.many_to_many:
            continue  # what was asked of one person is not asked of another
        if relation.many_to_many:
            found.append(Tie(relation.through, relation.field.m2m_reverse_field_name()))
            continue
        model = relation.related_model
        parent = next((field for field in model._meta.get_fields() if _is_part_of_page(field)), None)
        if parent is None:
            found.append(Tie(model, relation.field.name))
        else:
            accessor = parent.remote_field.get_accessor_name()
            found.append(Tie(model, relation.field.name, parent.name, parent.related_model, accessor))
    return tuple(found)


def page_ties(page_type: type[Page]) -> list[Tie]:
    """Return the tables whose rows are part of pages of this type."""
    return [tie for tie in ties() if tie.page_type is not None and issubclass(page_type, tie.page_type)]


def other_ties() -> list[Tie]:
    """Return the tables whose rows are part of no page."""
    return [tie for tie in ties() if tie.page_type is None]


def names_in_versions() -> frozenset[str]:
    """Return the names under which a version of a page holds contacts."""
    return names_of_choosers() | {tie.field for tie in ties() if tie.accessor}


def is_placed_in_version(page_type: type[Page], content: dict[str, Any], contact: int) -> bool:
    """Return whether a version names a contact as one to call."""
    return any(
        item.get(tie.field) == contact for tie in page_ties(page_type) for item in content.get(tie.accessor) or []
    )


def is_speaker_in_version(page_type: type[Page], content: dict[str, Any], contact: int) -> bool:
    """Return whether a contact says something in a version."""
    fields = stream_fields(page_type).items()
    return any(count_in(block, _read(content.get(name)), contact) for name, block in fields)


def replace_in_version(page_type: type[Page], content: dict[str, Any], old: int, new: int, *, with_words: bool) -> bool:
    """Put `new` in the place of `old` in the content of a version; return whether anything changed.

    Without their words, what `old` says in quotes and interviews stays theirs.
    """
    is_changed = False
    for name, block in stream_fields(page_type).items() if with_words else ():
        after, number = replaced(block, _read(content.get(name)), old, new)
        if number:
            content[name] = json.dumps(after)
            is_changed = True
    for tie in page_ties(page_type):
        items = content.get(tie.accessor) or []
        if any(item.get(tie.field) == old for item in items):
            content[tie.accessor] = _merged_items(items, tie.field, old, new)
            is_changed = True
    return is_changed


def replace_in_page(page: Page, old: int, new: int, *, with_words: bool) -> bool:
    """Put `new` in the place of `old` on a page as it is; return whether anything changed. Versions are left alone."""
    changed = [tie.accessor for tie in page_ties(type(page)) if _move_rows_of_page(tie, page.pk, old, new)]
    for name, block in stream_fields(type(page)).items() if with_words else ():
        after, number = replaced(block, getattr(page, name).get_prep_value(), old, new)
        if number:
            setattr(page, name, block.to_python(after))
            changed.append(name)
    if changed:
        page.save(update_fields=changed, clean=False)
    return bool(changed)


def replace_in_rows(tie: Tie, old: int, new: int) -> int:
    """Put `new` in the place of `old` in a table of no page; a row that would be there twice goes. Return how many."""
    rows = list(tie.model._base_manager.filter(**{tie.field: old}))
    for row in rows:
        try:
            with transaction.atomic():
                setattr(row, f"{tie.field}_id", new)
                row.save(update_fields=[tie.field])
        except IntegrityError:  # the same is already said of the contact who stays
            row.delete()
    return len(rows)


def _move_rows_of_page(tie: Tie, page: int, old: int, new: int) -> int:
    rows = tie.model._base_manager.filter(**{tie.page_field: page})
    kept = rows.filter(**{tie.field: new}).first()
    moved = list(rows.filter(**{tie.field: old}))
    for row in moved:
        if kept is not None:
            _take_over(kept.__dict__, row.__dict__)
            row.delete()
        else:
            setattr(row, f"{tie.field}_id", new)
            kept = row
    if moved and kept is not None:
        kept.save()
    return len(moved)


def _merged_items(items: list[dict[str, Any]], field: str, old: int, new: int) -> list[dict[str, Any]]:
    """Return the rows of a version with `new` for `old`, once, in the first of their places."""
    merged: list[dict[str, Any]] = []
    kept: dict[str, Any] | None = next((item for item in items if item.get(field) == new), None)
    if kept is None:
        first = next(item for item in items if item.get(field) == old)
        kept = {**first, field: new}
    else:
        kept = dict(kept)
    for item in items:
        if item.get(field) == old:
            _take_over(kept, item)
        if item.get(field) not in (old, new):
            merged.append(item)
        elif kept not in merged:
            merged.append(kept)
    return merged


def _take_over(kept: dict[str, Any], gone: dict[str, Any]) -> None:
    """Let the row that stays have the first place, and the words of the row that goes when it has none."""
    if gone.get("label") and not kept.get("label"):
        kept["label"] = gone["label"]
    places = [row["sort_order"] for row in (kept, gone) if row.get("sort_order") is not None]
    if places:
        kept["sort_order"] = min(places)


def _read(value: Any) -> Any:
    """Return the blocks of a stream field; a version holds them as text."""
    return json.loads(value) if isinstance(value, str) and value else value


def _is_part_of_page(field: Any) -> bool:
    return isinstance(field, ParentalKey) and issubclass(field.related_model, Page)
