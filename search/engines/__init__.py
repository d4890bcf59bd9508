"""The seam to the engine that holds the words: which entries have them. The database itself, or what a setting names.

An engine answers in bit sets: an integer in which bit n says whether entry n is meant. So all that is ours - Dutch,
weights, filters, counts - is the same on each.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeAlias

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

Expression: TypeAlias = frozenset[tuple[str, ...]]
"""Ways to match, of which one is enough: each is a token, or a row of tokens that must follow each other."""

ONE = ord("1")
VENDORS = {
    "sqlite": "search.engines.sqlite.SqliteEngine",
    "postgresql": "search.engines.postgresql.PostgresqlEngine",
}


class Tokens(NamedTuple):
    """The tokens of one entry: those of its text, in reading order, and others, in no order."""

    in_order: Sequence[str]
    others: Sequence[str]


class Engine(Protocol):
    """Where the tokens of entries lie. Writing takes part in the transaction at hand, where the engine has any.

    The next question knows what was written: who was told of a change asks about it once.
    """

    def put(self, tokens: Mapping[int, Tokens]) -> None:
        """Keep the tokens of entries, by the key of the entry; what was kept before goes."""

    def remove(self, entry_ids: Iterable[int]) -> None:
        """Forget entries."""

    def settle(self) -> None:
        """Put in order what was put in by the thousand."""

    def matching(self, expressions: Sequence[Expression], among: Sequence[int] | None = None) -> list[int]:
        """Return for each expression the set of entries, all or of some, that match it. One question for all."""


@lru_cache(maxsize=4)
def _engine(path: str) -> Engine:
    return import_string(path)()


def engine() -> Engine:
    """Return the engine of this site: SEARCH_ENGINE, else that of the database."""
    return _engine(getattr(settings, "SEARCH_ENGINE", "") or VENDORS[connection.vendor])


def bit_set(numbers: Collection[int]) -> int:
    """Return numbers as an integer with those bits set."""
    if not numbers:
        return 0
    signs = bytearray(b"0") * (max(numbers) + 1)
    for number in numbers:
        signs[number] = ONE
    signs.reverse()
    return int(signs, 2)


def parsed(listing: str | None) -> int:
    """Return the bit set of numbers that a database gave in one text, divided by commas."""
    return bit_set(json.loads(f"[{listing}]")) if listing else 0  # quicker than int() for each


def members_of(entries: int) -> list[int]:
    """Return the numbers of the bits that are set, the lowest first."""
    signs = bin(entries)[:1:-1]
    found: list[int] = []
    place = signs.find("1")
    while place >= 0:
        found.append(place)
        place = signs.find("1", place + 1)
    return found
