"""Somebody without an account offers a practice, comes back by the mail, and hears what became of it. No script."""

import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.conftest import axe_violations, sign_in
from tests.journeys.test_adoptions import ANSWER_AFTER, texts_of

pytestmark = pytest.mark.e2e
TITLE = "Een week mee op de kwekerij"
LINKS = "je-link-deel-een-praktijk*.eml"


def word_file(folder: Path) -> Path:
    document, path = Document(), folder / "kwekerij.docx"
    document.add_heading("Samen sterk op de kwekerij", 0)
    document.add_paragraph("Leerlingen werken een week mee op een kwekerij in de buurt.")
    document.add_paragraph("Kim Voorbeeld, mentor op de Voorbeeldschool")
    document.add_paragraph("“Je ziet ze groeien in een week.”")
    document.save(str(path))
    return path


def begin(page: Page, email: str) -> None:
    page.get_by_role("link", name="Deel een praktijk").first.click()
    page.get_by_label("Je naam").fill("Kim Biedt")
    page.get_by_label("Je school of organisatie").fill("De Sprong")
    page.get_by_label("Je e-mailadres").fill(email)
    page.get_by_label("In welke arbeidsmarktregio?").select_option(label="Twente")
    page.get_by_label("Waar gaat je praktijk over?").fill(TITLE)
    page.wait_for_timeout(ANSWER_AFTER)
    page.get_by_role("button", name="Verder naar stap 2").click()


def test_from_a_word_file_to_the_editors_and_back(visitor_without_script, browser, site, mails, tmp_path):
    page = visitor_without_script.at("/")
    begin(page, "kim.biedt@example.org")

    page.get_by_label("Kies een bestand").set_input_files(word_file(tmp_path))
    page.get_by_label("Voor wie?").fill("Twaalf leerlingen van het laatste jaar.")
    page.get_by_role("button", name="Lees dit bestand").click()
    expect(page.locator("main")).to_contain_text("Samen sterk op de kwekerij")
    expect(page.get_by_label("Voor wie?")).to_have_value("Twaalf leerlingen van het laatste jaar.")
    page.get_by_role("button", name="Verder naar stap 3").click()
    expect(page.locator("main")).to_contain_text("Kim Voorbeeld: heeft die gelezen wat er staat")
    page.get_by_role("button", name="Verstuur naar de redactie").click()
    expect(page.get_by_role("alert")).to_contain_text("Zet hier een vinkje")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Verstuur naar de redactie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wacht op je bevestiging")

    (letter,) = texts_of(mails, "bevestig-deel-een-praktijk*.eml")
    own = re.search(r"http\S+/mijn/\S+", letter).group()
    page.goto(own)
    page.get_by_role("button", name="Ja, dit klopt: naar de redactie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ligt bij de redactie van Twente")
    assert len(texts_of(mails, "we-hebben-je-praktijk*.eml")) == 1

    colleagues = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000})
    desk = colleagues.new_page()
    sign_in(desk, site, "redactie-twente")
    desk.goto(f"{site}/beheer/postvak/")
    desk.get_by_role("link", name=re.compile(TITLE)).first.click()
    item = desk.url
    desk.get_by_role("link", name=re.compile("Open het concept")).click()
    expect(desk.locator("#id_title")).to_have_value(TITLE)
    desk.goto(item)
    desk.get_by_label("Reden").fill("Deze praktijk staat al op de site.")
    desk.get_by_role("button", name="Afwijzen").click()
    expect(desk.locator(".messages")).to_contain_text("Bijgewerkt")
    colleagues.close()

    page.goto(own)
    expect(page.get_by_role("heading", level=1)).to_have_text("Niet overgenomen")
    expect(page.locator("main")).to_contain_text("Deze praktijk staat al op de site.")
    assert len(texts_of(mails, "over-de-praktijk-die-je-aanbood*.eml")) == 1


def test_on_the_narrowest_phone_one_stops_goes_on_by_the_mail_and_withdraws(visitor_on_phone, mails):
    page, before = visitor_on_phone.at("/"), texts_of(mails, LINKS)
    begin(page, "bo.biedt@example.org")
    page.get_by_label("Wat deden jullie?").fill("Leerlingen werken een week mee.")
    page.get_by_role("button", name="Bewaar en stop voor nu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nog niet verstuurd")

    (letter,) = [text for text in texts_of(mails, LINKS) if text not in before]
    page.goto(re.search(r"http\S+/mijn/\S+", letter).group())
    for link in ("Stap 1", "Stap 2", "Stap 3"):
        page.get_by_role("link", name=link).click()
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.go_back()
    page.get_by_role("link", name="Ga verder").click()
    expect(page.locator("main")).to_contain_text("Leerlingen werken een week mee.")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Verstuur naar de redactie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ligt bij de redactie van Twente")

    page.get_by_role("link", name="Trek je praktijk in").click()
    page.get_by_role("button", name="Ja, wis alles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles is gewist")
