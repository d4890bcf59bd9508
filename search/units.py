"""The units of a question: a word or expression with everything that matches it, each way at its own strength."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from search.analysis import LONGEST_WORD, Word, loose_parts, parts_of, stems, verb_stems
from search.engines import Expression
from search.indexing import NAME, SUMMARY, TITLE, WEAK
from search.question import Question, is_stop_word
from search.synonyms import LONGEST_EXPRESSION, Stems, Synonyms

LONGEST_NAME = 4
"""How many words a name may have to be recognised in a question."""

_LONGEST_JOIN = 3


class Strength(IntEnum):
    """How a unit is found in an entry, and what that counts."""

    TITLE = 12
    SUMMARY = 7
    TEXT = 4
    NEAR_TITLE = 5
    NEAR_SUMMARY = 3
    NEAR_TEXT = 2
    APART = 1


@dataclass(frozen=True, eq=False)
class Unit:
    """One word or expression that was asked.

    Attributes:
        typed: as it was typed.
        first, last: the numbers of its first and last word in the question; the same for a phrase: -1.
        ways: what matches it, by strength.
        apart: what must all be there, anywhere; the weakest way. () when there is none.
        loose: what is tried when nothing at all has the unit: a word that we know within it.
        marks: the stems of the words to mark in a text.
        name: the folded word when it is a single one, for who looks for a typing error; else "".
    """

    typed: str
    first: int
    last: int
    ways: dict[Strength, Expression]
    apart: tuple[Expression, ...] = ()
    loose: Expression = frozenset()
    marks: frozenset[str] = field(default_factory=frozenset)
    name: str = ""

    @property
    def expressions(self) -> Iterable[Expression]:
        """Everything to ask the engine about it."""
        return (*self.ways.values(), *self.apart, self.loose)


def units_of(question: Question, synonyms: Synonyms) -> list[Unit]:
    """Return the units of a question. Words that say nothing are left out, unless there are no others."""
    words = question.words
    units: list[Unit] = []
    number = 0
    while number < len(words):
        length = _expression_at(words, number, synonyms)
        if length:
            units.append(_expression(question, number, number + length - 1, synonyms))
        elif not is_stop_word(words[number]):
            units.append(_word(question, number, synonyms))
        number += length or 1
    units += [_phrase(phrase.words, question.typed(phrase.words[0])) for phrase in question.phrases]
    return units or [_word(question, number, synonyms) for number in range(len(words))]


def names_in(question: Question) -> list[tuple[int, int, Expression]]:
    """Return every row of up to four words as the name it may be: first word, last word, expression; longest first."""
    words = question.words
    return [
        (first, first + length - 1, frozenset({(NAME + joined(words[first : first + length]),)}))
        for length in range(min(LONGEST_NAME, len(words)), 0, -1)
        for first in range(len(words) - length + 1)
        if length > 1 or not is_stop_word(words[first])
    ]


def without_of(question: Question) -> list[Expression]:
    """Return what must not be in an entry."""
    return [_phrase(phrase.words, "").ways[Strength.TEXT] for phrase in question.without]


def joined(words: Sequence[Word]) -> str:
    """Return words as one."""
    return "".join(word.joined for word in words)[:LONGEST_WORD]


def _expression_at(words: Sequence[Word], start: int, synonyms: Synonyms) -> int:
    for length in range(min(LONGEST_EXPRESSION, len(words) - start), 1, -1):
        if synonyms.knows(_stems(words[start : start + length])):
            return length
    return 0


def _stems(words: Sequence[Word]) -> Stems:
    return tuple(stems(word.joined)[0] for word in words)


def _word(question: Question, number: int, synonyms: Synonyms) -> Unit:
    words = question.words
    word = words[number]
    sure = set(stems(word.joined[:LONGEST_WORD]))
    beside: set[str] = set()
    for length in range(2, _LONGEST_JOIN + 1):
        for first in range(max(0, number - length + 1), min(number, len(words) - length) + 1):
            beside |= set(stems(joined(words[first : first + length])))
    rows = {row for row in (_row(word.parts), _row(parts_of(word.joined))) if len(row) > 1}
    verb = set(verb_stems(word.joined))
    parts = word.parts if len(word.parts) > 1 else parts_of(word.joined)
    return Unit(
        typed=question.typed(word),
        first=number,
        last=number,
        ways=_ways(sure | beside, rows, verb, synonyms.of(_stems([word]))),
        apart=tuple(frozenset((stem,) for stem in stems(part)) for part in parts),
        loose=frozenset((stem,) for part in loose_parts(word.joined) for stem in stems(part)),
        marks=frozenset(sure | beside | verb | {stem for part in parts for stem in stems(part)}),
        name=word.joined if len(word.parts) == 1 else "",
    )


def _expression(question: Question, first: int, last: int, synonyms: Synonyms) -> Unit:
    words = question.words[first : last + 1]
    telling = [word for word in words if not is_stop_word(word)] or words
    return Unit(
        typed=question.text[words[0].start : words[-1].end],
        first=first,
        last=last,
        ways=_ways(set(stems(joined(words))), {_row(_parts(words))}, set(), synonyms.of(_stems(words))),
        apart=tuple(frozenset((stem,) for stem in stems(part)) for part in _parts(telling)),
        marks=frozenset(stem for part in _parts(telling) for stem in stems(part)),
    )


def _phrase(words: Sequence[Word], typed: str) -> Unit:
    parts = _parts(words)
    if len(parts) == 1:
        sure = set(stems(parts[0]))
        ways = {
            Strength.TITLE: _tokens(sure, TITLE),
            Strength.SUMMARY: _tokens(sure, SUMMARY),
            Strength.TEXT: _tokens(sure),
        }
    else:
        ways = {Strength.TEXT: frozenset({_row(parts)})}
    return Unit(typed, -1, -1, ways, marks=frozenset(stem for part in parts for stem in stems(part)))


def _ways(
    sure: set[str], rows: set[tuple[str, ...]], verb: set[str], synonyms: tuple[Stems, ...]
) -> dict[Strength, Expression]:
    near = {other[0] for other in synonyms if len(other) == 1} | verb
    near_rows = {other for other in synonyms if len(other) > 1}
    return {
        Strength.TITLE: _tokens(sure, TITLE),
        Strength.SUMMARY: _tokens(sure, SUMMARY),
        Strength.TEXT: _tokens(sure) | rows,
        Strength.NEAR_TITLE: _tokens(sure, WEAK + TITLE) | _tokens(near, TITLE),
        Strength.NEAR_SUMMARY: _tokens(sure, WEAK + SUMMARY) | _tokens(near, SUMMARY),
        Strength.NEAR_TEXT: _tokens(sure, WEAK) | _tokens(near) | near_rows,
    }


def _tokens(found: Iterable[str], place: str = "") -> Expression:
    return frozenset((place + stem,) for stem in found)


def _parts(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(part for word in words for part in word.parts)


def _row(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(stems(part)[0] for part in parts)
