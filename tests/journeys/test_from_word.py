"""E2: a new editor gets from a Word file to a draft that is sent in, in few steps."""

import io
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import axe_violations

pytestmark = pytest.mark.e2e
SEED = Path(settings.BASE_DIR).parent / "shared" / "seeds" / "groot-amsterdam.txt"
MOST = 15


@dataclass
class Hand:
    """The hand of a person: counts each click, each field that is filled and each file that is chosen."""

    page: Page
    steps: int = 0

    def click(self, what: Locator) -> None:
        """Click once."""
        self.steps += 1
        what.click()

    def fill(self, what: Locator, words: str) -> None:
        """Fill one field."""
        self.steps += 1
        what.fill(words)

    def choose(self, what: Locator, name: str, data: bytes) -> None:
        """Choose one file."""
        self.steps += 1
        what.set_input_files([{"name": name, "mimeType": "application/octet-stream", "buffer": data}])


def interview() -> bytes:
    document, file = Document(), io.BytesIO()
    for line in SEED.read_text(encoding="utf-8").splitlines():
        if line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line.strip():
            document.add_paragraph(line.strip())
    document.save(file)
    return file.getvalue()


@pytest.mark.skipif(not SEED.exists(), reason="the interview is not on this machine")
def test_from_a_word_file_to_a_draft_that_is_sent_in_takes_at_most_fifteen_steps(browser, site):
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    hand = Hand(page)
    page.goto(f"{site}/beheer/")

    hand.fill(page.locator("#id_username"), "redactie-amsterdam")
    hand.fill(page.locator("#id_password"), "demo")
    hand.click(page.get_by_role("button", name="Inloggen"))
    hand.click(page.get_by_role("main").get_by_role("link", name="Nieuw uit een bestand"))
    hand.choose(page.locator("#id_file"), "interview.docx", interview())
    hand.click(page.get_by_role("button", name="Concept maken"))
    if "lijkt-op" in page.url:  # another journey brought the same interview in
        page.get_by_role("button", name="Toch een nieuw concept maken").click()
    expect(page.get_by_text("Alle regels kregen een plaats.")).to_be_visible()
    assert axe_violations(page) == []
    hand.click(page.get_by_role("link", name="Verder met het concept"))
    hand.click(page.get_by_role("tab", name=re.compile("^Feiten en indeling")))
    hand.click(page.get_by_label("Nazorg en werkbehoud"))
    hand.click(page.get_by_role("button", name="Meer acties"))
    hand.click(page.get_by_role("button", name="Stuur door naar Beoordeling"))

    expect(page.locator(".messages")).to_contain_text("ingediend")
    assert hand.steps <= MOST
    page.goto(f"{site}/beheer/taken/")
    expect(page.get_by_role("row").filter(has_text="Stimuleer met creatieve")).to_contain_text("Groot-Amsterdam")
    assert axe_violations(page) == []
    context.close()


def test_a_file_that_is_refused_says_so_at_the_field(editor):
    page = editor.at("/beheer/importeren/")
    page.locator("#id_file").set_input_files(
        [{"name": "oud.doc", "mimeType": "x/y", "buffer": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}]
    )
    page.get_by_role("button", name="Concept maken").click()

    expect(page.get_by_text("Dit is een bestand van een oude Word")).to_be_visible()
    assert axe_violations(page) == []
