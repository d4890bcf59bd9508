"""S3, V1, V9: a message, a question and a report reach somebody; bad input and a lost line lose nothing."""

from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import axe_violations

pytestmark = pytest.mark.e2e
READING = 2_500
"""Milliseconds: nobody reads a form in less."""


def receivers(mails: Path, number: str) -> set[str]:
    """Return to whom mails with a receipt number went."""
    read = [BytesParser(policy=policy.default).parsebytes(file.read_bytes()) for file in mails.glob("*.eml")]
    return {str(mail["to"]) for mail in read if number in str(mail["subject"])}


def fill_in(page: Page, text: str) -> None:
    page.get_by_label("Je bericht").fill(text)
    page.get_by_label("Je naam").fill("Kim Voorbeeld")
    page.get_by_label("Je e-mailadres").fill("kim@example.org")


def receipt(page: Page) -> str:
    return page.locator(".receipt").inner_text()


def test_a_message_to_a_coordinator_without_script(visitor_without_script, mails):
    page = visitor_without_script.at("/regios/groot-amsterdam/transfercoaching/")
    page.get_by_role("link", name="Stuur een bericht aan Renee Kraaij").first.click()
    expect(page.locator("main")).to_contain_text("Je bericht gaat over: Transfercoaching")

    page.get_by_label("Je bericht").fill("Wie betaalt de coach?\nEn hoe lang?")
    page.get_by_label("Je e-mailadres").fill("geen adres")
    page.wait_for_timeout(READING)
    page.get_by_role("button", name="Verstuur je bericht").click()
    expect(page.get_by_role("heading", name="Nog niet verstuurd")).to_be_visible()
    expect(page.get_by_label("Je bericht")).to_have_value("Wie betaalt de coach?\nEn hoe lang?")

    fill_in(page, "Wie betaalt de coach?")
    page.get_by_role("button", name="Verstuur je bericht").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bericht is verstuurd")
    number = receipt(page)
    page.reload()
    assert receipt(page) == number
    assert "kim@example.org" in receivers(mails, number)


def test_nothing_found_becomes_a_question_to_the_coordinator(visitor, mails, editor):
    page = visitor.at("/praktijken/?q=onderwaterlassen&regio=groot-amsterdam")
    page.get_by_role("link", name="Stel je vraag aan Groot-Amsterdam").click()
    assert axe_violations(page) == []
    expect(page.locator("main")).to_contain_text("onderwaterlassen")
    fill_in(page, "Wie leidt op tot onderwaterlasser?")
    page.wait_for_timeout(READING)
    page.get_by_role("button", name="Verstuur je vraag").click()
    number = receipt(page)
    assert axe_violations(page) == []

    inbox = editor.at("/beheer/postvak/")
    row = inbox.get_by_role("listitem").filter(has_text=number)
    expect(row).to_contain_text("Vraag")
    row.get_by_role("link").click()
    expect(inbox.locator("main")).to_contain_text("onderwaterlassen")
    inbox.get_by_role("button", name="Beantwoord", exact=True).click()
    inbox.goto(f"{editor.site}/beheer/postvak/?q={number}")
    expect(inbox.locator(".inbox-row__state")).to_contain_text("Beantwoord")


def test_a_report_about_a_page_lands_with_its_region(visitor_on_phone, editor):
    page = visitor_on_phone.at("/regios/groot-amsterdam/")
    page.get_by_role("link", name="Klopt er iets niet? Meld het").click()
    expect(page.locator("main")).to_contain_text("Groot-Amsterdam")
    assert axe_violations(page) == []
    page.get_by_label("Wat klopt er niet?").fill("Het telefoonnummer is oud.")
    page.wait_for_timeout(READING)
    page.get_by_role("button", name="Verstuur je melding").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt voor je melding")

    expect(editor.at("/beheer/postvak/").locator(".inbox-list")).to_contain_text("Het telefoonnummer is oud.")


def test_when_the_line_drops_while_sending_the_text_is_kept_and_it_goes_once(visitor, editor):
    page = visitor.at("/contact/balie/groot-amsterdam/")
    fill_in(page, "Getypt in de trein.")
    page.wait_for_timeout(READING)
    page.context.set_offline(True)
    page.get_by_role("button", name="Verstuur je bericht").click()
    expect(page.get_by_role("alert")).to_contain_text("Wat je typte blijft staan")
    expect(page.get_by_label("Je bericht")).to_have_value("Getypt in de trein.")

    page.context.set_offline(False)
    expect(page.get_by_role("alert")).to_contain_text("Er is weer verbinding")
    page.get_by_role("button", name="Verstuur je bericht").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bericht is verstuurd")
    page.go_back()
    expect(page.get_by_label("Je bericht")).to_have_value("Getypt in de trein.")
    page.wait_for_timeout(READING)
    page.get_by_role("button", name="Verstuur je bericht").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bericht is verstuurd")

    found = editor.at("/beheer/postvak/?q=Getypt")
    assert found.locator(".inbox-row").filter(has_text="Getypt in de trein.").count() == 1


def test_many_messages_in_bulk(editor, visitor):
    page = visitor.at("/contact/balie/groot-amsterdam/")
    fill_in(page, "Goedkope horloges")
    page.wait_for_timeout(READING)
    page.get_by_role("button", name="Verstuur je bericht").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bericht is verstuurd")

    inbox = editor.at("/beheer/postvak/?q=horloges")
    assert axe_violations(inbox) == []
    inbox.locator(".inbox-row").get_by_role("checkbox").first.check()
    inbox.get_by_label("Reden").fill("Reclame")
    inbox.get_by_role("button", name="Afwijzen").click()
    expect(inbox.locator(".messages")).to_be_visible()
    expect(editor.at("/beheer/postvak/?q=horloges").locator(".inbox-row")).to_have_count(0)
