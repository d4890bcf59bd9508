"""What is public, in memory, as bit sets: how many practices have this theme is one AND away.

Each process has one catalogue. Before it is used, one query tells whether the index changed; if so only the changed
entries are read. Entries are bits: bit n of a set is the entry with key n.
"""

from __future__ import annotations

import gc
import threading
from array import array
from bisect import bisect_left, bisect_right, insort_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from datetime import date
from enum import StrEnum
from itertools import compress, filterfalse, islice
from typing import Any, Self

from django.utils import timezone

from kit.folding import folded
from kit.kept import kept
from search.answers import Answers
from search.documents import all_sources
from search.engines import bit_set, members_of
from search.models import Change, Entry
from search.synonyms import Synonyms, read_synonyms

_LARGE = 10_000
_AT_ONCE = 5_000
_FEW = 1_000
"""Up to so many entries are quicker put in order than looked for in the order of all."""

Spot = tuple[Any, int]
"""Where a thing stands in an order: no two of a kind stand at the same spot, and publishing others moves none of them.

What is removed and comes back stands where it stood, though its entry is another.
"""

_COLUMNS = ("pk", "kind", "object_id", "title", "names", "codes", "newest_at", "checked_on", "until")


class Order(StrEnum):
    """The ways in which entries can stand."""

    NEWEST = "newest"
    CHECKED = "checked"
    TITLE = "title"


class Catalogue:
    """The index as it is after one change of it."""

    def __init__(self) -> None:
        self.version = 0
        self.stamp = ""
        self.synonyms = Synonyms()
        self.kinds: dict[str, int] = {}
        self.codes: dict[str, int] = {}
        self.labels: dict[int, str] = {}
        """The entries by which others are counted, with their code."""
        self.answers = Answers()
        self.word_beginnings: list[str] = []
        """Every word of titles and names, in order, for who types the beginning of one."""
        self._with_word: dict[str, array[int]] = {}
        self._objects: array[int] = array("q")
        self._kind_of: list[str] = []
        self._orders: dict[Order, array[int]] = {order: array("q") for order in Order}
        self._places: dict[Order, Any] = {Order.NEWEST: array("d"), Order.CHECKED: array("q"), Order.TITLE: []}
        self._until: dict[int, date] = {}

    def __len__(self) -> int:
        return len(self._objects)

    # Reading

    def public(self, kind: str) -> int:
        """Return the entries of a kind that are public today."""
        return self.kinds.get(kind, 0) & ~self._ended()

    def labels_today(self) -> Iterator[tuple[int, str]]:
        """Give the public entries by which others are counted, each with its code."""
        ended = self._ended()
        return ((entry, code) for entry, code in self.labels.items() if not ended >> entry & 1)

    def _ended(self) -> int:
        today = timezone.localdate()
        return sum(1 << entry for entry, until in self._until.items() if until < today)

    def having(self, code: str) -> int:
        """Return the entries that have a code."""
        return self.codes.get(code, 0)

    def object_of(self, entry: int) -> int:
        """Return the primary key of the thing that an entry is about."""
        return self._objects[entry]

    def kind_of(self, entry: int) -> str:
        """Return the kind of an entry."""
        return self._kind_of[entry]

    def entry_of(self, kind: str, object_id: int) -> int | None:
        """Return the entry of a label, or None."""
        code = f"{kind}:{object_id}"
        return next((entry for entry, label in self.labels.items() if label == code), None)

    def in_order(self, entries: int, order: Order, after: Spot | None = None) -> Iterable[int]:
        """Give a set of entries one by one: the newest, the last checked, or by title. Those without a day last.

        After a spot, whether or not anything stands there still, it costs no more than from the beginning.
        """
        spot = self._spots(order)
        if entries.bit_count() <= _FEW:
            row: Sequence[int] = sorted(members_of(entries), key=spot)
            return row if after is None else row[bisect_right(row, after, key=spot) :]
        row = self._orders[order]
        if after is not None:
            row = row[bisect_right(row, after, key=spot) :]
        signs = _as_signs(entries).ljust(len(self._objects), b"\x00")
        return compress(row, map(signs.__getitem__, row))

    def spot_of(self, entry: int, order: Order) -> Spot:
        """Return where an entry stands."""
        return self._spots(order)(entry)

    def _spots(self, order: Order) -> Callable[[int], Spot]:
        places = self._places[order]
        return lambda entry: (places[entry], self._objects[entry])

    def with_word(self, word: str) -> array[int]:
        """Return the entries, some of which may be gone, with a folded word in their title or names."""
        return self._with_word.get(word, array("q"))

    def words_beginning(self, start: str, most: int) -> list[str]:
        """Return at most `most` words of titles and names that begin with a folded `start`."""
        first = bisect_left(self.word_beginnings, start)
        found = self.word_beginnings[first : first + most]
        return [word for word in found if word.startswith(start)]

    # Following the index

    @classmethod
    def read(cls) -> Self:
        """Read the whole index. Three queries."""
        fresh = cls()
        newest = Change.objects.order_by("-version").first()  # before the entries: a change meanwhile is read twice
        if newest is not None:
            fresh.version, fresh.stamp = newest.version, newest.stamp
        fresh.synonyms = read_synonyms()
        rows = Entry.objects.order_by("pk").values_list(*_COLUMNS).iterator(chunk_size=_AT_ONCE)
        while some := list(islice(rows, _AT_ONCE)):  # what is only needed meanwhile stays small
            for entry in fresh._take(some):
                for row in fresh._orders.values():
                    row.append(entry)
        for order, row in fresh._orders.items():
            fresh._orders[order] = array("q", sorted(row, key=fresh._spots(order)))
        fresh.word_beginnings = sorted(fresh._with_word)
        return fresh

    def after(self, changes: Sequence[Change]) -> Catalogue:
        """Return the catalogue as it is after more changes; this one stays, for who is reading it. Two queries at most.

        What only grows is shared by both.
        """
        fresh = copy(self)
        fresh.version, fresh.stamp = changes[-1].version, changes[-1].stamp
        if any(change.entry_id is None for change in changes):
            fresh.synonyms = read_synonyms()
        changed = {change.entry_id for change in changes if change.entry_id is not None}
        if changed:
            fresh.answers = self.answers.after(changed)
            words = len(self._with_word)
            fresh._forget(changed)
            fresh._orders = {
                order: array("q", filterfalse(changed.__contains__, row)) for order, row in self._orders.items()
            }
            fresh._places = {order: copy(places) for order, places in self._places.items()}
            for entry in fresh._take(Entry.objects.filter(pk__in=changed).order_by("pk").values_list(*_COLUMNS)):
                for order, row in fresh._orders.items():
                    insort_right(row, entry, key=fresh._spots(order))
            if len(fresh._with_word) != words:
                fresh.word_beginnings = sorted(fresh._with_word)
        return fresh

    def _take(self, rows: Iterable[tuple]) -> list[int]:
        """Take rows of the index in; return the entries that have a day, which stand in an order."""
        codes: dict[str, list[int]] = {}
        kinds: dict[str, list[int]] = {}
        dated = []
        label_kinds = {source.kind for source in all_sources() if source.is_label}
        for entry, kind, object_id, title, names, own_codes, newest_at, checked_on, until in rows:
            self._make_room(entry)
            self._objects[entry] = object_id
            self._kind_of[entry] = kind
            kinds.setdefault(kind, []).append(entry)
            for code in own_codes.split():
                codes.setdefault(code, []).append(entry)
            if kind in label_kinds:
                self.labels[entry] = f"{kind}:{object_id}"
            if until is not None:
                self._until[entry] = until
            words = folded(f"{title} {names}")
            for word in set(words.split()):
                self._with_word.setdefault(word, array("q")).append(entry)
            self._places[Order.TITLE][entry] = folded(title) if names else words
            if newest_at is not None:
                dated.append(entry)
                self._places[Order.NEWEST][entry] = -newest_at.timestamp()
                self._places[Order.CHECKED][entry] = -checked_on.toordinal() if checked_on else 0
        for mine, fresh in ((self.codes, codes), (self.kinds, kinds)):
            for name, entries in fresh.items():
                mine[name] = mine.get(name, 0) | bit_set(entries)
        return dated

    def _make_room(self, entry: int) -> None:
        missing = entry + 1 - len(self._objects)
        if missing > 0:
            self._objects.extend([0] * missing)
            self._kind_of.extend([""] * missing)
            self._places[Order.NEWEST].extend([0.0] * missing)
            self._places[Order.CHECKED].extend([0] * missing)
            self._places[Order.TITLE].extend([""] * missing)

    def _forget(self, entries: set[int]) -> None:
        kept = ~bit_set(entries)
        self.codes = {code: members & kept for code, members in self.codes.items()}
        self.kinds = {kind: members & kept for kind, members in self.kinds.items()}
        self.labels = {entry: code for entry, code in self.labels.items() if entry not in entries}
        self._until = {entry: until for entry, until in self._until.items() if entry not in entries}


_current = Catalogue()
_lock = threading.Lock()


@kept
def catalogue() -> Catalogue:
    """Return the catalogue as the index is now. One query when nothing changed."""
    global _current
    with _lock:
        changes = list(Change.objects.filter(version__gte=_current.version).order_by("version"))
        if changes and (changes[0].version, changes[0].stamp) == (_current.version, _current.stamp):
            if len(changes) > 1:
                _current = _current.after(changes[1:])
        else:
            _current = Catalogue.read()
            if len(_current) > _LARGE:
                gc.freeze()  # it lives as long as the process: collecting garbage need not walk through it
        return _current


def _as_signs(entries: int) -> bytes:
    """Return a set as one byte per entry, 1 for those in it: quick to look into."""
    return bin(entries)[:1:-1].encode().translate(_ONES)


_ONES = bytes.maketrans(b"01", b"\x00\x01")
