"""The head of a document: kicker, title, introduction, and what it says in short."""

import re

from importing import interviews
from importing.lines import Kind, Line
from importing.places import Place
from importing.reaching import addresses_in, is_pointer
from importing.speakers import is_quoted, speaker_in
from importing.stories import CAPTION
from importing.understood import Understood

LONGEST_TITLE = 255
LONGEST_POINT = 300
MOST_POINTS = 7
LONGEST_INTRODUCTION = 1500

_KICKER = re.compile(
    r"^(?:een\s+)?(?:good|goede|best|beste)[\s-]+(?:practices?|praktijk(?:en)?|voorbeeld(?:en)?)\s+(?:uit|van|in)\s+"
    r"(?:de\s+)?(?:arbeidsmarkt)?(?:regio\s+)?(?P<region>[^.:;]{2,80})\.?$",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"^(?i:(?:arbeidsmarkt)?regio)(?:\s*:\s*|\s+)(?P<region>[A-ZÀ-Þ’'][\w’'-]+(?:[\s/-]+(?:[A-ZÀ-Þ][\w’'-]+|en|de|aan)){0,5})$"
)
_IN_SHORT = re.compile(
    r"\bin(?: het)? kort\b[:.]?$|^(?:kort )?samengevat\b.{0,3}$|^samenvatting\b.{0,3}$|^kort en goed\b.{0,3}$",
    re.IGNORECASE,
)


def take_head(found: Understood, lines: list[Line], title: str) -> list[Line]:
    """Take the kicker, the title, the introduction and the points; return what is left."""
    rest: list[Line] = []
    stage = 0  # 0: no title yet, 1: introduction, 2: the story
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        kicker = _KICKER.match(line.text) or _REGION.match(line.text)
        if kicker and not found.region_name and position < 12:
            found.region_name, line.place = kicker["region"].strip(), Place.REGION
        elif _is_in_short(line) and not found.points:
            stage = 2
            position = _take_points(found, lines, position - 1, rest)
        elif stage == 0 and line.kind in (Kind.HEADING, Kind.PARAGRAPH, Kind.QUOTED) and _may_be_title(line, lines):
            _set_title(found, line)
            stage = 1
        elif stage <= 1 and line.kind == Kind.PARAGRAPH and _may_introduce(found, line):
            found.introduction = f"{found.introduction}\n\n{line.text}".strip()
            line.place = Place.INTRODUCTION
            stage = 1
        else:
            stage = max(stage, 2 if line.kind != Kind.PICTURE else stage)
            rest.append(line)
    if not found.title and title:
        found.title = found.full_title = title[:LONGEST_TITLE]
    return rest


def _may_be_title(line: Line, lines: list[Line]) -> bool:
    text = line.text
    if line.kind == Kind.HEADING or is_quoted(text):
        return True
    first_words = lines[0] is line or not any(each.place == "" for each in lines[: lines.index(line)])
    return first_words and len(text) <= 160 and not text.rstrip().endswith(".") and speaker_in(text) is None


def _set_title(found: Understood, line: Line) -> None:
    found.full_title = found.title = line.text
    line.place = Place.TITLE
    if len(line.text) > LONGEST_TITLE:
        found.title = line.text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
        line.place = Place.TITLE_CUT


def _may_introduce(found: Understood, line: Line) -> bool:
    is_speech = is_quoted(line.text) or speaker_in(line.text) is not None or interviews.speaks(line.text)
    is_room = len(found.introduction) + len(line.text) <= LONGEST_INTRODUCTION
    is_elsewhere = any(addresses_in(line.text)) or bool(CAPTION.match(line.text))
    return is_room and not is_speech and not is_elsewhere and not line.text.endswith("?") and not is_pointer(line.text)


def _is_in_short(line: Line) -> bool:
    return line.kind in (Kind.HEADING, Kind.PARAGRAPH) and len(line.text) <= 160 and bool(_IN_SHORT.search(line.text))


def _take_points(found: Understood, lines: list[Line], position: int, rest: list[Line]) -> int:
    """Take the points below their heading; return where the next line stands."""
    heading = lines[position]
    end = position + 1
    while end < len(lines) and lines[end].kind == Kind.ITEM:
        end += 1
    items = lines[position + 1 : end]
    if not items:  # points that are typed as paragraphs
        while end < len(lines) and lines[end].kind == Kind.PARAGRAPH and len(lines[end].text) <= LONGEST_POINT:
            if is_quoted(lines[end].text) or speaker_in(lines[end].text) or end - position > MOST_POINTS:
                break
            end += 1
        items = lines[position + 1 : end]
    if not items:
        rest.append(heading)
        return position + 1
    heading.place = Place.POINTS
    for number, item in enumerate(items):
        if number < MOST_POINTS and len(item.text) <= LONGEST_POINT:
            found.points.append(item.text)
            item.place = Place.POINT % len(found.points)
        else:
            rest.append(item)
    return end
