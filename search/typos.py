"""Did you mean: the word of the site, or the name of a region, place or person, nearest to a typing error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

from django.db.models import Q
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis import stems, stop_words
from search.documents import LISTED
from search.finding import Found
from search.models import KnownWord
from search.question import Question
from search.units import Unit

SHORTEST = 4
LONG = 8
"""From so many letters on two may be wrong; in a shorter word one. The first letter always holds: there few err."""

RARE, COMMON = 1, 8
"""A word in so many entries may itself be an error when another in so many is one letter away."""

_MOST_CANDIDATES = 40


def corrected(found: Found) -> str:
    """Return the question with each word that is nowhere replaced by the nearest one that is somewhere; else "".

    One query when there is such a word.
    """
    unknown = [unit for unit in found.unknown if _can_err(unit.name)]
    if not unknown:
        return ""
    words = _words_like([unit.name for unit in unknown])
    return _with(found.question, {unit: _nearest(unit.name, words) for unit in unknown})


def likelier(found: Found) -> str:
    """Return the question with words that stand in one place alone replaced by a common one next to them; else "".

    A name, a synonym, and a word of which the other is a form are never replaced. One query when there is any left.
    """
    named = {
        number
        for first, last, entries in found.named
        for number in range(first, last + 1)
        if any(found.catalogue.kind_of(entry) != LISTED for entry in entries)
    }
    synonyms = found.catalogue.synonyms
    doubtful = [
        unit
        for unit in found.units
        if _can_err(unit.name) and unit.first not in named and not synonyms.knows((stems(unit.name)[0],))
    ]
    if not doubtful:
        return ""
    words = _words_like([unit.name for unit in doubtful])
    common = {word: uses for word, uses in words.items() if uses >= COMMON}
    better = {}
    for unit in doubtful:
        if 0 < words.get(unit.name, 0) <= RARE:
            other = _nearest(unit.name, common, furthest=1)
            if other and not set(stems(other)) & set(stems(unit.name)):
                better[unit] = other
    return _with(found.question, better)


def _can_err(word: str) -> bool:
    return len(word) >= SHORTEST and word not in stop_words()


def _words_like(typed: Iterable[str]) -> Mapping[str, int]:
    """Return the words of the site that begin with the same letter as one of those typed, with their uses."""
    letters = {word[0] for word in typed}
    beginnings = reduce(or_, (Q(word__gte=letter, word__lt=chr(ord(letter) + 1)) for letter in letters))
    return dict(KnownWord.objects.filter(beginnings, uses__gt=0).values_list("word", "uses"))


def _nearest(word: str, words: Mapping[str, int], furthest: int | None = None) -> str:
    """Return the word at the smallest distance, and of equals the commonest; else ""."""
    most = furthest or (2 if len(word) >= LONG else 1)
    candidates = [
        (int(distance), -words[other], other)
        for other, distance, _index in process.extract(
            word, words.keys(), scorer=OSA.distance, score_cutoff=most, limit=_MOST_CANDIDATES
        )
        if other != word and other[0] == word[0] and other not in stop_words()
    ]
    return min(candidates)[2] if candidates else ""


def _with(question: Question, better: Mapping[Unit, str]) -> str:
    text = question.text
    for unit in sorted(better, key=lambda unit: -unit.first):
        if better[unit] and unit.first >= 0:
            word = question.words[unit.first]
            text = text[: word.start] + better[unit] + text[word.end :]
    return text if text != question.text else ""
