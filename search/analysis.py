"""What a Dutch text is about, in words that can be compared: stems, compounds and spellings. Pure: any text will do.

A word is compared by its stems, after two algorithms for Dutch: Kraaij-Pohlmann, which knows more (huizen, gelopen),
and Porter, which errs otherwise. Where Kraaij-Pohlmann takes a "ge" away it may have found a participle (gebeld) or
taken a word apart (gezondheid): such a stem is weak, and so are the parts of a compound.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from Stemmer import Stemmer

from kit.folding import folded

DATA = Path(__file__).parent / "data"
VERSION = 2
"""Raised when the same text gives other words, or an engine keeps them otherwise, so that the index is made anew."""

LONGEST_WORD = 60
_SHORTEST_COMPOUND = 7
_SHORTEST_ELEMENT = 3
_SHORTEST_ENDING = 5
_LINKS = ("", "s", "e", "en", "n")

# A word with what may stand within it; the soft hyphen and the apostrophe are not read, the others join two parts.
_WORD = re.compile(r"[^\W_]+(?:[-‐‑/@&'’‘`´\u00ad][^\W_]+)*")
_SPELLED_OUT = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])")
_JOINTS = re.compile(r"[-‐‑/&]")
_AT = re.compile(r"(?<=\w)@(?=\w)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it stands in a text: where, as it is written, and its folded parts ("vso-pro" has two)."""

    start: int
    end: int
    written: str
    parts: tuple[str, ...]

    @property
    def joined(self) -> str:
        """Its parts as one word: "vsopro"."""
        return "".join(self.parts)

    def moved(self, by: int) -> "Word":
        """Return it as it stands in a longer text, in which this one begins so many characters later."""
        return replace(self, start=self.start + by, end=self.end + by)


def composed(text: str) -> str:
    """Return a text in which each accent stands on its letter; positions of words are in this form."""
    return unicodedata.normalize("NFC", text)


def words_in(text: str) -> Iterator[Word]:
    """Give the words of a text that is `composed`, in reading order."""
    for found in _WORD.finditer(_without_dots(text)):
        if parts := folded_parts(found[0]):
            yield Word(found.start(), found.end(), found[0], parts)


def parts_in(text: str) -> Iterator[tuple[str, ...]]:
    """Give the folded parts of each word of a text, in reading order: `words_in` for who need not know where."""
    return filter(None, map(folded_parts, written_in(text)))


def written_in(text: str) -> list[str]:
    """Return the words of a text as they are written, in reading order."""
    return _WORD.findall(_without_dots(composed(text)))


def _without_dots(text: str) -> str:
    return _SPELLED_OUT.sub(lambda found: found[0].replace(".", "\u00ad"), text)


@lru_cache(maxsize=65_536)
def folded_parts(word: str) -> tuple[str, ...]:
    """Return the parts, as they are compared, of a word as it is written: none when there is no letter or digit."""
    pieces = (word,) if word.isalnum() else _JOINTS.split(_AT.sub("a", word).replace("\u00ad", ""))  # ZoWh@t
    return tuple(part[:LONGEST_WORD] for piece in pieces for part in folded(piece).split())


@lru_cache(maxsize=65_536)
def stems(word: str) -> tuple[str, ...]:
    """Return the stems by which a folded word is compared, the first of which stands for it in phrases."""
    word = _regular(word)
    porter = _stem_by(_porter, word)
    pohlmann = _stem_by(_pohlmann, word)
    found = [porter] if not pohlmann or _lost_ge(word, pohlmann) else [pohlmann, porter]
    if word.endswith("eren") and len(word) > _SHORTEST_COMPOUND:
        found.append(word.removesuffix("eren") + "eer")  # solliciteren, as sollicitatie
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65_536)
def verb_stems(word: str) -> tuple[str, ...]:
    """Return the stems of the verbs of which a folded word may be a form: "reist", "geleerd"."""
    regular = _regular(word)
    roots = {regular[:-1]} if regular.endswith("t") else set()
    if regular.startswith("ge") and regular[-1] in "td":
        roots.add(regular[2:-1])
    found = {stem for root in roots if len(root) >= _SHORTEST_ELEMENT for stem in stems(root)}
    pohlmann = _stem_by(_pohlmann, regular)
    if _lost_ge(regular, pohlmann) and len(pohlmann) >= _SHORTEST_ELEMENT:
        found.add(pohlmann)
    return tuple(sorted(found - set(stems(word))))


@lru_cache(maxsize=65_536)
def loose_parts(word: str) -> tuple[str, ...]:
    """Return the longest words that we know at the beginning and the end of one that we do not: "stageplan"."""
    sizes = range(len(word) - _SHORTEST_ELEMENT, _SHORTEST_ELEMENT, -1)
    begin = next((word[:size] for size in sizes if word[:size] in _elements()), "")
    end = next((word[-size:] for size in sizes if word[-size:] in _elements()), "")
    return tuple(part for part in (begin, end) if part)


@lru_cache(maxsize=65_536)
def weak_stems(word: str) -> tuple[str, ...]:
    """Return the stems that are less sure: of the verb that it may be a form of, and of the parts of a compound."""
    weak = {stem for part in parts_of(word) for stem in stems(part)} | set(verb_stems(word))
    return tuple(sorted(weak - set(stems(word))))


@lru_cache(maxsize=65_536)
def parts_of(word: str) -> tuple[str, ...]:
    """Return the words of which a compound is made, or () when it is none that we know."""
    if len(word) < _SHORTEST_COMPOUND or _is_element(word):
        return ()
    parts = _split(word)
    return parts if len(parts) > 1 else ()


def _split(word: str) -> tuple[str, ...]:
    if _is_element(word):
        return (word,)
    for end in range(len(word) - _SHORTEST_ELEMENT, _SHORTEST_ELEMENT - 1, -1):
        head = word[:end]
        for link in _LINKS:
            element = head.removesuffix(link) if link else head
            if (not link or head.endswith(link)) and element in _elements():
                rest = _split(word[end:])
                if rest:
                    return (element, *rest)
    return ()


def _is_element(word: str) -> bool:
    return word in _elements() or (
        len(word) >= _SHORTEST_ELEMENT and any(stem in element_stems() for stem in stems(word))
    )


def _regular(word: str) -> str:
    irregular = _irregular()
    if word in irregular:
        return irregular[word]
    for begin in range(1, len(word) - _SHORTEST_ENDING + 1):
        if word[begin:] in irregular:
            return word[:begin] + irregular[word[begin:]]
    return word


def _lost_ge(word: str, stem: str) -> bool:
    return word[: len(stem) + 2].count("ge") > stem.count("ge")


def lines_of(name: str) -> Iterable[str]:
    """Return the lines of a file of words in data/, without remarks."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Return the folded words that say nothing about what somebody looks for."""
    return frozenset(part for line in lines_of("stop_words.txt") for part in folded(line).split())


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    forms = {}
    for line in lines_of("irregular.txt"):
        word, _, others = line.partition(":")
        forms.update({folded(form): folded(word) for form in others.split()})
    return forms


@lru_cache(maxsize=1)
def _elements() -> frozenset[str]:
    return frozenset(part for line in lines_of("elements.txt") for part in folded(line).split())


@lru_cache(maxsize=1)
def element_stems() -> frozenset[str]:
    """Return the stems of the words of which compounds are made."""
    return frozenset(stem for element in _elements() for stem in stems(element))


_pohlmann = Stemmer("dutch")
_porter = Stemmer("dutch_porter")
_one_at_a_time = threading.Lock()


def _stem_by(stemmer: Stemmer, word: str) -> str:
    with _one_at_a_time:  # a stemmer has a memory that threads may not share
        return stemmer.stemWord(word)
