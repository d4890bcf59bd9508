"""V2, E8: a contact not verified in time is nowhere, "Klopt nog" brings them back; who leaves is off the site."""

import re
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import axe_violations

pytestmark = pytest.mark.e2e
NAME = "Renee Kraaij"
ANSWER_AFTER = 2_500
"""Milliseconds: nobody reads a form in less."""


def links_in(mails: Path, name: str) -> list[str]:
    """Return the addresses to answer in the newest mail to a contact."""
    for file in sorted(mails.glob("klopt-dit-nog*.eml"), key=lambda each: each.stat().st_mtime, reverse=True):
        text = BytesParser(policy=policy.default).parsebytes(file.read_bytes()).get_body(("plain",)).get_content()
        if name in text:
            return re.findall(r"http\S+/contact/controle/\S+", text)
    raise AssertionError(f"no mail to {name}")


def contact_in_list(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/beheer/snippets/contacts/contact/?q={name.replace(' ', '+')}")
    page.get_by_role("link", name=name, exact=True).first.click()


def ask(page: Page, site: str, name: str) -> None:
    """Ask a contact by hand, as an editor does from the list."""
    contact_in_list(page, site, name)
    key = re.search(r"/edit/(\d+)/", page.url).group(1)
    page.goto(f"{site}/beheer/contacttaken/navragen/{key}/")
    page.get_by_role("button", name="Stuur de mail").click()
    expect(page.locator(".messages")).to_contain_text("is onderweg")


def verified_on(page: Page, site: str, name: str, day: str) -> None:
    """Put the day of the last check, and publish."""
    contact_in_list(page, site, name)
    field = page.locator("#id_verified_on")
    field.fill(day)
    field.press("Tab")
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Publiceren").click()
    expect(page.locator(".messages")).to_contain_text(name)


def test_who_was_not_verified_in_time_is_nowhere_until_they_say_that_all_is_right(
    visitor_without_script, moderator, site, mails
):
    places = ["/regios/groot-amsterdam/transfercoaching/", "/regios/groot-amsterdam/", "/contact/renee-kraaij/"]
    for place in places:
        expect(visitor_without_script.at(place).locator("main")).to_contain_text(NAME)

    verified_on(moderator.page, site, NAME, "2025-01-01")
    ask(moderator.page, site, NAME)

    for place in [*places, "/contact/", "/praktijken/?q=Kraaij"]:
        main = visitor_without_script.at(place).locator("main")
        expect(main.locator('a[href*="renee-kraaij"]')).to_have_count(0)
        if "transfercoaching" not in place and "praktijken" not in place:  # the story may tell who told it
            expect(main).not_to_contain_text(NAME)
    page = visitor_without_script.page
    assert page.request.get(f"{site}/contact/renee-kraaij/vcard/").status == 410
    right = links_in(mails, NAME)[0]

    page.goto(right)
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit nog?")
    page.wait_for_timeout(ANSWER_AFTER)
    page.get_by_role("button", name="Ja, alles klopt nog").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt")

    for place in places:
        expect(visitor_without_script.at(place).locator("main")).to_contain_text(NAME)
    page.goto(right)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je hebt al geantwoord")


def test_a_change_reaches_the_site_by_way_of_an_editor(visitor, moderator, site, mails):
    name = "Noor Voorbeeld"
    page = moderator.page
    page.goto(f"{site}/beheer/snippets/contacts/contact/")
    name = page.locator("td.title a").nth(2).inner_text().strip()
    ask(page, site, name)
    _right, change, _leave = links_in(mails, name)

    visitor.page.goto(change)
    assert axe_violations(visitor.page) == []
    visitor.page.get_by_label("Telefoon").fill("nog niet bekend")
    visitor.page.wait_for_timeout(ANSWER_AFTER)
    visitor.page.get_by_role("button", name="Verstuur naar de redactie").click()
    expect(visitor.page.get_by_role("alert")).to_be_visible()
    assert axe_violations(visitor.page) == []
    visitor.page.get_by_label("Telefoon").fill("085 013 99 98")
    visitor.page.get_by_role("button", name="Verstuur naar de redactie").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Bedankt")

    page.goto(f"{site}/beheer/contacttaken/")
    expect(page.get_by_text("085 013 99 98")).to_be_visible()
    page.get_by_role("button", name=f"Overnemen en op de site zetten {name}").click()
    expect(page.locator(".messages")).to_contain_text("Gedaan")
    contact_in_list(page, site, name)
    assert page.locator("#id_phone").input_value() == "085 013 99 98"
