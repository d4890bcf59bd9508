"""An administrator answers somebody who wants to know what there is, and somebody who wants to be forgotten."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import AXE_RULES, sign_in

pytestmark = pytest.mark.e2e


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong in our part of an admin page."""
    found = Axe().run(page, context=".person", options=AXE_RULES).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


def look_up(page: Page, site: str, told: str) -> None:
    page.goto(f"{site}/beheer/personen/")
    page.get_by_label("Naam of e-mailadres").fill(told)
    page.get_by_role("button", name="Deze persoon zoeken").click()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")])
def test_what_there_is_of_a_person_can_be_read_on_any_screen(
    browser: Browser, site: str, tmp_path: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(locale="nl-NL", viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    sign_in(page, site, "beheer")

    look_up(page, site, "Renée Kraaij")
    page.locator("details.place summary").first.click()

    expect(page.get_by_role("heading", name="Wat we vonden")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    page.screenshot(path=tmp_path / f"persoon-{width}-{scheme}.png", full_page=True)
    context.close()


def test_an_administrator_takes_along_what_there_is_and_erases_somebody(browser: Browser, site: str) -> None:
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, site, "beheer")
    look_up(page, site, "Renée Kraaij")

    with page.expect_download() as download:
        page.get_by_role("button", name="Alles als bestand (JSON)").click()
    assert json.loads(Path(download.value.path()).read_text())["over"]["namen"] == ["Renée Kraaij"]

    # Nobody of the demonstration: other journeys need them all.
    look_up(page, site, "Nienke Nergens")
    page.get_by_label("Typ de naam of het adres nog eens").fill("nienke nergens")
    page.get_by_role("button", name="Deze persoon wissen").click()
    expect(page.get_by_text("Deze persoon is gewist.")).to_be_visible()
    expect(page.get_by_text("Er was niets te wissen.")).to_be_visible()
    context.close()
