"""V8: follow a region, confirm by mail, hear of what is new once, change and stop; without script."""

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import axe_violations, axe_violations_without_script

pytestmark = pytest.mark.e2e
ANSWER_AFTER = 2_500
"""Milliseconds: nobody fills in a form in less."""


def newest(mails: Path, subject: str) -> EmailMessage:
    """Return the newest mail whose subject begins so."""
    files = sorted(mails.glob(f"{subject}*.eml"), key=lambda file: file.stat().st_mtime)
    return BytesParser(policy=policy.default).parsebytes(files[-1].read_bytes())


def link_in(letter: EmailMessage, name: str) -> str:
    """Return the address of one's own page ("mijn") or to stop ("stop")."""
    return re.search(rf"http\S+/volgen/{name}/[^\s>]+", letter.get_body(("plain",)).get_content()).group()


def fill_in(page: Page, email: str) -> None:
    page.get_by_label("Je e-mailadres").fill(email)
    page.wait_for_timeout(ANSWER_AFTER)
    page.get_by_role("button", name="Volg", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("kijk in je mail")


def test_a_region_is_followed_confirmed_changed_and_let_go(visitor_without_script, mails):
    page = visitor_without_script.at("/regios/twente/")
    page.get_by_role("link", name=re.compile("^Volg Twente")).click()
    expect(page.locator("main")).to_contain_text("Twente")
    assert axe_violations_without_script(page) == []
    page.get_by_label("Elke maand").check()
    fill_in(page, "kim.volgt@example.org")
    assert axe_violations_without_script(page) == []

    letter = newest(mails, "bekijk-en-bevestig-wat-je-volgt")
    own = link_in(letter, "mijn")
    page.goto(own)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bevestig wat je volgt")
    assert axe_violations_without_script(page) == []
    expect(page.get_by_label("Twente")).to_be_checked()
    expect(page.get_by_label("Elke maand")).to_be_checked()
    page.get_by_role("button", name="Ja, dit wil ik volgen").click()
    expect(page.get_by_role("status")).to_contain_text("Bewaard")

    visitor_without_script.at("/praktijken/?q=coach&thema=stage")
    page.get_by_role("link", name=re.compile("^Volg deze zoekopdracht")).click()
    fill_in(page, "Kim.Volgt@example.org")
    page.goto(own)
    page.get_by_label("‘coach’").check()
    page.get_by_label("Twente").uncheck()
    page.get_by_role("button", name="Ja, dit wil ik volgen").click()
    expect(page.get_by_label("Twente")).to_have_count(0)

    page.goto(link_in(letter, "stop"))
    assert axe_violations_without_script(page) == []
    page.get_by_role("button", name="Ja, stop").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je volgt niets meer")
    page.goto(own)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet")


def test_a_wrong_address_is_told_on_a_phone(visitor_on_phone):
    page = visitor_on_phone.at("/volgen/")
    page.get_by_label("Zoekwoorden").fill("nazorg")
    page.get_by_label("Je e-mailadres").fill("kim")
    page.wait_for_timeout(ANSWER_AFTER)
    page.get_by_role("button", name="Volg", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("Nog niet verstuurd")
    expect(page.get_by_label("Zoekwoorden")).to_have_value("nazorg")
    assert axe_violations(page) == []
