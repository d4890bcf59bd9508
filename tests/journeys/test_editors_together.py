"""E4, E5: who saves, schedules, publishes or takes away while a colleague is busy: each is told, nobody loses words."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.utils.formats import date_format
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import sign_in
from tests.journeys.test_editing import PracticeForm, approve
from tests.journeys.test_nothing_lost import draft, introduction_in, settle, type_text

pytestmark = pytest.mark.e2e
SAVED_BY_ITSELF = "#w-autosave-indicator[data-w-autosave-state-value=saved]"
HELD_BACK = "#w-autosave-indicator[data-w-autosave-state-value=paused]"


def _desk(browser: Browser, site: str, username: str) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    sign_in(page, site, username)
    yield page
    context.close()


@pytest.fixture
def writer(browser, site):
    """The editor of Groot-Amsterdam. The consoles are not watched: a refused save is an error there."""
    yield from _desk(browser, site, "redactie-amsterdam")


@pytest.fixture
def reviewer(browser, site):
    """A colleague of the national desk."""
    yield from _desk(browser, site, "moderator")


@pytest.fixture
def chief(browser, site):
    """Who may do everything."""
    yield from _desk(browser, site, "beheer")


def opened(page: Page, address: str) -> Page:
    """Open a form and wait until it knows what it began with."""
    page.goto(address)
    settle(page)
    return page


def decide(page: Page, button: str) -> None:
    """Press a button of the menu beneath the form."""
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name=button).click()


def choose_day_of_next_month(page: Page, label: str) -> str:
    """Choose the 15th of the next month in the calendar of a field, and return it as the history says it."""
    page.get_by_label(label).click()
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    calendar.locator(".xdsoft_monthpicker .xdsoft_next").click()
    calendar.locator(".xdsoft_date:not(.xdsoft_other_month)").get_by_text("15", exact=True).click()
    chosen = datetime.strptime(page.get_by_label(label).input_value(), "%Y-%m-%d %H:%M")
    assert chosen.day == 15
    assert chosen > datetime.now()
    return date_format(chosen, "j F Y")


def history_page(page: Page, address: str) -> str:
    """Return the history of a page as it comes from the server: scripts put its links behind buttons."""
    return page.request.get(address.replace("/edit/", "/history/")).text()


def history(page: Page, address: str) -> str:
    """Return what the history of a page says."""
    page.goto(address.replace("/edit/", "/history/"))
    return page.get_by_role("main").inner_text()


def test_the_second_of_two_editors_is_warned_and_both_versions_stay_in_the_history(writer, chief, site):
    address = draft(writer, site, "Samen aan één praktijk")
    opened(chief, address)
    type_text(writer, "Van de eerste.")
    expect(writer.locator(SAVED_BY_ITSELF)).to_be_visible(timeout=30_000)

    type_text(chief, "Van de tweede.")
    expect(chief.locator(HELD_BACK)).to_be_visible(timeout=30_000)
    chief.get_by_role("button", name="Bewaar concept").click()
    warning = chief.locator("#w-save-confirmation-dialog")
    expect(warning).to_contain_text("heeft een nieuwere versie")  # "Iemand anders", or by name once it is known who
    warning.get_by_role("button", name=re.compile("^Bewaar concept|^Doorgaan")).click()
    expect(chief.locator(".messages")).to_contain_text("gewijzigd")

    assert introduction_in(chief, address) == "Van de tweede."
    versions = re.findall(r"/beheer/pages/\d+/revisions/\d+/view/", history_page(chief, address))
    texts = set()
    for version in versions:
        answer = chief.request.get(site + version)
        texts |= {words for words in ("Van de eerste.", "Van de tweede.") if words in answer.text()}
    assert texts == {"Van de eerste.", "Van de tweede."}


def test_what_is_typed_while_a_colleague_schedules_the_page_stays_and_changes_nothing(writer, reviewer, chief, site):
    address = draft(writer, site, "Gepland voor later")
    writer.get_by_role("button", name="Toon/verberg status").click()
    writer.get_by_role("button", name="Stel schema in").click()
    planned = choose_day_of_next_month(writer, "Publiceer op")
    writer.get_by_role("button", name="Schema opslaan").click()
    expect(writer.locator(".messages")).to_contain_text("gewijzigd")
    settle(writer)
    PracticeForm(writer).send_in()
    opened(chief, address)
    opened(reviewer, address)
    decide(reviewer, "Goedkeuren en publiceren")
    expect(reviewer.locator(".messages")).to_contain_text("gewijzigd")

    type_text(chief, "Getypt na het plannen.")
    expect(chief.locator(HELD_BACK)).to_be_visible(timeout=30_000)

    assert chief.locator("#id_introduction").input_value() == "Getypt na het plannen."
    assert introduction_in(reviewer, address) == ""
    assert planned in history(reviewer, address)
    assert reviewer.request.get(f"{site}/regios/groot-amsterdam/gepland-voor-later/").status == 404


def test_taking_away_and_publishing_at_once_ends_with_the_last_and_the_history_names_both(
    writer, reviewer, chief, moderator, site
):
    address = draft(writer, site, "Weg of niet")
    public = f"{site}/regios/groot-amsterdam/weg-of-niet/"
    PracticeForm(writer).send_in()
    approve(moderator, "Weg of niet")
    opened(writer, address)
    type_text(writer, "Een nieuwe versie.")
    expect(writer.locator(SAVED_BY_ITSELF)).to_be_visible(timeout=30_000)
    PracticeForm(writer).send_in()
    opened(reviewer, address)
    chief.goto(address.replace("/edit/", "/unpublish/"))

    decide(reviewer, "Goedkeuren en publiceren")
    expect(reviewer.locator(".messages")).to_contain_text("gewijzigd")
    assert "Een nieuwe versie." in reviewer.request.get(public).text()
    chief.get_by_role("button", name="Ja, trek de publicatie in").click()
    expect(chief.locator(".messages")).to_contain_text("Weg of niet")

    assert reviewer.request.get(public).status == 410
    told = history(chief, address)
    assert "Moderator" in told
    assert "Beheer" in told
    assert introduction_in(chief, address) == "Een nieuwe versie."


def test_pressing_approve_twice_publishes_once(writer, reviewer, site):
    address = draft(writer, site, "Twee keer goedgekeurd")
    PracticeForm(writer).send_in()
    opened(reviewer, address)
    reviewer.get_by_role("button", name="Meer acties").click()
    reviewer.get_by_role("button", name="Goedkeuren en publiceren").dblclick()
    expect(reviewer.locator(".messages")).to_contain_text("Twee keer goedgekeurd")

    assert reviewer.request.get(f"{site}/regios/groot-amsterdam/twee-keer-goedgekeurd/").status == 200
    assert len(re.findall("Goedgekeurd", history(reviewer, address))) <= 1
    assert len(re.findall(r"(?im)^\W*gepubliceerd", history(reviewer, address))) <= 1
