"""A publication is planned in Dutch time, also on the days on which the clock is changed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.editing.forms import send
from tests.editing.people import national, regional, signed_in
from tests.editing.reviewing import act, is_live
from tests.makers import make_practice, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(tree):
    return make_region(tree, "Groot-Amsterdam")


@pytest.fixture
def editor(region):
    return regional(region)


@pytest.fixture
def moderator(db):
    return national("moderator")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2027-03-28 03:30", datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),  # an hour after the clock went forward
        ("2027-03-27 09:00", datetime(2027, 3, 27, 8, 0, tzinfo=UTC)),
        ("2027-03-29 09:00", datetime(2027, 3, 29, 7, 0, tzinfo=UTC)),
        ("2027-11-01 09:00", datetime(2027, 11, 1, 8, 0, tzinfo=UTC)),
    ],
)
def test_a_publication_is_planned_in_dutch_time_also_across_summer_time(
    region, editor, moderator, written, moment, monkeypatch
):
    practice = make_practice(region, live=False)
    send(signed_in(editor), practice, go_live_at=written, **{"action-submit": "1"})
    act(moderator, practice, "approve")

    monkeypatch.setattr(timezone, "now", lambda: moment - timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)
    before = is_live(practice)
    monkeypatch.setattr(timezone, "now", lambda: moment + timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)

    assert (before, is_live(practice)) == (False, True)


@pytest.mark.parametrize("written", ["2027-03-28 02:30", "2026-10-25 02:30"])
def test_an_hour_that_does_not_exist_or_comes_twice_is_refused_in_words(region, editor, written):
    practice = make_practice(region, live=False)

    answer = send(signed_in(editor), practice, title="Blijft staan", go_live_at=written)

    assert "Europe/Amsterdam" in answer.content.decode()
    assert "Blijft staan" in answer.content.decode()
