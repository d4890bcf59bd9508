"""Contacts inside stream fields, at any depth: counted and replaced in the raw JSON, which stays the same otherwise."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from contacts.models import Contact

_stream_fields: dict[Any, dict[str, blocks.StreamBlock]] = {}


def stream_fields(model: type[Page]) -> dict[str, blocks.StreamBlock]:
    """Return the stream fields of a page type in which a contact can be chosen: {name: block}. Looked up once."""
    if model not in _stream_fields:
        fields = (field for field in model._meta.get_fields() if isinstance(field, StreamField))
        _stream_fields[model] = {each.name: each.stream_block for each in fields if any(_choosers(each.stream_block))}
    return _stream_fields[model]


@cache
def page_types() -> tuple[type[Page], ...]:
    """Return the page types in whose stream fields a contact can be chosen."""
    models = (model for model in apps.get_models() if issubclass(model, Page) and model is not Page)
    return tuple(model for model in models if stream_fields(model))


@cache
def names_of_choosers() -> frozenset[str]:
    """Return the names under which the JSON of stream fields holds contacts, such as "contact"."""
    return frozenset(
        name for model in page_types() for block in stream_fields(model).values() for name in _choosers(block)
    )


def replaced(block: blocks.Block, raw: Any, old: int, new: int) -> tuple[Any, int]:
    """Return the raw value of `block` with contact `new` in the place of `old`, and in how many places that was."""
    if _chooses_contact(block):
        return (new, 1) if raw is not None and str(raw) == str(old) else (raw, 0)
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(raw, list):
        return _replaced_in_list(raw, lambda item: block.child_blocks.get(item.get("type")), old, new)
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        return _replaced_in_list(raw, lambda item: block.child_block, old, new)
    if isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        after, number = dict(raw), 0
        for name, child in block.child_blocks.items():
            if name in raw:
                after[name], more = replaced(child, raw[name], old, new)
                number += more
        return after, number
    return raw, 0


def count_in(block: blocks.Block, raw: Any, contact: int) -> int:
    """Return in how many places of the raw value of `block` a contact stands."""
    return replaced(block, raw, contact, contact)[1]


def _replaced_in_list(items: list[Any], child_of: Any, old: int, new: int) -> tuple[list[Any], int]:
    """A list keeps an item with its kind and identity, or, as it did long ago, as the bare value."""
    after, number = [], 0
    for item in items:
        is_kept_with_kind = isinstance(item, dict) and "type" in item and "value" in item
        child = child_of(item if is_kept_with_kind else {})
        if child is None:
            after.append(item)
            continue
        value, more = replaced(child, item["value"] if is_kept_with_kind else item, old, new)
        after.append({**item, "value": value} if is_kept_with_kind else value)
        number += more
    return after, number


def _chooses_contact(block: blocks.Block) -> bool:
    return isinstance(block, blocks.ChooserBlock) and block.target_model is Contact


def _choosers(block: blocks.Block, name: str = "value", above: frozenset[int] = frozenset()) -> Iterator[str]:
    """Give the key under which each chooser of contacts is kept; a block may hold its own kind."""
    if id(block) in above:
        return
    above = above | {id(block)}
    if _chooses_contact(block):
        yield name
    elif isinstance(block, blocks.BaseStructBlock):
        for child_name, child in block.child_blocks.items():
            yield from _choosers(child, child_name, above)
    elif isinstance(block, blocks.BaseStreamBlock):
        for child in block.child_blocks.values():
            yield from _choosers(child, "value", above)
    elif isinstance(block, blocks.ListBlock):
        yield from _choosers(block.child_block, "value", above)
