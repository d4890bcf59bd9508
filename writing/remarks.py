"""Remarks on a Dutch text, as a colleague who reads along would make them. Pure; nothing here forbids anything."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from writing.choices import Kind
from writing.expressions import Entry, find_expressions
from writing.measure import Span, sentences, words
from writing.passive import passives

LONG = 20
"""A sentence with more words than this is hard for many readers."""

VERY_LONG = 30
"""A sentence with more words than this is hard for nearly everybody."""

LONGEST_ABBREVIATION = 5
"""A longer word in capitals is shouted, not abbreviated."""

_LONGEST_EXCERPT = 160
_CAPITALS = r"[A-ZÀ-ÖØ-Þ]"
_RUN = re.compile(rf"(?<![\w.@/-]){_CAPITALS}{{2,}}(?:[ \u00a0]+{_CAPITALS}{{2,}})*(?![\w@])")
_ABBREVIATION = re.compile(rf"(?<![\w.@/]){_CAPITALS}[a-z]?[A-ZÀ-ÖØ-Þ0-9]*{_CAPITALS}[0-9]*(?![a-zA-ZÀ-ÿ0-9@])")
_ROMAN = re.compile(r"[IVXLC]+")
_EXPLAINED = re.compile(r"\(([A-Za-z][\w-]*)\)|(?<!\w)([A-Za-z][\w-]{0,80}) \((?=[^)]{4})")


@dataclass(frozen=True, slots=True)
class Lists:
    """What is known beside the text: hard words, and words that readers know or see explained."""

    plain_words: tuple[Entry, ...] = ()
    known: frozenset[str] = frozenset()

    def knows(self, letters: str) -> bool:
        """Whether an abbreviation needs no remark."""
        return letters.casefold() in self.known

    def knowing(self, letters: Iterable[str]) -> "Lists":
        """Return these lists with more words that are known."""
        return Lists(self.plain_words, self.known | {word.casefold() for word in letters})


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: what it is about, where in the text, what to say, and what could stand there, or ""."""

    kind: Kind
    start: int
    end: int
    excerpt: str
    message: str
    alternative: str = ""


def remarks_on(text: str, lists: Lists) -> list[Remark]:
    """Return the remarks on a text in reading order."""
    found = [
        *_on_sentences(sentences(text)),
        *_on_plain_words(text, lists),
        *_on_capitals(text, lists.knowing(explained_in(text))),
    ]
    return sorted(found, key=lambda remark: (remark.start, remark.end))


def explained_in(text: str) -> set[str]:
    """Return the words that a text explains itself: "de sociale werkplaats (SW)", "SW (sociale werkvoorziening)"."""
    return {found[1] or found[2] for found in _EXPLAINED.finditer(text)}


def _on_sentences(spans: Iterable[Span]) -> Iterator[Remark]:
    for span in spans:
        number = len(words(span.text))
        if number > LONG:
            yield _remark(Kind.LONG_SENTENCE, span, _on_length(number))
        for passive in passives(span):
            yield _remark(
                Kind.PASSIVE,
                passive,
                _("Dit is een lijdende vorm. Schrijf liever wie het doet: dat leest makkelijker."),
            )


def _on_length(number: int) -> str:
    if number > VERY_LONG:
        return _("Deze zin heeft %d woorden. Dat is erg lang: maak er twee of drie zinnen van.") % number
    return _("Deze zin heeft %d woorden. Kun je er twee zinnen van maken?") % number


def _on_plain_words(text: str, lists: Lists) -> Iterator[Remark]:
    for found in find_expressions(text, lists.plain_words):
        span = Span(found.start, found.end, text[found.start : found.end])
        message = _("‘%(hard)s’ kan makkelijker: %(plain)s.") % {
            "hard": span.text,
            "plain": found.entry.alternative.rstrip("."),
        }
        yield _remark(Kind.OFFICIALESE, span, f"{message} {found.entry.note}".strip(), found.entry.alternative)


def _on_capitals(text: str, lists: Lists) -> Iterator[Remark]:
    shouted = [Span(run.start(), run.end(), run[0]) for run in _RUN.finditer(text) if _is_shouted(run[0], lists)]
    for span in shouted:
        yield _remark(
            Kind.CAPITALS, span, _("Woorden in hoofdletters lezen lastig. Gebruik kleine letters."), span.text.lower()
        )
    seen: set[str] = set()
    for found in _ABBREVIATION.finditer(text):
        letters = found[0]
        if (
            letters in seen
            or lists.knows(letters)
            or _ROMAN.fullmatch(letters)
            or len(letters) > LONGEST_ABBREVIATION + 1
        ):
            continue
        if any(span.start <= found.start() < span.end for span in shouted):
            continue
        seen.add(letters)
        yield _remark(
            Kind.ABBREVIATION,
            Span(found.start(), found.end(), letters),
            _("Niet iedereen kent ‘%s’. Schrijf het de eerste keer voluit, met de afkorting tussen haakjes.") % letters,
        )


def _is_shouted(run: str, lists: Lists) -> bool:
    pieces = run.split()
    if any(lists.knows(piece) for piece in pieces):
        return False
    if len(pieces) > 1:
        return any(not _ROMAN.fullmatch(piece) for piece in pieces)
    return len(run) > LONGEST_ABBREVIATION


def _remark(kind: Kind, span: Span, message: str, alternative: str = "") -> Remark:
    excerpt = span.text if len(span.text) <= _LONGEST_EXCERPT else span.text[: _LONGEST_EXCERPT - 1].rstrip() + "…"
    return Remark(kind, span.start, span.end, excerpt, message, alternative)
