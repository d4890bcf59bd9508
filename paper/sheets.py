"""What a one-pager says, as plain data; and how much of it is kept when two pages are too few."""

import textwrap
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Fact:
    """One thing that is known: its name, its values, and a remark or ""."""

    label: str
    values: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """A number and what it counts."""

    number: str
    label: str


@dataclass(frozen=True)
class Spoken:
    """Somebody's own words, and who says so, or ""."""

    paragraphs: tuple[str, ...]
    speaker: str


@dataclass(frozen=True)
class Need:
    """Something that is needed to do this too."""

    label: str
    text: str


@dataclass(frozen=True)
class Reachable:
    """A person or a desk that answers; what is not known is ""."""

    name: str
    function: str
    label: str
    initials: str
    url: str
    phone: str
    phone_link: str
    email: str
    write_url: str
    note: str
    is_desk: bool
    is_example: bool


@dataclass(frozen=True)
class Sheet:
    """What the one-pager of a practice says. Everything in it may be read by anybody today.

    Attributes:
        cover: the route cover: {"palette", "routes": [{"points", "stops", "thin"}]}.
        code: a QR code of `url`, as SVG.
        address: `url` as people read it.
    """

    title: str
    kicker: str
    kicker_url: str
    introduction: str
    notices: tuple[str, ...]
    cover: dict[str, Any]
    points: tuple[str, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[Spoken, ...]
    lessons: tuple[str, ...]
    steps: tuple[str, ...]
    needs: tuple[Need, ...]
    stand_in: str
    people: tuple[Reachable, ...]
    facts: tuple[Fact, ...]
    checked: str
    url: str
    address: str
    code: str


@dataclass(frozen=True)
class Measure:
    """How much is kept: numbers of things, and of characters of one thing; a number of 0 leaves it out."""

    introduction: int
    point: int
    quotes: int
    quote: int
    lessons: int
    lesson: int
    need: int
    value: int
    note: int
    people: int
    figures: int = 4


MEASURES = (
    Measure(700, 300, 3, 420, 7, 300, 500, 255, 300, 4),
    Measure(450, 300, 2, 320, 3, 220, 300, 160, 140, 3),
    Measure(300, 220, 1, 240, 0, 0, 200, 120, 0, 2),
    Measure(180, 120, 0, 0, 0, 0, 110, 80, 0, 1, figures=0),
)
"""From everything to what is left of the very longest practice; the first that fits on two pages is taken."""


def shortened(sheet: Sheet, measure: Measure) -> Sheet:
    """Return what is kept of a sheet. Words stay whole, what was cut ends in "…"; the paper says where to read on."""
    return replace(
        sheet,
        introduction=cut(sheet.introduction, measure.introduction),
        notices=tuple(cut(notice, measure.introduction) for notice in sheet.notices),
        points=tuple(cut(point, measure.point) for point in sheet.points),
        figures=sheet.figures[: measure.figures],
        quotes=tuple(_cut_quote(quote, measure.quote) for quote in _chosen(sheet.quotes, measure)),
        lessons=tuple(cut(lesson, measure.lesson) for lesson in sheet.lessons[: measure.lessons]),
        steps=tuple(cut(step, measure.point) for step in sheet.steps),
        needs=tuple(replace(need, text=cut(need.text, measure.need)) for need in sheet.needs),
        people=tuple(replace(each, note=cut(each.note, measure.note)) for each in sheet.people[: measure.people]),
        facts=tuple(_cut_fact(fact, measure) for fact in sheet.facts),
    )


def cut(text: str, most: int) -> str:
    """Return the beginning of a text in whole words, at most about `most` characters; "" for none at all."""
    if most <= 0:
        return ""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    kept = textwrap.shorten(text, most, placeholder=" …")
    return text[: most - 1] + "…" if kept.strip() == "…" else kept


def _chosen(quotes: tuple[Spoken, ...], measure: Measure) -> list[Spoken]:
    """Take quotes that need not be cut, as they come; if there are none, the first."""
    whole = [quote for quote in quotes if sum(map(len, quote.paragraphs)) <= measure.quote]
    return (whole or list(quotes))[: measure.quotes]


def _cut_quote(quote: Spoken, most: int) -> Spoken:
    if sum(map(len, quote.paragraphs)) <= most:
        return quote
    return replace(quote, paragraphs=(cut(" ".join(quote.paragraphs), most),))


def _cut_fact(fact: Fact, measure: Measure) -> Fact:
    values, left = [], measure.value
    for value in fact.values:
        if left <= 0:
            values.append("…")
            break
        values.append(cut(value, left))
        left -= len(value)
    return replace(fact, values=tuple(values), note=cut(fact.note, measure.note))
