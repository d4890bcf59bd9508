"""E3, E4, E5: a line that drops, an expired session, two editors, a double click: nothing that was typed is lost."""

import re
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import sign_in
from tests.journeys.test_editing import PracticeForm, approve, new_practice

pytestmark = pytest.mark.e2e


@pytest.fixture
def worker(browser, site):
    """A browser of the editor of Groot-Amsterdam in which lines may drop: its console is not watched."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    sign_in(page, site, "redactie-amsterdam")
    yield page
    context.close()


def draft(page: Page, site: str, title: str) -> str:
    """Make a draft that can be sent in and return where it is edited."""
    form = new_practice(Browsing(page, site))
    form.type_into("id_title", title)
    for sentence in ("Eén.", "Twee.", "Drie."):
        number = form.add_to_stream("summary")
        form.type_into(f"summary-{number}-value", sentence)
    page.get_by_role("button", name="Bewaar concept").click()
    expect(page.locator(".messages")).to_contain_text(title)  # the address alone changes sooner, by saving by itself
    settle(page)
    return page.url


def subject_of(file: Path) -> str:
    """Return the subject of a mail in plain letters."""
    return str(BytesParser(policy=default).parsebytes(file.read_bytes())["subject"])


class Browsing:
    """What the helpers of other journeys ask of a visitor."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site

    def at(self, path: str) -> Page:
        """Go to a path and return the page."""
        self.page.goto(self.site + path)
        return self.page


def settle(page: Page) -> None:
    """Wait until the form knows what it began with, as it does before a person has found the field."""
    page.wait_for_load_state()
    page.wait_for_timeout(2500)


def type_text(page: Page, words: str) -> None:
    """Type behind what the introduction holds, key by key: saving begins at a key."""
    field = page.locator("#id_introduction")
    field.press("End")
    field.press_sequentially(words)


def introduction_in(page: Page, address: str) -> str:
    """Return what the newest version holds."""
    page.goto(address)
    return page.locator("#id_introduction").input_value()


def test_what_is_typed_without_a_line_is_saved_when_it_is_back(worker, site):
    address = draft(worker, site, "Zonder verbinding")
    worker.context.set_offline(True)
    type_text(worker, "Getypt in de trein.")
    expect(worker.get_by_text("Geen verbinding. Wat je typt, blijft in dit scherm staan")).to_be_visible()

    worker.context.set_offline(False)
    expect(worker.get_by_text("Er is weer verbinding.")).to_be_visible()
    type_text(worker, " En thuis.")
    worker.wait_for_timeout(9000)

    assert introduction_in(worker, address) == "Getypt in de trein. En thuis."


def test_an_expired_session_is_mended_in_another_tab_and_the_text_is_saved(worker, site):
    address = draft(worker, site, "Verlopen aanmelding")
    worker.context.clear_cookies()
    type_text(worker, "Getypt na de lunch.")
    dialog = worker.get_by_role("dialog", name="Je bent niet meer aangemeld")
    expect(dialog).to_be_visible(timeout=20_000)

    with worker.context.expect_page() as opened:
        dialog.get_by_role("link", name="Opnieuw aanmelden").click()
    tab = opened.value
    tab.locator("#id_username").fill("redactie-amsterdam")
    tab.locator("#id_password").fill("demo")
    tab.get_by_role("button", name="Inloggen").click()
    expect(tab.get_by_text("Sluit dit tabblad")).to_be_visible()
    tab.close()
    expect(dialog).to_be_hidden()
    expect(worker.get_by_text("Je bent weer aangemeld. Je kunt verder.")).to_be_visible()
    assert worker.locator("#id_introduction").input_value() == "Getypt na de lunch."
    worker.bring_to_front()
    worker.locator("#id_introduction").click()
    type_text(worker, " Nog iets.")
    worker.wait_for_timeout(14_000)  # also when it was typed while the earlier words were being saved

    assert introduction_in(worker, address) == "Getypt na de lunch. Nog iets."


def test_a_form_is_not_sent_while_nobody_is_signed_in(worker, site):
    draft(worker, site, "Versturen zonder aanmelding")
    type_text(worker, "Dit mag niet weg.")
    worker.context.clear_cookies()
    worker.get_by_role("button", name="Bewaar concept").click()

    expect(worker.get_by_role("dialog", name="Je bent niet meer aangemeld")).to_be_visible()
    assert worker.locator("#id_introduction").input_value() == "Dit mag niet weg."


def test_after_an_error_of_the_server_the_next_save_succeeds(worker, site):
    address = draft(worker, site, "Fout van de server")
    failing = re.compile(r"/pages/\d+/edit/$")
    worker.route(
        failing,
        lambda route: route.fulfill(status=500, body="mis") if route.request.method == "POST" else route.continue_(),
    )
    type_text(worker, "Eerst mis.")
    worker.wait_for_timeout(6000)
    worker.unroute(failing)
    type_text(worker, " Dan goed.")
    worker.wait_for_timeout(9000)

    assert introduction_in(worker, address) == "Eerst mis. Dan goed."


def test_two_editors_both_keep_their_words_in_the_history(worker, site, moderator):
    address = draft(worker, site, "Twee redacteuren")
    other = moderator.page
    other.goto(address)
    settle(other)
    type_text(worker, "Van de eerste.")
    worker.get_by_role("button", name="Bewaar concept").click()
    expect(worker.locator(".messages")).to_contain_text("gewijzigd")
    type_text(other, "Van de tweede.")
    other.wait_for_timeout(9000)

    assert introduction_in(worker, address) == "Van de eerste."
    assert other.locator("#id_introduction").input_value() == "Van de tweede."


def test_an_approval_of_what_changed_since_is_refused(worker, site, moderator, browser):
    address = draft(worker, site, "Intussen gewijzigd")
    PracticeForm(worker).send_in()
    page = moderator.page
    page.goto(address)
    second = browser.new_context(locale="nl-NL").new_page()
    sign_in(second, site, "beheer")
    second.goto(address)
    type_text(second, "Veranderd door een ander.")
    second.get_by_role("button", name="Bewaar concept").click()
    expect(second.locator(".messages")).to_contain_text("gewijzigd")
    second.context.close()

    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Goedkeuren en publiceren").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Iemand anders was je voor")


def test_a_double_click_sends_one_practice_in_and_tells_it_once(worker, site, moderator, mails: Path):
    draft(worker, site, "Dubbel geklikt")
    worker.get_by_role("button", name="Meer acties").click()
    worker.get_by_role("button", name="Stuur door naar Beoordeling").dblclick()
    expect(worker.locator(".messages")).to_contain_text("ingediend")

    rows = moderator.at("/beheer/taken/").get_by_role("row").filter(has_text="Dubbel geklikt")
    expect(rows).to_have_count(1)
    subjects = [subject_of(file) for file in mails.glob("*.eml")]
    assert subjects.count("Wil je kijken naar “Dubbel geklikt”?") == 1
    approve(moderator, "Dubbel geklikt")


def test_typed_text_is_there_after_the_button_back(worker, site):
    address = draft(worker, site, "Terug in de browser")
    type_text(worker, "Nog niet zelf bewaard.")
    worker.wait_for_timeout(9000)
    worker.goto(f"{site}/beheer/taken/")
    worker.go_back()

    expect(worker.locator("#id_introduction")).to_have_value("Nog niet zelf bewaard.")
    assert introduction_in(worker, address) == "Nog niet zelf bewaard."
