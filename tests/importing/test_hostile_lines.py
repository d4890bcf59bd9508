"""A line that was made to keep the reader of files busy takes no longer than its length is worth."""

import time

import pytest

from importing import reaching
from importing.speakers import is_name, label_of, quote_with_speaker, speaker_in

LONG = 200_000
SECONDS = 3
"""What takes ten times as long for ten times the length stays far below; what takes a hundred times, far above."""


def made_of(part: str) -> str:
    return part * (LONG // len(part))


@pytest.mark.parametrize("part", ["”", "a”, ", "a", "a.", "Bo "])
@pytest.mark.parametrize("read", [quote_with_speaker, speaker_in, label_of, is_name])
def test_a_hostile_line_is_soon_read(read, part):
    began = time.process_time()
    read("“" + made_of(part))
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("part", ["a", "a.a", "a@", "0 (", "a@a."])
@pytest.mark.parametrize("pattern", [reaching._MAIL, reaching._PHONE], ids=["mail", "phone"])
def test_a_hostile_line_is_soon_searched_for_an_address(pattern, part):
    began = time.process_time()
    pattern.search(made_of(part))
    assert time.process_time() - began < SECONDS


def test_a_quote_still_finds_its_speaker():
    quote, speaker = quote_with_speaker("“Het werkt.” – Anna Bos, coach") or ("", None)

    assert quote == "Het werkt."
    assert speaker is not None
    assert (speaker.name, speaker.function) == ("Anna Bos", "coach")
