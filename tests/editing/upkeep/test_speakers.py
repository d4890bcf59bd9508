"""Contacts in the raw JSON of stream fields."""

import json

from editing.upkeep.speakers import count_in, replaced, stream_fields
from practices.models import PracticePage
from tests.editing.upkeep.conftest import story
from tests.makers import stream

BODY = stream_fields(PracticePage)["body"]


def test_only_the_contact_changes_and_everything_else_stays_to_the_letter():
    raw = json.loads(story(7, 8, None))

    after, number = replaced(BODY, raw, 7, 9)

    assert number == 2
    assert after == json.loads(story(9, 8, None))
    assert raw == json.loads(story(7, 8, None))


def test_a_number_that_is_no_contact_is_left_alone():
    raw = json.loads(stream(("text", "7"), ("onbekend", {"contact": 7}), ("heading", {"contact": 7})))

    assert replaced(BODY, raw, 7, 9) == (raw, 0)


def test_damaged_content_is_passed_over():
    for raw in (None, [], {}, "7", [None], [{"type": "quote", "value": None}], [7]):
        assert count_in(BODY, raw, 7) == 0
