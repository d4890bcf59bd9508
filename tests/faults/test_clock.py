"""The clock of the machine jumps: nothing is done twice in one night, and nothing is left undone for long."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from home import housekeeping, watching
from home.models import Heartbeat
from post.choices import State
from post.models import Letter
from tests.makers import make_practice, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """The time, for the test to set: `clock(hours=-3)` is three hours before the real one."""
    real = timezone.now

    def jump(**by: int) -> datetime:
        monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(**by))
        return timezone.now()

    return jump


def test_what_was_published_by_the_clock_stays_when_the_clock_goes_back(tree, clock):
    practice = make_practice(make_region(tree, "Twente"), live=False)
    practice.go_live_at = clock() + timedelta(hours=1)
    practice.save_revision(approved_go_live_at=practice.go_live_at)

    call_command("run_due", verbosity=0)
    practice.refresh_from_db()
    assert not practice.live
    clock(hours=2)
    call_command("run_due", verbosity=0)
    clock(days=-1)
    call_command("run_due", verbosity=0)

    practice.refresh_from_db()
    assert practice.live


def test_the_work_of_a_night_is_done_once_whichever_way_the_clock_goes(clock, monkeypatch):
    done = []
    act = housekeeping.nightly("tellen", lambda: done.append(timezone.localdate()) or 1)
    monkeypatch.setattr(housekeeping, "_now", lambda: timezone.localtime().replace(hour=4))

    for days in (0, 0, 2, 0, 1, 2):
        clock(days=days)
        act()
    assert len(done) == 2
    clock(days=3)
    assert act() == 1


def test_a_letter_waits_no_longer_than_the_clock_was_wrong(settings, clock, tmp_path):
    settings.MAIL_TRANSPORT, settings.EMAIL_FILE_PATH = "post.backends.FolderBackend", tmp_path
    clock(days=2)
    words = {"subject": "Een mail", "text": "Dag", "html": "Dag"}
    letter = Letter.objects.create(key="1", kind="x.x", to="kim@example.org", next_try_at=timezone.now(), **words)

    clock()
    call_command("run_due", verbosity=0)
    letter.refresh_from_db()
    assert letter.state == State.WAITING
    clock(days=2, minutes=1)
    call_command("run_due", verbosity=0)

    letter.refresh_from_db()
    assert letter.state == State.SENT
    assert len(list(tmp_path.glob("*.eml"))) == 1


def test_a_heartbeat_of_tomorrow_hides_no_standstill_longer_than_that(clock):
    clock(days=1)
    watching.beat("iets")
    clock()
    assert not watching.duties_not_done()
    clock(days=2, minutes=1)
    assert watching.duties_not_done()
    assert Heartbeat.objects.count() == 1
