"""S5: "Wij doen dit ook", sent twice: one adoption, one mail, shown after confirmation and approval. Without script."""

import re
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import axe_violations, sign_in

pytestmark = pytest.mark.e2e
PRACTICE = "/regios/groot-amsterdam/transfercoaching/"
SCHOOL = "Praktijkschool De Regenboog"
ANSWER_AFTER = 2_500
"""Milliseconds: nobody fills in a form in less."""


def texts_of(mails: Path, pattern: str) -> list[str]:
    """Return the texts of the mails whose subject begins so."""
    parser = BytesParser(policy=policy.default)
    read = [parser.parsebytes(file.read_bytes()) for file in sorted(mails.glob(pattern))]
    return [message.get_body(("plain",)).get_content() for message in read]


def fill_in(page: Page) -> None:
    page.get_by_label("Naam van de school of regio").fill(SCHOOL)
    page.get_by_label("In welke arbeidsmarktregio?").select_option(label="Twente")
    page.get_by_label("Sinds welke maand?").select_option(label="maart")
    page.get_by_label("Van welk jaar?").select_option(label="2025")
    page.get_by_label("Wat doen jullie anders?").fill("Bij ons begint de coach in het eerste jaar.")
    page.get_by_label("Wie kunnen anderen bellen of mailen?").fill("Bo Elders")
    page.get_by_label("Functie van deze persoon").fill("Stagecoördinator")
    page.get_by_label("Telefoon voor op de site").fill("085 013 44 44")
    page.get_by_label("Deze persoon vindt het goed").check()
    page.get_by_label("Je eigen naam").fill("Kim Meldt")
    page.get_by_label("Je eigen e-mailadres").fill("kim.meldt@example.org")
    page.wait_for_timeout(ANSWER_AFTER)
    page.get_by_role("button", name="Verstuur je melding").click()


def test_sent_twice_it_is_one_adoption_and_one_mail_and_shown_when_confirmed_and_approved(
    visitor_without_script, browser, site, mails
):
    page = visitor_without_script.page
    for _time in range(2):
        visitor_without_script.at(PRACTICE)
        page.get_by_role("link", name="Doen jullie dit ook? Meld het").click()
        fill_in(page)
        expect(page.get_by_role("heading", level=1)).to_contain_text("kijk in je mail")

    (letter,) = texts_of(mails, "bevestig-wij-doen-dit-ook*.eml")
    confirm = re.search(r"http\S+/bevestig/\S+", letter).group()
    page.goto(confirm)
    expect(page.locator("main")).to_contain_text(SCHOOL)

    colleagues = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000})
    desk = colleagues.new_page()
    sign_in(desk, site, "redactie-twente")
    desk.goto(f"{site}/beheer/postvak/")
    expect(desk.locator("main")).not_to_contain_text(SCHOOL)

    page.get_by_role("button", name="Ja, dit klopt: bevestig").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("bevestigd")
    page.goto(confirm)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je melding was al bevestigd")
    expect(visitor_without_script.at(PRACTICE).locator("main")).not_to_contain_text(SCHOOL)

    desk.goto(f"{site}/beheer/postvak/?q=regenboog")
    desk.get_by_role("link", name=re.compile(SCHOOL)).first.click()
    desk.get_by_role("button", name="Zet op de site").first.click()
    expect(desk.locator(".messages")).to_contain_text("Bijgewerkt")
    colleagues.close()

    shown = visitor_without_script.at(PRACTICE).locator("section", has=page.locator("#wij-doen-dit-ook"))
    expect(shown.get_by_role("heading", name=SCHOOL)).to_have_count(1)
    expect(shown).to_contain_text("sinds maart 2025")
    expect(shown.get_by_role("link", name="085 013 44 44")).to_be_visible()
    assert len(texts_of(mails, "je-melding-staat-op-de-site*.eml")) == 1
    for region in ("twente", "groot-amsterdam"):
        expect(visitor_without_script.at(f"/regios/{region}/").locator("main")).to_contain_text(SCHOOL)


def test_what_is_wrong_is_said_at_its_field_on_the_narrowest_phone(visitor_on_phone):
    page = visitor_on_phone.at(PRACTICE)
    page.get_by_role("link", name="Doen jullie dit ook? Meld het").click()
    assert axe_violations(page) == []
    page.get_by_label("Naam van de school of regio").fill(SCHOOL)
    page.wait_for_timeout(ANSWER_AFTER)
    page.get_by_role("button", name="Verstuur je melding").click()

    expect(page.get_by_role("alert")).to_contain_text("Vul een telefoonnummer of een e-mailadres in.")
    expect(page.get_by_label("Naam van de school of regio")).to_have_value(SCHOOL)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
