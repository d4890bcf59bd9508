"""Keeping house."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from home import housekeeping
from home.housekeeping import nightly, publish_what_is_due
from kit import due
from practices.models import PracticePage
from tests.makers import make_practice, make_region

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(monkeypatch, day, hour):
    moment = datetime(2026, 11, day, hour, 5, tzinfo=AMSTERDAM)
    monkeypatch.setattr("home.housekeeping._now", lambda: moment)


@pytest.mark.django_db
def test_the_work_of_a_night_is_done_once_a_night(monkeypatch):
    done = []
    act = nightly("proef", lambda: done.append(1) or 1)

    for day, hour in ((24, 2), (24, 3), (24, 4), (25, 1), (25, 9), (25, 23)):
        at(monkeypatch, day, hour)
        act()

    assert len(done) == 2


def test_what_is_planned_is_published_and_what_has_expired_goes(tree):
    region = make_region(tree)
    planned = make_practice(region, live=False)
    planned.go_live_at = timezone.now() - timedelta(minutes=1)
    planned.save_revision(approved_go_live_at=planned.go_live_at)
    expired = make_practice(region)
    PracticePage.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    assert publish_what_is_due() == 2
    assert PracticePage.objects.get(pk=planned.pk).live
    assert not PracticePage.objects.get(pk=expired.pk).live
    assert publish_what_is_due() == 0


@pytest.mark.django_db
def test_every_duty_of_the_portal_can_be_done_twice_in_a_row(monkeypatch, tree):
    at(monkeypatch, 24, 4)

    for _ in range(2):
        assert not [done.name for done in due.do_what_is_due() if done.has_failed]
    assert housekeeping.NightlyWork.objects.filter(done_on__isnull=False).count() >= 4
