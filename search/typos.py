"""Did you mean: the word of the site, or the name of a region, place or person, nearest to a typing error."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis import stems, stop_words
from search.catalogue import Catalogue
from search.documents import LISTED
from search.finding import Found
from search.models import KnownWord
from search.question import Question
from search.units import Unit

SHORTEST = 4
LONG = 8
"""From so many letters on two may be wrong; in a shorter word one."""

RARE, COMMON = 1, 8
"""A word in so many entries may itself be an error when another in so many is one letter away."""

_MOST_CANDIDATES = 40


def corrected(found: Found) -> str:
    """Return the question with each word that is nowhere replaced by the nearest one that is somewhere; else ""."""
    return _with(found.question, {unit: nearest(unit.name, found.catalogue) for unit in found.unknown})


def likelier(found: Found) -> str:
    """Return the question with words that stand in one place alone replaced by a common one next to them; else "".

    A name, a synonym, and a word of which the other is a form are never replaced.
    """
    words = known_words(found.catalogue)
    better = {}
    named = {
        number
        for first, last, entries in found.named
        for number in range(first, last + 1)
        if any(found.catalogue.kind_of(entry) != LISTED for entry in entries)
    }
    for unit in found.units:
        is_name = unit.first in named or found.catalogue.synonyms.knows((stems(unit.name)[0],)) if unit.name else True
        if is_name or not 0 < words.get(unit.name, 0) <= RARE:
            continue
        other = nearest(unit.name, found.catalogue, furthest=1, least_uses=COMMON)
        if other and not set(stems(other)) & set(stems(unit.name)):
            better[unit] = other
    return _with(found.question, better)


def nearest(word: str, shelves: Catalogue, furthest: int | None = None, least_uses: int = 1) -> str:
    """Return the known word at the smallest distance: one letter, two in a long word; the commonest of equals; else "".

    The first letter holds, except in a long word of which one letter is wrong: there too people err.
    """
    if len(word) < SHORTEST or word in stop_words():
        return ""
    most = furthest or (2 if len(word) >= LONG else 1)
    words = known_words(shelves)
    best: tuple[int, int, str] | None = None
    for other, distance, _index in process.extract(
        word, words.keys(), scorer=OSA.distance, score_cutoff=most, limit=_MOST_CANDIDATES
    ):
        is_likely = other[0] == word[0] or (distance == 1 and len(word) >= LONG)
        if other != word and is_likely and words[other] >= least_uses and other not in stop_words():
            candidate = (int(distance), -words[other], other)
            best = min(best, candidate) if best else candidate
    return best[2] if best else ""


def known_words(shelves: Catalogue) -> dict[str, int]:
    """Return the words of the site with their uses, read once for each state of the index."""
    if shelves.words is None:
        shelves.words = dict(KnownWord.objects.filter(uses__gt=0).values_list("word", "uses"))
    return shelves.words


def _with(question: Question, better: dict[Unit, str]) -> str:
    text = question.text
    changed = False
    for unit in sorted(better, key=lambda unit: -unit.first):
        if better[unit] and unit.first >= 0:
            word = question.words[unit.first]
            text = text[: word.start] + better[unit] + text[word.end :]
            changed = True
    return text if changed else ""
