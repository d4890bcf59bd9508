"""Strings in what a column holds, however deep: in lists, in dictionaries, in JSON that is kept as a string."""

import json
from collections.abc import Callable, Iterator
from typing import Any


def strings_in(value: Any) -> Iterator[str]:
    """Give every string in what a column holds: in lists, in dictionaries, and in JSON that is kept as a string."""
    if isinstance(value, str):
        inside = _json(value)
        if inside is None:
            yield value
        else:
            yield from strings_in(inside)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings_in(key)
            yield from strings_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings_in(item)


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return what a column holds with each string in it changed; JSON within a string stays JSON."""
    if isinstance(value, str):
        inside = _json(value)
        if inside is None:
            return change(value)
        after = changed(inside, change)
        return value if after == inside else json.dumps(after)
    if isinstance(value, dict):
        return {changed(key, change): changed(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [changed(item, change) for item in value]
    return value


def _json(text: str) -> Any:
    """Return the list or dictionary that a string is, or None when it is a text or a mere number."""
    if text[:1] not in "[{" or text[-1:] not in "]}" or len(text) < 2:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
