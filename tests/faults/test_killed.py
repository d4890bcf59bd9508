"""Killed at any moment of its work, the portal has done a thing wholly or not at all."""

import json
import os

import pytest

from tests.faults.killing import WORKS

KILLS = int(os.environ.get("FAULT_KILLS", "40"))
"""Of all works together; the whole round, of FAULT_KILLS=1000, takes some ten minutes."""


@pytest.mark.slow
def test_work_that_is_killed_leaves_nothing_half_done(place):
    kills = max(2, KILLS // len(WORKS))

    done = place.run("-m", "tests.faults.killing", str(kills), timeout=60 + 5 * KILLS)

    assert done.returncode == 0, done.stderr
    for work, outcome in json.loads(done.stdout).items():
        assert outcome["faults"] == [], work
        assert outcome["killed_at_work"] >= kills // 3, f"hardly ever at work when it was killed: {work}"
        assert outcome["done"] > 0, work
        assert outcome["counts"].get("lost", 0) == 0, work


@pytest.mark.django_db
def test_a_version_whose_followers_fail_is_not_published(tree):
    from wagtail.signals import page_published

    from tests.makers import make_practice, make_region

    practice = make_practice(make_region(tree, "Twente"), "Eerst")
    practice.title = "Daarna"
    revision = practice.save_revision()

    def fail(**kwargs):
        raise ZeroDivisionError

    page_published.connect(fail)
    try:
        with pytest.raises(ZeroDivisionError):
            revision.publish()
    finally:
        page_published.disconnect(fail)

    practice.refresh_from_db()
    assert (practice.title, practice.live_revision) == ("Eerst", None)
