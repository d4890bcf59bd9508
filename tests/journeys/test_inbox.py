"""M2: a reader writes; the editor of the region finds it, answers it, and clears the spam around it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Visitor, axe_violations, sign_in

pytestmark = pytest.mark.e2e

REGION = "groot-amsterdam"


def write(page: Page, site: str, text: str) -> str:
    """Write to the desk of the region; return the number on the receipt."""
    page.goto(f"{site}/contact/balie/{REGION}/")
    page.get_by_label("Je bericht").fill(text)
    page.get_by_label("Je naam").fill("Kim Voorbeeld")
    page.get_by_label("Je e-mailadres").fill("kim@example.org")
    page.wait_for_timeout(3_500)  # a form that is sent at once comes from a robot
    page.get_by_role("button", name=re.compile("Verstuur")).click()
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", page.locator("main").inner_text())
    assert found, page.locator("main").inner_text()
    return found[0]


def mails_with(mails: Path, words: str) -> int:
    """Return how many mails hold these words."""
    return sum(words in file.read_text(errors="replace") for file in mails.iterdir())


def test_an_editor_answers_what_a_reader_wrote(visitor: Visitor, editor: Visitor, mails: Path) -> None:
    number = write(visitor.page, visitor.site, "Hoe regelen jullie het vervoer?")

    page = editor.at("/beheer/")
    page.get_by_role("link", name=re.compile(r"^Postvak \(\d+\)")).click()
    page.get_by_label("Zoek op nummer").fill(number)
    page.get_by_role("button", name="Toon", exact=True).click()
    page.wait_for_url(f"**/?q={number}*")
    assert axe_violations(page) == []
    page.get_by_role("link", name="Hoe regelen jullie het vervoer?").click()
    expect(page.get_by_text("Gelezen").first).to_be_visible()
    assert axe_violations(page) == []

    page.get_by_label("Je antwoord").fill("De gemeente regelt dat.")
    page.get_by_role("button", name="Verstuur en zet op beantwoord").click()
    expect(page.get_by_text("Je antwoord is verstuurd aan kim@example.org")).to_be_visible()
    page.goto(f"{editor.site}/beheer/postvak/?q={number}")
    expect(page.locator(".inbox-row__state")).to_contain_text("Beantwoord")
    assert mails_with(mails, "De gemeente regelt dat.") >= 1


def test_spam_stands_apart_and_goes_in_one_act_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(locale="nl-NL", viewport={"width": 320, "height": 800})
    page = context.new_page()
    write(page, site, "http://koop.example " * 30)
    genuine = write(page, site, "Mag ik een keer komen kijken?")
    sign_in(page, site, "redactie-amsterdam")
    signed_in = context.storage_state()
    context.close()
    context = browser.new_context(
        locale="nl-NL", viewport={"width": 320, "height": 800}, java_script_enabled=False, storage_state=signed_in
    )
    page = context.new_page()

    page.goto(f"{site}/beheer/postvak/")
    expect(page.get_by_role("link", name="Mag ik een keer komen kijken?")).to_be_visible()
    expect(page.get_by_text("koop.example")).to_have_count(0)
    page.get_by_role("link", name=re.compile("verdacht bericht staat apart|verdachte berichten staan apart")).click()
    page.get_by_role("checkbox", name=re.compile("^Kies ")).first.check()
    page.get_by_role("button", name="Afwijzen").click()
    expect(page.get_by_text("Vul een reden in")).to_be_visible()
    page.get_by_label("Reden").fill("Spam")
    page.get_by_role("button", name="Afwijzen").click()
    expect(page.get_by_text("1 is bijgewerkt")).to_be_visible()

    page.goto(f"{site}/beheer/postvak/?q={genuine}")
    expect(page.locator(".inbox-row")).to_have_count(1)
    context.close()


def test_the_national_desk_passes_on_and_the_region_gets_it(
    moderator: Visitor, editor: Visitor, visitor: Visitor
) -> None:
    visitor.page.goto(f"{visitor.site}/contact/balie/landelijk/")
    visitor.page.get_by_label("Je bericht").fill("Wie helpt ons in Amsterdam?")
    visitor.page.get_by_label("Je naam").fill("Bo Voorbeeld")
    visitor.page.get_by_label("Je e-mailadres").fill("bo@example.org")
    visitor.page.wait_for_timeout(3_500)
    visitor.page.get_by_role("button", name=re.compile("Verstuur")).click()

    page = moderator.at("/beheer/postvak/?region=landelijk")
    page.get_by_role("link", name="Wie helpt ons in Amsterdam?").first.click()
    page.get_by_label("Geef door aan").select_option(label="Groot-Amsterdam")
    page.get_by_role("button", name="Doorgeven").click()
    expect(page.get_by_text("Doorgegeven aan Groot-Amsterdam")).to_be_visible()

    page = editor.at("/beheer/postvak/?show=nieuw")
    expect(page.get_by_role("link", name="Wie helpt ons in Amsterdam?").first).to_be_visible()
