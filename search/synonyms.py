"""Synonyms in memory: from a word or expression to the others that mean nearly the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from search.analysis import composed, lines_of, stems, words_in
from search.models import SynonymGroup

LONGEST_EXPRESSION = 4
"""How many words an expression may have to be recognised in a question."""

Stems = tuple[str, ...]
"""An expression as the stems of its words, in order."""


@dataclass(frozen=True)
class Synonyms:
    """Every expression with the others of its groups."""

    others: dict[Stems, tuple[Stems, ...]] = field(default_factory=dict)

    def of(self, expression: Stems) -> tuple[Stems, ...]:
        """Return what means nearly the same as `expression`, () when nothing is known of it."""
        return self.others.get(expression, ())

    def knows(self, expression: Stems) -> bool:
        """Whether `expression` is in a group."""
        return expression in self.others


def stems_of(text: str) -> Stems:
    """Return a text as the first stems of its words; a word of parts counts as one: "vso-pro" is "vsopro"."""
    return tuple(stems(word.joined)[0] for word in words_in(composed(text)))


def read_synonyms() -> Synonyms:
    """Read all groups. One query."""
    return _linked(group.word_list for group in SynonymGroup.objects.only("words"))


def _linked(groups: Iterable[list[str]]) -> Synonyms:
    others: dict[Stems, dict[Stems, None]] = {}
    for words in groups:
        expressions = list(dict.fromkeys(filter(None, map(stems_of, words))))
        for expression in expressions:
            mine = others.setdefault(expression, {})
            mine.update(dict.fromkeys(other for other in expressions if other != expression))
    return Synonyms({expression: tuple(mine) for expression, mine in others.items()})


def load_synonyms() -> int:
    """Load the groups with which a site begins, when there are none; return how many were made."""
    if SynonymGroup.objects.exists():
        return 0
    made = 0
    for line in lines_of("synonyms.txt"):
        SynonymGroup.objects.create(words=line.replace(",", ", "))
        made += 1
    return made
