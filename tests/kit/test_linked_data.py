"""Linked data stands in a block that nothing can end too early, and says nothing that is empty."""

import json

from django.utils.translation import gettext_lazy

from kit.linked_data import as_script, trail_of
from kit.pages import Crumb
from tests.linked import things_of


def test_no_text_can_end_the_block_or_begin_another():
    html = as_script([{"@type": "Thing", "name": "</script><script>alert(1)</script>\u2028<!-- &amp;"}])

    assert html.count("<") == 2
    assert things_of(html)[0]["name"] == "</script><script>alert(1)</script>\u2028<!-- &amp;"


def test_what_is_empty_is_left_out_and_a_lazy_text_is_a_text():
    html = as_script([{"@type": "Thing", "name": gettext_lazy("balie"), "url": "", "about": [], "geo": {"@id": None}}])

    assert things_of(html) == [{"@type": "Thing", "name": "balie"}]


def test_nothing_to_say_is_no_block():
    assert as_script([]) == ""


def test_a_trail_counts_its_steps_and_ends_with_the_page(settings):
    settings.SITE_URL = "https://example.org"
    trail = trail_of([Crumb("Home", "/"), Crumb("Twente", "https://example.org/regios/twente/")], "De bus", "/bus/")

    assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3]
    assert [step["item"] for step in trail["itemListElement"]] == [
        "https://example.org/", "https://example.org/regios/twente/", "/bus/",
    ]  # fmt: skip
    assert json.dumps(trail)
