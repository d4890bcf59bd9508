"""Somebody reads the archive from a disk, without a network."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import AXE_RULES, MAILS, ROOT

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="session")
def archive(site: str) -> Path:
    """The archive of the demonstration, made beside the server by the command."""
    home = MAILS[site].parent
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEBUG": "1",
        "SITE_URL": site,
        "DATABASE_URL": f"sqlite:///{home / 'portal.sqlite3'}",
        "MEDIA_STORAGE": str(home / "media"),
    }
    folder = home / "archief"
    subprocess.run([sys.executable, "manage.py", "export_archive", folder], cwd=ROOT, env=environment, check=True)
    return folder


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A reader without a network; nothing may fail, be said in the console or be asked of another machine."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    page.on("request", lambda request: None if _is_of_disk(request.url) else faults.append(f"asked: {request.url}"))
    yield page
    context.close()
    assert faults == []


def _is_of_disk(url: str) -> bool:
    return url.startswith(("file:", "data:"))


def test_a_reader_finds_a_practice_without_a_network_and_whom_to_call(archive: Path, reader: Page):
    reader.goto((archive / "index.html").as_uri())
    reader.get_by_role("link", name="Zoek in dit archief").click()
    reader.get_by_label("Typ een of meer woorden").fill("Transfercoaching groot-amsterdam")
    expect(reader.get_by_role("status")).to_have_text("1 praktijk")
    reader.locator("[data-practice]:visible a").first.click()

    expect(reader.get_by_role("heading", level=1)).to_contain_text("Transfercoaching")
    assert reader.evaluate("[...document.fonts].some((font) => font.status === 'loaded')")
    pictures = "[...document.images].filter((picture) => picture.complete && !picture.naturalWidth).length"
    assert reader.evaluate(pictures) == 0
    expect(reader.get_by_role("main").get_by_role("link", name="085 013 01 01").first).to_be_visible()
    reader.get_by_role("link", name="Renee Kraaij").first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Renee Kraaij")
    reader.get_by_role("link", name="Wat is dit?").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("zonder internet")


def test_a_filter_of_the_site_leads_to_its_place_on_the_page_to_search(archive: Path, reader: Page):
    reader.goto((archive / "themas" / "nazorg" / "index.html").as_uri())
    reader.get_by_role("link", name="Zoek en filter binnen dit thema").click()

    assert reader.url.endswith("/zoeken.html#thema-nazorg")
    expect(reader.locator("#thema-nazorg a").first).to_be_visible()


def test_pages_of_the_archive_are_free_of_faults_that_axe_finds(archive: Path, reader: Page):
    options = AXE_RULES | {"preload": False}  # axe would ask for the style sheet as from a server
    for width in (320, 1280):
        reader.set_viewport_size({"width": width, "height": 900})
        for name in ("zoeken.html", "LEESMIJ.html", "regios/groot-amsterdam/transfercoaching/index.html"):
            reader.goto((archive / name).as_uri())
            found = [violation["id"] for violation in Axe().run(reader, options=options).response["violations"]]
            assert found == [], name
            assert reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
