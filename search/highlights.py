"""Show where the words are: in a title, and in the passage of a text that has most of them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import composed, stems, weak_stems, words_in
from search.units import Unit

LONGEST_PASSAGE = 280

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\")\]]*\s+")


@lru_cache(maxsize=65_536)
def _all_stems(form: str) -> frozenset[str]:
    return frozenset((*stems(form), *weak_stems(form)))


class Marker:
    """Marks the words of a question, in every form, in any text."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._wanted = [unit.marks for unit in units]
        self._all = frozenset().union(*self._wanted)

    def marked(self, text: str) -> SafeString:
        """Return a text as HTML with the words marked; whatever is in it, only that is markup."""
        text = composed(text)
        pieces: list[str] = []
        done = 0
        for start, end in self._places(text):
            pieces += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
            done = end
        return mark_safe("".join([*pieces, escape(text[done:])]))  # noqa: S308 - every piece is escaped

    def passage(self, text: str) -> str:
        """Return the sentences, of one paragraph, in which most of what was asked stands; "" when none has any."""
        best, most = "", 0.0
        for paragraph in composed(text).split("\n"):
            for passage in _passages(paragraph):
                worth = self.worth(passage)
                if worth > most:
                    best, most = passage, worth
        return best

    def worth(self, text: str) -> float:
        """Return how much of what was asked stands in a text: different words first, then how often."""
        found = [self._stems_at(word.parts) for word in words_in(text)]
        different = sum(any(marks & here for here in found) for marks in self._wanted)
        return different + min(sum(bool(self._all & here) for here in found), 9) / 10

    def _places(self, text: str) -> Iterable[tuple[int, int]]:
        for word in words_in(text):
            if self._all & self._stems_at(word.parts):
                yield word.start, word.end

    def _stems_at(self, parts: tuple[str, ...]) -> frozenset[str]:
        if len(parts) == 1:
            return _all_stems(parts[0])
        return frozenset().union(_all_stems("".join(parts)), *map(_all_stems, parts))


def _passages(paragraph: str) -> Iterable[str]:
    """Give each row of sentences of a paragraph that is short enough, beginning at each sentence."""
    sentences = [sentence for sentence in _SENTENCE_END.split(paragraph) if sentence]
    for first in range(len(sentences)):
        passage = sentences[first]
        if len(passage) > LONGEST_PASSAGE:
            yield from _cuts(passage)
            continue
        for sentence in sentences[first + 1 :]:
            if len(passage) + len(sentence) >= LONGEST_PASSAGE:
                break
            passage += " " + sentence
        yield passage


def _cuts(sentence: str) -> Iterable[str]:
    words = sentence.split(" ")
    step = 20
    for first in range(0, len(words), step):
        cut = " ".join(words[first : first + 2 * step])[:LONGEST_PASSAGE]
        yield ("… " if first else "") + cut + ("" if sentence.endswith(cut) else " …")
