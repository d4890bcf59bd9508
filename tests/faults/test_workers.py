"""Several workers of one server: what one process changes, each of them shows at the next request."""

import pytest

from tests.faults.conftest import ask

pytestmark = pytest.mark.slow

PLANT = """
import django; django.setup()
from tests.makers import SiteTree, make_practice, make_region
make_practice(make_region(SiteTree(), "Twente"), "De bakkerij", introduction="Brood.")
"""
CHANGE = """
import django; django.setup()
from practices.models import PracticePage
practice = PracticePage.objects.get(slug="de-bakkerij")
practice.title = "De kwekerij"
practice.save_revision().publish()
"""
TAKE_AWAY = """
import django; django.setup()
from practices.models import PracticePage
PracticePage.objects.get(slug="de-bakkerij").unpublish()
"""
PAGE, LIST = "/regios/twente/de-bakkerij/", "/praktijken/"


def test_what_another_process_changes_is_there_at_the_next_request_in_each_worker(place):
    assert place.run("-c", PLANT).returncode == 0
    with place.served(workers=2) as address:
        asked = [f"{address}{path}" for path in (PAGE, LIST)] * 20  # each on a connection of its own
        before = [ask(each) for each in asked]
        assert place.run("-c", CHANGE).returncode == 0
        changed = [ask(each) for each in asked]
        assert place.run("-c", TAKE_AWAY).returncode == 0
        gone = [ask(each) for each in asked]

    assert sum(answer.headers["x-page-store"] == "miss" for answer in before) >= 4, "one worker answered all"
    assert all(answer.status == 200 and "De bakkerij" in answer.text for answer in before)
    assert all(answer.status == 200 and "De kwekerij" in answer.text for answer in changed)
    assert not any("De bakkerij" in answer.text for answer in changed)
    assert {answer.status for answer in gone[::2]} == {410}
    assert not any("De kwekerij" in answer.text for answer in gone[1::2])
