"""Show where the words are: in a title, and in the passage of a text that has most of them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import composed, parts_in, stems, weak_stems, words_in
from search.units import Unit

LONGEST_PASSAGE = 280
_STEP = 20

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\")\]]*\s+")


@lru_cache(maxsize=65_536)
def _all_stems(form: str) -> frozenset[str]:
    return frozenset((*stems(form), *weak_stems(form)))


class Marker:
    """Marks the words of a question, in every form, in any text."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._wanted = [unit.marks for unit in units]
        self._known: dict[tuple[str, ...], int] = {}

    def marked(self, text: str) -> SafeString:
        """Return a text as HTML with the words marked; whatever is in it, only that is markup."""
        text = composed(text)
        pieces: list[str] = []
        done = 0
        for word in words_in(text) if self._wanted else ():
            if self._units_at(word.parts):
                pieces += [escape(text[done : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
                done = word.end
        return mark_safe("".join([*pieces, escape(text[done:])]))  # noqa: S308 - every piece is escaped

    def passage(self, text: str) -> str:
        """Return the sentences, of one paragraph, in which most of what was asked stands; "" when none has any."""
        best, most = "", 0.0
        for paragraph in text.split("\n"):
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
        return [units for parts in parts_in(text) if (units := self._units_at(parts))]

    def _units_at(self, parts: tuple[str, ...]) -> int:
        """Return which units a word is of, as bits."""
        units = self._known.get(parts)
        if units is None:
            forms = parts if len(parts) == 1 else (*parts, "".join(parts))
            here = frozenset().union(*map(_all_stems, forms))
            units = sum(1 << number for number, marks in enumerate(self._wanted) if marks & here)
            self._known[parts] = units
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
