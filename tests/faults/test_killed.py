"""Killed at any moment of its work, the portal has done a thing wholly or not at all."""

import json
import os

import pytest

from tests.faults.killing import WORKS

KILLS = int(os.environ.get("FAULT_KILLS", "40"))
"""Of all works together."""


@pytest.mark.slow
@pytest.mark.parametrize("work", WORKS)
def test_work_that_is_killed_leaves_nothing_half_done(place, work):
    kills = max(2, KILLS // len(WORKS))

    done = place.run("-m", "tests.faults.killing", work, str(kills))

    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["faults"] == []
    assert outcome["killed_at_work"] >= kills // 3, "the process was hardly ever at work when it was killed"
    assert outcome["done"] > 0
    assert outcome["counts"].get("lost", 0) == 0


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
