"""What the lines of a document mean for a practice. Pure: it knows no database and drops nothing."""

import re
from html import unescape

from importing import interviews
from importing.cleaning import bare
from importing.heads import take_head
from importing.lines import Kind, Line
from importing.places import Place
from importing.reaching import take_contacts
from importing.speakers import label_of, quote_with_speaker
from importing.stories import take_body
from importing.understood import Understood

_SEEN_ELSEWHERE = (Place.REGION, Place.POINTS, Place.POINTER, Place.CONTACT, Place.PICTURE)


def understand(lines: list[Line], title: str = "") -> Understood:
    """Return what the lines mean. `title` is what the file calls itself, for when no line looks like a title."""
    found = Understood(lines)
    rest = list(lines)
    rest = take_head(found, rest, title)
    rest = take_contacts(found, rest)
    rest = interviews.take_interviews(found, rest)
    take_body(found, rest)
    _mark_what_is_lost(found)
    return found


def _mark_what_is_lost(found: Understood) -> None:
    """Take its place from a line whose words are nowhere in the outcome, so that it is listed: nothing is dropped."""
    texts = [found.full_title, found.introduction, *found.points, *(str(value) for _kind, value in found.blocks)]
    texts += [f"{person.name} {person.function}" for person in found.people]
    kept = bare(unescape(re.sub(r"<[^<>]+>", " ", " ".join(texts))))
    for line in found.lines:
        is_elsewhere = line.place in _SEEN_ELSEWHERE or line.place.startswith(Place.SPEAKER % "")
        if line.place and not is_elsewhere and line.kind != Kind.TABLE and not _is_in(line, kept):
            line.place = ""


def _is_in(line: Line, kept: str) -> bool:
    if bare(line.text) in kept:
        return True
    label = label_of(line.text) if line.place in (Place.QUESTION, Place.ANSWER) else None
    both = quote_with_speaker(line.text) if line.place.startswith(Place.QUOTE_OF % "") else None
    said = label[1] if label else both[0] if both else ""
    return bool(said) and bare(said) in kept
