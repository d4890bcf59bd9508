"""What may be meant while somebody is typing. From memory; the database only tells what of it is public."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from kit.folding import folded
from search.catalogue import Catalogue, Order, catalogue
from search.documents import LISTED, Shown, source_of
from search.engines import bit_set

SHORTEST = 2
MOST = 8
MOST_OF_A_KIND = {LISTED: 4, "regio": 3, "contact": 2, "thema": 2}
"""The kinds that are suggested, in this order, and how many of each at most."""

_MOST_BEGINNINGS = 40
_MOST_OF_A_WORD = 50
_MOST_LOOKED_AT = 300
_LONGEST = 80


def suggestions_for(text: str) -> list[Shown]:
    """Return at most eight things with every typed word in their title or names; the last may be half a word."""
    words = folded(text[:_LONGEST]).split()[:6]
    if not words or len("".join(words)) < SHORTEST:
        return []
    shelves = catalogue()
    by_kind: dict[str, list[int]] = {}
    for entry in _entries(words, shelves):
        by_kind.setdefault(shelves.kind_of(entry), []).append(entry)
    shown: list[Shown] = []
    for kind, most in MOST_OF_A_KIND.items():
        ranked = _ranked(by_kind.get(kind, []), kind, shelves)[:most]
        if ranked:
            by_key = source_of(kind).show([shelves.object_of(entry) for entry in ranked])
            things = [(entry, by_key.get(shelves.object_of(entry))) for entry in ranked]
            shown += [_with_name(thing, entry, words, shelves) for entry, thing in things if thing is not None]
    return shown[:MOST]


def _with_name(thing: Shown, entry: int, words: list[str], shelves: Catalogue) -> Shown:
    """Say by which other name a thing is suggested: "Zaandam" for its region."""
    if thing.detail or words[-1] in folded(thing.title):
        return thing
    beginning = shelves.words_beginning(words[-1], _MOST_BEGINNINGS)
    name = next((word for word in beginning if entry in shelves.with_word(word)), "")
    return replace(thing, detail=name.capitalize())


def _entries(words: list[str], shelves: Catalogue) -> set[int]:
    """Return entries with every word but the last, and one that begins with the last; of very many the newest known."""
    *whole, last = words
    found: set[int] = set()
    for word in shelves.words_beginning(last, _MOST_BEGINNINGS):
        found.update(shelves.with_word(word) if whole else shelves.with_word(word)[-_MOST_OF_A_WORD:])
        if not whole and len(found) > _MOST_LOOKED_AT:
            break
    for word in whole:
        found.intersection_update(shelves.with_word(word))
    return found


def _ranked(entries: list[int], kind: str, shelves: Catalogue) -> list[int]:
    kept = bit_set(entries) & shelves.public(kind)
    return list(islice(shelves.in_order(kept, Order.NEWEST if kind == LISTED else Order.TITLE), _MOST_LOOKED_AT))
