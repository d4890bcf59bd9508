"""What somebody typed, taken apart. Pure: any text gives a question, if only an empty one."""

import re
from dataclasses import dataclass

from search.analysis import Word, composed, stop_words, words_in

MOST_CHARACTERS = 200
MOST_WORDS = 12

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]+")
_QUOTE = '"“”„«»'
_PIECE = re.compile(
    rf"(?P<minus>(?<!\S)[-−–])?(?:[{_QUOTE}](?P<phrase>[^{_QUOTE}]*)[{_QUOTE}]?|(?P<plain>[^\s{_QUOTE}]+))"
)


@dataclass(frozen=True)
class Phrase:
    """Words that must follow each other, as they were put between quotation marks."""

    words: tuple[Word, ...]


@dataclass(frozen=True)
class Question:
    """Words to find, in order, phrases to find, and what must not be there."""

    text: str
    words: tuple[Word, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    without: tuple[Phrase, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked that can be found."""
        return not self.words and not self.phrases

    def typed(self, word: Word) -> str:
        """Return a word as it was typed."""
        return self.text[word.start : word.end]


def read(text: str) -> Question:
    """Return the question in a text: at most twelve words of its first two hundred characters."""
    text = " ".join(_CONTROL.sub(" ", composed(text)).split())[:MOST_CHARACTERS]
    words: list[Word] = []
    phrases: list[Phrase] = []
    without: list[Phrase] = []
    left = MOST_WORDS
    for piece in _PIECE.finditer(text):
        group = "phrase" if piece["phrase"] is not None else "plain"
        shift = piece.start(group)
        found = [word.moved(shift) for word in words_in(piece[group])][:left]
        left -= len(found)
        if not found:
            continue
        if piece["minus"]:
            without.append(Phrase(tuple(found)))
        elif group == "phrase":
            phrases.append(Phrase(tuple(found)))
        else:
            words += found
    return Question(text, tuple(words), tuple(phrases), tuple(without))


def is_stop_word(word: Word) -> bool:
    """Whether a word says nothing about what is sought; so does a single letter."""
    return word.joined in stop_words() or (len(word.joined) == 1 and not word.joined.isdigit())
