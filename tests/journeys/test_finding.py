"""Journeys of people who search: what is in their head, with a slip of the pen, on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import axe_violations
from tests.search.test_gold import SPELLINGS

pytestmark = pytest.mark.e2e


def test_every_spelling_leads_to_the_pilot(visitor_without_script):
    """S2: among the first three each time."""
    for spelling in SPELLINGS:
        page = visitor_without_script.at("/")
        page.get_by_role("search").get_by_role("searchbox").fill(spelling)
        page.get_by_role("button", name="Zoeken").click()
        titles = page.locator(".result h2").all_inner_texts()[:3]
        assert any(title.startswith("Transfercoaching") for title in titles), (spelling, titles)


def test_a_slip_of_the_pen_on_a_phone_shows_what_was_meant(visitor_on_phone):
    page = visitor_on_phone.at("/praktijken/")
    page.get_by_role("combobox").fill("nazorgg")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Bedoelde u nazorg?")).to_be_visible()
    expect(page.locator("mark").first).to_have_text(re.compile("nazorg", re.IGNORECASE))
    assert axe_violations(page) == []


def test_a_place_says_which_region_it_is(visitor_without_script):
    page = visitor_without_script.at("/praktijken/?q=zaandam")
    page.get_by_role("link").filter(has_text="Zaandam hoort hierbij").click()

    expect(page).to_have_url(re.compile("/regios/zaanstreek-waterland/$"))


def test_suggestions_work_with_the_keyboard_alone(visitor):
    page = visitor.at("/")
    box = page.get_by_role("combobox", name="Waar zoek je naar?")
    box.press_sequentially("zaand", delay=30)
    options = page.get_by_role("option")
    expect(options).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("1 suggestie")
    assert axe_violations(page) == []

    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("zaand")
    box.press("ArrowUp")
    box.press("Enter")
    expect(page).to_have_url(re.compile("/regios/zaanstreek-waterland/$"))


def test_suggestions_ask_once_for_what_is_typed_in_one_go_and_a_failure_breaks_nothing(visitor):
    page = visitor.at("/praktijken/")
    asked = []
    page.on("request", lambda request: "suggesties" in request.url and asked.append(request.url))
    box = page.get_by_role("combobox")
    box.press_sequentially("nazorg", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    assert len(asked) == 1

    page.route("**/suggesties/**", lambda route: route.fulfill(status=200, body="geen JSON"))
    box.press_sequentially(" s", delay=20)
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Enter")
    expect(page.locator("#aantal")).to_contain_text("nazorg s")


def test_a_tick_swaps_the_results_in_place_says_so_and_can_be_undone(visitor):
    page = visitor.at("/praktijken/?q=coach")
    before = page.locator("#aantal").inner_text()
    box = page.get_by_role("checkbox", name=re.compile("^Coaching en mentoring"))
    box.focus()
    page.keyboard.press("Space")

    expect(page.locator("#aantal")).not_to_have_text(before)
    expect(page).to_have_url(re.compile("thema=coaching"))
    expect(box).to_be_focused()
    expect(page.get_by_role("checkbox", name=re.compile(r"^Nazorg en werkbehoud\s*\+"))).to_be_visible()

    page.go_back()
    expect(page.locator("#aantal")).to_have_text(before)
    expect(page.get_by_role("checkbox", name=re.compile("^Coaching en mentoring"))).not_to_be_checked()


def test_the_map_toggles_regions_without_script(visitor_without_script):
    page = visitor_without_script.at("/praktijken/?thema=nazorg&weergave=kaart")
    page.get_by_role("link", name=re.compile("praktijk(en)? in Twente")).click()
    expect(page).to_have_url(re.compile("regio=twente"))
    expect(page.get_by_role("link", name=re.compile("praktijk(en)? in Twente"))).to_have_attribute(
        "aria-current", "true"
    )
    expect(page.get_by_role("table").get_by_role("link", name="Twente", exact=True)).to_be_visible()

    page.get_by_role("link", name=re.compile("praktijk(en)? in Twente")).click()
    expect(page).not_to_have_url(re.compile("regio=twente"))


def test_no_result_is_no_dead_end(visitor_without_script):
    """S3: less at once, the neighbours, somebody to ask."""
    page = visitor_without_script.at("/praktijken/?q=zwembad&regio=twente")

    expect(page.get_by_role("heading", name="Zo vind je wel iets")).to_be_visible()
    expect(page.get_by_text("Kijk bij de buren van Twente")).to_be_visible()
    page.get_by_role("link", name="Bart Nijhuis").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bart Nijhuis")
