"""Show where the words are: in a title, and in the passage of a text that has most of them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import composed, folded_parts, stems, weak_stems, words_in, written_in
from search.units import Unit

LONGEST_PASSAGE = 280
_STEP = 20

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\")\]]*\s+")


@lru_cache(maxsize=65_536)
def _all_stems(word: str) -> frozenset[str]:
    """Return every stem of a word as it is written: of its parts, and of them as one."""
    parts = folded_parts(word)
    forms = parts if len(parts) < 2 else (*parts, "".join(parts))
    return frozenset(stem for form in forms for stem in (*stems(form), *weak_stems(form)))


class Marker:
    """Marks the words of a question, in every form, in any text."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units_of = _UnitsOf(units)

    def marked(self, text: str) -> SafeString:
        """Return a text as HTML with the words marked; whatever is in it, only that is markup."""
        text = composed(text)
        pieces: list[str] = []
        done = 0
        for word in words_in(text) if self._units_of.wanted else ():
            if self._units_of[word.written]:
                pieces += [escape(text[done : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
                done = word.end
        return mark_safe("".join([*pieces, escape(text[done:])]))  # noqa: S308 - every piece is escaped

    def passage(self, text: str) -> str:
        """Return the sentences, of one paragraph, in which most of what was asked stands; "" when none has any."""
        best, most = "", 0.0
        for paragraph in text.split("\n"):
            if not self._units_in(paragraph):
                continue
            sentences = [(piece, self._units_in(piece)) for piece in _sentences(paragraph)]
            for first, (sentence, units) in enumerate(sentences):
                if not units:
                    continue
                passage, found = sentence, list(units)
                for following, units_there in sentences[first + 1 :]:
                    if len(passage) + len(following) >= LONGEST_PASSAGE:
                        break
                    passage += " " + following
                    found += units_there
                if (worth := _worth(found)) > most:
                    best, most = passage, worth
        return best

    def worth(self, text: str) -> float:
        """Return how much of what was asked stands in a text: different words first, then how often."""
        return _worth(self._units_in(text))

    def _units_in(self, text: str) -> list[int]:
        return list(filter(None, map(self._units_of.__getitem__, written_in(text))))


class _UnitsOf(dict[str, int]):
    """Of which units a word is, as bits, by the word as it is written; found out once."""

    def __init__(self, units: Iterable[Unit]) -> None:
        super().__init__()
        self.wanted = [(1 << number, unit.marks) for number, unit in enumerate(units)]

    def __missing__(self, word: str) -> int:
        here, units = _all_stems(word), 0
        for bit, marks in self.wanted:
            if not marks.isdisjoint(here):
                units |= bit
        self[word] = units
        return units


def _worth(found: Sequence[int]) -> float:
    different = 0
    for units in found:
        different |= units
    return different.bit_count() + min(len(found), 9) / 10


def _sentences(paragraph: str) -> Iterable[str]:
    """Give the sentences of a paragraph; one that is too long in pieces."""
    for sentence in filter(None, _SENTENCE_END.split(paragraph)):
        if len(sentence) <= LONGEST_PASSAGE:
            yield sentence
            continue
        words = sentence.split(" ")
        for first in range(0, len(words), _STEP):
            cut = " ".join(words[first : first + 2 * _STEP])[:LONGEST_PASSAGE]
            yield ("… " if first else "") + cut + ("" if sentence.endswith(cut) else " …")
