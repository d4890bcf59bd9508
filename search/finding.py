"""Which entries answer a question, and in which order. The engine tells which words are where; the rest is sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import log

from search.catalogue import Catalogue, Order, catalogue
from search.engines import bit_set, members_of
from search.question import Question, read
from search.tallies import Tallies
from search.units import Strength, Unit, names_in, units_of, without_of

LABEL = Strength.SUMMARY
"""What it counts that an entry has a label, a region or a person that was asked: as much as its summary."""

SURE = (Strength.TITLE, Strength.SUMMARY, Strength.TEXT)
SELDOM = 2_000
"""Up to so many entries with a word, those with a synonym or a part of it are looked for as well."""

FEW = 3
MOST_SCORED = 400
"""Up to so many entries of one tier are put in order by their score; more are in the order of their day."""


@dataclass(frozen=True)
class _Matches:
    """Which entries match one unit, by strength, and at all."""

    unit: Unit
    by_strength: dict[Strength, int]
    labelled: int
    loosely: int

    @cached_property
    def anyhow_or_loosely(self) -> int:
        """The entries that match in any way; when there are none, those that have a part of the word."""
        return self.anyhow or self.loosely

    @cached_property
    def anyhow(self) -> int:
        found = self.labelled
        for entries in self.by_strength.values():
            found |= entries
        return found

    def at_least(self, *strengths: Strength) -> int:
        found = self.labelled if Strength.SUMMARY in strengths else 0
        for strength in strengths:
            found |= self.by_strength.get(strength, 0)
        return found


class Found:
    """The answer to one question, over every kind of thing."""

    def __init__(self, question: Question, shelves: Catalogue) -> None:
        self.question = question
        self.catalogue = shelves
        self.units = units_of(question, shelves.synonyms)
        self._names = names_in(question)
        self._without = without_of(question)
        self._ask()
        self.matches = [self._matches_of(unit) for unit in self.units]

    # What the engine says

    def _ask(self) -> None:
        """Ask twice at most: what was typed, and what is near to what is found seldom."""
        known = self.catalogue.answers
        self._answers = known.of(
            [
                *(unit.ways[strength] for unit in self.units for strength in SURE if strength in unit.ways),
                *(expression for _first, _last, expression in self._names),
                *self._without,
            ]
        )
        seldom = [unit for unit in self.units if self._is_seldom(unit)]
        self._answers |= known.of(expression for unit in seldom for expression in unit.expressions)

    def _is_seldom(self, unit: Unit) -> bool:
        return self._answers.get(unit.ways[Strength.TEXT], 0).bit_count() <= SELDOM

    def _matches_of(self, unit: Unit) -> _Matches:
        by_strength = {
            strength: self._answers[expression]
            for strength, expression in unit.ways.items()
            if expression in self._answers
        }
        if unit.apart and unit.apart[0] in self._answers:
            together = -1
            for expression in unit.apart:
                together &= self._answers[expression]
            by_strength[Strength.APART] = together
        named = tuple(entry for first, last, entries in self.named if first <= unit.first <= last for entry in entries)
        meant = by_strength.get(Strength.TITLE, 0) | by_strength.get(Strength.NEAR_TITLE, 0)
        labelled = 0
        for entry, code in self.catalogue.labels_today():
            if entry in named or meant >> entry & 1:
                labelled |= self.catalogue.having(code)
        return _Matches(unit, by_strength, labelled, self._answers.get(unit.loose, 0))

    @cached_property
    def named(self) -> list[tuple[int, int, list[int]]]:
        """The names in the question: first word, last word, what is called so. A word of a longer name has none."""
        taken: set[int] = set()
        found = []
        for first, last, expression in self._names:
            entries = self._answers[expression]
            if entries and not taken & set(range(first, last + 1)):
                taken |= set(range(first, last + 1))
                found.append((first, last, members_of(entries)))
        return found

    # Which entries

    def among(self, kind: str, has_all: bool = False) -> int:
        """Return the public entries of a kind that answer the question.

        These have every unit. When fewer than three do, those that have most of the units are taken as well - unless
        `has_all` - but never with fewer than three in five of them, and one of two only when nothing has both.
        """
        public = self.catalogue.public(kind)
        for expression in self._without:
            public &= ~self._answers[expression]
        if not self.matches:
            return 0
        counts = Tallies()
        for matches in self.matches:
            counts.add(matches.anyhow_or_loosely & public, 1)
        total = len(self.matches)
        found = counts.at_least(total)
        if has_all:
            return found
        least = max(1, -(-total * 3 // 5) if total > 2 else 1)
        for number in range(total - 1, least - 1, -1):
            if found.bit_count() >= (FEW if total > 2 else 1):
                break
            found |= counts.at_least(number)
        return found

    def among_all(self) -> int:
        """Return every public entry, of whatever kind, that answers the question."""
        found = 0
        for kind in self.catalogue.kinds:
            found |= self.among(kind)
        return found

    def has_most_only(self, entries: int) -> bool:
        """Whether no entry of a set has every unit."""
        for matches in self.matches:
            entries &= matches.anyhow_or_loosely
        return not entries

    @property
    def unknown(self) -> list[Unit]:
        """The units that nothing public has."""
        public = 0
        for kind in self.catalogue.kinds:
            public |= self.catalogue.public(kind)
        return [matches.unit for matches in self.matches if not matches.anyhow & public]

    # In which order

    def ranked(self, entries: int, start: int, stop: int) -> list[int]:
        """Return part of a set of entries, the best first: in tiers, each by score or, when it is large, by its day."""
        shown: list[int] = []
        passed = 0
        for tier in self._tiers(entries):
            size = tier.bit_count()
            if passed + size > start and passed < stop:
                first, last = max(start - passed, 0), stop - passed
                shown += self._in_tier(tier, size, first, last)
            passed += size
            if passed >= stop:
                break
        return shown

    def _tiers(self, entries: int) -> Iterable[int]:
        if entries.bit_count() <= MOST_SCORED:
            yield entries
            return
        for strengths in (
            (Strength.TITLE,),
            (Strength.TITLE, Strength.SUMMARY),
            (Strength.TITLE, Strength.SUMMARY, Strength.TEXT, Strength.NEAR_TITLE),
        ):
            tier = entries
            for matches in self.matches:
                tier &= matches.at_least(*strengths)
            yield tier
            entries &= ~tier
        yield entries

    def _in_tier(self, tier: int, size: int, first: int, last: int) -> list[int]:
        newest = self.catalogue.in_order(tier, Order.NEWEST)
        if size > MOST_SCORED:
            return list(islice(newest, first, last))
        members = list(newest)
        scores = self._scores(members)
        return sorted(members, key=lambda entry: -scores[entry])[first:last]

    def _scores(self, entries: Sequence[int]) -> dict[int, float]:
        scores = dict.fromkeys(entries, 0.0)
        wanted = bit_set(entries)
        size = max(1, sum(members.bit_count() for members in self.catalogue.kinds.values()))
        for matches in self.matches:
            rarity = log(1 + size / (1 + matches.anyhow.bit_count()))
            for strength, found in [*matches.by_strength.items(), (LABEL, matches.labelled)]:
                for entry in members_of(found & wanted):
                    scores[entry] += rarity * strength
        return scores


def find(text: str | Question) -> Found:
    """Return the answer to what somebody typed. Three queries, few more when the index has just changed."""
    question = read(text) if isinstance(text, str) else text
    return Found(question, catalogue())
