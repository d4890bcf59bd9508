"""Unruly and hostile files: each is read with nothing lost, or refused with a reason; nothing is fetched."""

import re
import socket
import time
from html import unescape
from typing import Any

import pytest

from importing.cleaning import clean
from importing.drafts import Reading
from importing.refusals import Reason, Refused
from tests.importing.files import CASES, Case
from tests.importing.table import PAGE, table

READ = [case for case in CASES if not case.refused]
REFUSED = [case for case in CASES if case.refused]
THIRTY_PAGES = next(case for case in CASES if case.name == "docx-thirty-pages")


@pytest.fixture(autouse=True)
def _nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a file made the reader call somebody")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def outcome_of(reading: Reading) -> str:
    """Return every word of the outcome as plain text: what went somewhere, and what goes to the notes."""
    found = reading.understood
    texts: list[str] = [reading.title, found.full_title, found.region_name, found.introduction, *found.points]
    texts += [text for _kind, value in found.blocks for text in _texts(value)]
    texts += [f"{person.name} {person.function} {person.email} {person.phone}" for person in found.people]
    texts += [line.text for line in found.unplaced]
    texts += [text for pair in reading.markup.aside for text in pair]
    texts += [f"{title} {url}" for title, url in found.links]
    texts += [line.text for line in found.lines if line.place and line.text and _is_said_by_the_page(line.place)]
    return plain(" \n ".join(texts))


def _is_said_by_the_page(place: str) -> bool:
    return place.startswith(("Verwijzing", "Kop van", "Spreker", "Regio", "Contactpersoon"))


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [str(value)]


def plain(text: str) -> str:
    """Return text as a reader sees it."""
    spaced = re.sub(r"</?(?:p|ul|ol|li|h3)>", " ", text)
    return clean(unescape(re.sub(r"</?(?:b|i|a)\b[^>]*>", "", spaced)))


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_an_unruly_file_is_read_and_nothing_of_it_is_lost(case: Case):
    reading = Reading(case.filename, case.build())

    outcome = outcome_of(reading)

    for text in case.found:
        assert plain(text) in outcome, f"lost: {text}"
    for text in case.absent:
        assert text not in outcome, f"should not be there: {text}"
    for text in getattr(case, "once", ()):
        assert outcome.count(plain(text)) == 1, f"{outcome.count(plain(text))} times: {text}"
    kinds = [kind for kind, _value in reading.understood.blocks]
    for kind, least in case.blocks.items():
        assert kinds.count(kind) >= least, (kind, kinds)
    assert 0 < len(reading.title) <= 255


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(case: Case):
    with pytest.raises(Refused) as refusal:
        Reading(case.filename, case.build())

    assert refusal.value.reason == Reason(case.refused)
    assert len(str(refusal.value)) > 30


def test_a_file_of_thirty_pages_is_read_in_time():
    data = THIRTY_PAGES.build()
    begun = time.perf_counter()

    Reading(THIRTY_PAGES.filename, data)

    assert time.perf_counter() - begun < 5


def test_the_table_in_the_documentation_is_that_of_these_files():
    assert len(CASES) >= 60
    assert PAGE.read_text(encoding="utf-8") == table()
