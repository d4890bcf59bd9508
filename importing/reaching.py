"""Whom to call: lines with an address or a number, and lines that only point to where that is said."""

import re

from importing.lines import Kind, Line
from importing.places import Place
from importing.speakers import is_name, speaker_in
from importing.understood import Person, Understood

_POINTER = re.compile(
    r"^(?:voor\s+)?(?:meer|verdere)\s+(?:informatie|weten|lezen)\b|^(?:lees|kijk|klik|bekijk)\b.{0,120}\b(?:hier|verder|meer|site|website)\b|contactgegevens",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")  # no longer than an address may be
_PHONE = re.compile(r"(?<!\d)(?:\+31|0031|0)[\s(-]*\d(?:[\s()-]*\d){7,9}(?!\d)")


def take_contacts(found: Understood, lines: list[Line]) -> list[Line]:
    """Take lines that say how to reach somebody, and those that only point to where that is said."""
    rest: list[Line] = []
    for number, line in enumerate(lines):
        mail, phone = addresses_in(line.text)
        if (mail or phone) and line.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING):
            person = _person(line.text, mail, phone)
            before = rest[-1] if rest else None
            if not person.name and before is not None and number and lines[number - 1] is before:
                named = speaker_in(before.text)
                if named or _bare_name(before.text):
                    person.name, person.function = (named.name, named.function) if named else (before.text, "")
                    before.place = Place.CONTACT
                    rest.pop()
            line.place = Place.CONTACT if person.name else ""
            if person.name:
                _add_person(found, person)
            else:
                rest.append(line)
        elif is_pointer(line.text) and number >= len(lines) - 4:
            line.place = Place.POINTER
            found.links += _links_in(line)
        else:
            rest.append(line)
    return rest


def addresses_in(text: str) -> tuple[str, str]:
    """Return the first (e-mail address, telephone number) of a line that is short enough to be about them."""
    if len(text) > 300:
        return "", ""
    mail, phone = _MAIL.search(text), _PHONE.search(text)
    return mail[0] if mail else "", phone[0] if phone else ""


def is_pointer(text: str) -> bool:
    """Whether a line only says where more is to be found."""
    return len(text) <= 250 and bool(_POINTER.search(text))


def _person(text: str, mail: str, phone: str) -> Person:
    words = text.replace(mail, " ").replace(phone, " ") if mail or phone else text
    words = re.sub(
        r"(?i)\b(?:contact(?:persoon)?|informatie|mail|e-mail|tel(?:efoon)?|mobiel|t|e|m)\b\s*[:.]?|[|<>()\[\]]",
        " ",
        words,
    )
    words = re.sub(r"\s+", " ", words).strip(" ,;:.-–—")
    speaker = speaker_in(words)
    if speaker:
        return Person(speaker.name, speaker.function, mail, phone)
    return Person(words if _bare_name(words) else "", "", mail, phone)


def _bare_name(text: str) -> bool:
    return len(text) <= 80 and is_name(text)


def _add_person(found: Understood, person: Person) -> None:
    for known in found.people:
        if known.name.casefold() == person.name.casefold():
            known.email, known.phone = known.email or person.email, known.phone or person.phone
            known.function = known.function or person.function
            return
    found.people.append(person)


def _links_in(line: Line) -> list[tuple[str, str]]:
    found = re.findall(r'<a href="(https?://[^"]+)">(.*?)</a>', line.html)
    return [(re.sub(r"<[^<>]+>", "", text)[:120] or address[:120], address) for address, text in found]
