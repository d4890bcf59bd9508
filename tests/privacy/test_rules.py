"""The table of periods is what the privacy page shows and what duties keep to."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from kit import due, retention
from kit.retention import RULES
from tests.makers import make_content_page


def test_each_rule_names_a_duty_that_there_is():
    names = {duty.name for duty in due.duties()}

    assert {rule.cleared_by for rule in RULES if rule.cleared_by} <= names


def test_every_rule_of_the_table_is_on_the_privacy_page(tree, client):
    page = client.get(make_content_page(tree, "Privacy").url)

    assert page.text.count("<tr>") == len(RULES) + 1
    assert "90 dagen" in page.text
    assert "<table" not in client.get(make_content_page(tree, "Over ons").url).text


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (timedelta(0), "meteen gewist"),
        (timedelta(hours=12), "12 uur"),
        (timedelta(hours=24), "1 dag"),
        (timedelta(days=30), "30 dagen"),
        (timedelta(days=365), "1 jaar"),
        (timedelta(days=730), "2 jaar"),
    ],
)
def test_a_period_is_said_as_people_say_it(period, words):
    assert retention.Rule("x", "x", period, "x").in_words == words


def test_no_app_has_a_period_of_its_own():
    """Who clears something takes its period from the table."""
    kept = re.compile(r"^\s*\w*(?:KEPT|FORGOTTEN|ERASED?|EXPIRED?)_\w* = timedelta", re.MULTILINE)
    root = Path(settings.BASE_DIR)
    own = [path for path in root.glob("*/**/*.py") if path.parts[len(root.parts)] not in ("tests", ".venv", "bench")]

    assert [str(path) for path in own if kept.search(path.read_text())] == []
