"""What can be found: each app tells it of its own things, in `entries.py`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from kit.kept import kept_each

LISTED = "praktijk"
"""The kind of which there is a list; what is recognised of the other kinds stands above it."""


@dataclass(frozen=True)
class Document:
    """One public thing in words.

    Attributes:
        object_id: its primary key.
        title: counts most.
        names: what else it is called; who types one of these exactly means this.
        summary: texts that count more than the body.
        body: all other texts.
        codes: values by which it is counted, such as "thema:3".
        hidden: words by which it is found and that stand nowhere on its page.
        newest_at, checked_on: by which it can be put in order.
        until: the last day on which it is public, or None.
    """

    object_id: int
    title: str
    names: Sequence[str] = ()
    summary: Sequence[str] = ()
    body: Sequence[str] = ()
    hidden: Sequence[str] = ()
    codes: Sequence[str] = ()
    newest_at: datetime | None = None
    checked_on: date | None = None
    until: date | None = None


def _show_nothing(object_ids: Collection[int]) -> Mapping[int, Shown]:
    return {}


@dataclass(frozen=True)
class Shown:
    """A thing as a reader meets it beside a list: what kind it is, what it is called, a line about it, its address."""

    kind: str
    kind_label: str
    title: str
    detail: str
    url: str


@dataclass(frozen=True)
class Source:
    """One kind of thing that can be found.

    Attributes:
        kind: its name in the index and in codes, at most twelve letters.
        published: everything of this kind that is public now.
        documents: some of those in words.
        show: some things of this kind, by their primary keys, as readers meet them; what is not public is left out.
        is_label: whether a thing of this kind is a value by which others are counted: who types "nazorg" also means
            what has the theme Nazorg.
    """

    kind: str
    published: Callable[[], QuerySet]
    documents: Callable[[QuerySet], Iterable[Document]]
    show: Callable[[Collection[int]], Mapping[int, Shown]] = _show_nothing
    is_label: bool = False


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a kind of thing findable; called once, when the app is ready. What it shows is kept for each version."""
    _sources[source.kind] = replace(source, show=kept_each(source.show))


def source_of(kind: str) -> Source:
    """Return the source of a kind."""
    return _sources[kind]


def all_sources() -> Iterable[Source]:
    """Return every source, in the order in which the apps told of them."""
    return _sources.values()
