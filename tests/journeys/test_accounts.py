"""Coming in with two steps, invited by a colleague, and without script."""

import re
import sqlite3
import time
from base64 import b32decode
from collections.abc import Iterator
from contextlib import closing
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import ENVIRONMENTS, MAILS, _free_port, axe_violations, serving

pytestmark = pytest.mark.e2e
DEMO = "demo"
PASSWORD = "paarse fietsbel onder kastanje"


@pytest.fixture(scope="module")
def strict_site(site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with the same content, where who may do much must sign in with two steps.

    Its accounts are its own: elsewhere these people go on without.
    """
    address = f"http://127.0.0.1:{_free_port()}"
    database = tmp_path_factory.mktemp("strict") / "portal.sqlite3"
    with (
        closing(sqlite3.connect(MAILS[site].parent / "portal.sqlite3")) as theirs,
        closing(sqlite3.connect(database)) as own,
    ):
        theirs.backup(own)
    own_settings = {"SITE_URL": address, "SECOND_FACTOR_REQUIRED": "1", "DATABASE_URL": f"sqlite:///{database}"}
    MAILS[address] = MAILS[site]
    with serving(address, ENVIRONMENTS[site] | own_settings):
        yield address


def fill_in(page: Page, username: str, password: str = DEMO) -> None:
    """Give name and password."""
    page.get_by_label("Gebruikersnaam").fill(username)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Inloggen").click()


def code_for(key: str, steps: int = 0) -> str:
    """Return what an app with this key shows now, or some half minutes later."""
    totp = TOTP(b32decode(key.replace(" ", "")))
    totp.time = time.time() + 30 * steps
    return f"{totp.token():06}"


def set_up(page: Page) -> tuple[str, list[str]]:
    """Set the second step up; return the key of the app and the recovery codes."""
    key = page.locator("main li strong").inner_text()
    assert axe_violations(page) == []
    page.get_by_label("Code uit je app").fill(code_for(key))
    page.get_by_role("button", name="Stel in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaar je herstelcodes")
    assert axe_violations(page) == []
    codes = page.locator(".codes code").all_inner_texts()
    page.get_by_role("link", name="Ik heb ze bewaard, ga verder").click()
    return key, codes


def newest_link(mails: Path, to: str) -> str:
    """Return the link in the newest mail to an address."""
    for file in sorted(mails.glob("*.eml"), key=lambda one: one.stat().st_mtime, reverse=True):
        message = BytesParser(policy=default).parsebytes(file.read_bytes())
        found = re.search(r"https?://\S+/uitnodiging/\S+/", message.get_body(("plain",)).get_content())
        if to in str(message["To"]) and found:
            return found[0]
    raise AssertionError(f"no mail to {to}")


def test_an_administrator_sets_up_two_steps_and_invites_a_colleague_who_comes_in(strict_site: str, browser: Browser):
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.goto(f"{strict_site}/beheer/users/new/")
    fill_in(page, "beheer")
    page.goto(f"{strict_site}/beheer/pages/")
    expect(page).to_have_url(re.compile("/beheer/login/"))  # the password alone opens nothing
    fill_in(page, "beheer")
    key, codes = set_up(page)
    assert len(codes) == 10
    page.goto(f"{strict_site}/beheer/users/new/")
    page.get_by_label("Voornaam").fill("Kim")
    page.get_by_label("Achternaam").fill("Bos")
    page.get_by_label("E-mailadres").fill("kim.bos@example.org")
    page.get_by_label("Rol en regio").select_option(label="Regioredacteur Twente")
    page.get_by_role("button", name="Stuur de uitnodiging").click()
    expect(page.get_by_text("Uitgenodigd, nog niet aangenomen")).to_be_visible()

    phone = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    invited = phone.new_page()
    invited.goto(newest_link(MAILS[strict_site], "kim.bos@example.org"))
    invited.get_by_label("Nieuw wachtwoord", exact=True).fill(PASSWORD)
    invited.get_by_label("Nog een keer het nieuwe wachtwoord").fill(PASSWORD)
    invited.get_by_role("button", name="Bewaar dit wachtwoord").click()
    expect(invited.get_by_text("Je wachtwoord is bewaard")).to_be_visible()
    fill_in(invited, "kim.bos@example.org", PASSWORD)
    expect(invited).to_have_url(f"{strict_site}/beheer/")
    phone.close()
    context.close()

    again = browser.new_context(locale="nl-NL", java_script_enabled=False)
    page = again.new_page()
    page.goto(f"{strict_site}/beheer/login/")
    fill_in(page, "beheer")
    page.get_by_label("Code uit je app").fill(code_for(key, 1))  # the code of this half minute was used
    page.get_by_role("button", name="Ga verder").click()
    expect(page).to_have_url(f"{strict_site}/beheer/")
    again.close()


def test_an_expired_session_is_mended_in_another_tab_with_two_steps(strict_site: str, browser: Browser):
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.goto(f"{strict_site}/beheer/login/")
    fill_in(page, "moderator")
    _key, codes = set_up(page)
    page.goto(f"{strict_site}/beheer/snippets/practices/theme/add/")
    page.wait_for_load_state()
    context.clear_cookies(name="sessionid")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    dialog = page.get_by_role("dialog", name="Je bent niet meer aangemeld")
    expect(dialog).to_be_visible(timeout=20_000)

    with context.expect_page() as opened:
        dialog.get_by_role("link", name="Opnieuw aanmelden").click()
    tab = opened.value
    fill_in(tab, "moderator")
    tab.get_by_role("link", name="Gebruik een herstelcode").click()
    tab.get_by_label("Herstelcode").fill(codes[0])
    tab.get_by_role("button", name="Ga verder").click()
    expect(tab.get_by_text("Sluit dit tabblad")).to_be_visible()
    tab.close()

    expect(dialog).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_door_has_a_fault_that_axe_finds(site: str, browser: Browser, width: int, scheme: str):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    faults = {}
    doors = ("login/", "password_reset/", "password_reset/done/", "password_reset/complete/", "uitnodiging/x/")
    for door in doors:
        page.goto(f"{site}/beheer/{door}")
        found = axe_violations(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append("sticks out")
        if found:
            faults[door] = found
    context.close()

    assert faults == {}
