"""The policies of the browser, and an administrator who uses all of the admin: nothing of Wagtail is refused."""

import io
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Visitor, sign_in

pytestmark = pytest.mark.e2e

LISTEN = """
window.addEventListener('securitypolicyviolation', violation => console.error(
  'POLICY ' + violation.violatedDirective + ' | ' + violation.blockedURI + ' | ' + violation.sourceFile
  + ':' + violation.lineNumber + ' | ' + location.pathname))
"""
FORMS = (
    *("images/add/", "images/multiple/add/", "documents/multiple/add/", "collections/add/", "account/", "redirects/"),
    *("redirects/add/", "searchpicks/add/", "reports/locked/", "reports/workflow/", "reports/site-history/"),
    *("reports/aging-pages/", "workflows/list/", "workflows/tasks/index/", "sites/", "groups/", "users/"),
    *("images/", "documents/", "snippets/", "pages/search/?q=a", "pages/", "importeren/", "handleiding/"),
)


@pytest.fixture
def administrator(browser: Browser, site: str) -> Iterator[tuple[Visitor, list[str]]]:
    """Who may do everything, signed in; with what the browser refused on the way."""
    refused: list[str] = []
    context = browser.new_context(locale="nl-NL", viewport={"width": 1400, "height": 1000})
    context.add_init_script(LISTEN)

    def hear(text: str) -> None:
        if "POLICY" in text or "Content Security Policy" in text:
            refused.append(text)

    context.on("console", lambda message: hear(message.text))
    page = context.new_page()
    sign_in(page, site, "beheer")
    yield Visitor(page, site), refused
    context.close()


def picture() -> dict:
    buffer = io.BytesIO()
    Image.effect_noise((200, 150), 60).convert("RGB").save(buffer, "JPEG")
    return {"name": "kas.jpg", "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


def rooms_of(page: Page) -> list[str]:
    """Return every address that the menu of the admin leads to, folded away or not."""
    props = page.content().replace("&quot;", '"')
    return sorted({urlsplit(found).path for found in re.findall(r'"(/beheer/[^"?#<>]*)"', props)})


def test_an_administrator_walks_through_every_room_of_the_admin(administrator):
    visitor, refused = administrator
    rooms = {*rooms_of(visitor.page), *(f"/beheer/{path}" for path in FORMS)}
    assert len(rooms) > len(FORMS) + 10

    for path in sorted(rooms):
        if "logout" in path:
            continue
        visitor.at(path)
        visitor.page.wait_for_load_state("load")
        first = visitor.page.locator("main table td a[href*='/edit/'], main table td a[href*='/beheer/snippets/']")
        if "snippets/" in path and first.count():
            visitor.at(urlsplit(first.first.get_attribute("href")).path)

    assert refused == []


def test_an_administrator_writes_chooses_uploads_and_looks_at_the_preview(administrator):
    visitor, refused = administrator
    page = visitor.at("/beheer/pages/search/?q=coach&content_type=practices.practicepage")
    visitor.at(re.search(r"/beheer/pages/\d+/edit/", page.content())[0])

    for tab in page.get_by_role("tab").all():
        if tab.is_visible():
            tab.click()
        if page.locator(".public-DraftEditor-content:visible").count():
            break
    editor = page.locator(".public-DraftEditor-content:visible").first
    editor.click()
    editor.press_sequentially("Vet en schuin")
    page.keyboard.press("Control+b")
    page.keyboard.press("Control+k")
    chooser = page.get_by_role("dialog")
    expect(chooser.get_by_role("link", name="Externe link")).to_be_visible()
    chooser.get_by_role("button", name="Sluit", exact=True).click()
    expect(chooser).to_be_hidden()
    page.locator("[data-side-panel-toggle=preview]:visible").first.click()
    expect(page.locator("iframe").first).to_be_attached()
    page.wait_for_timeout(2_000)

    visitor.at("/beheer/images/add/")
    page.locator("#id_file").set_input_files([picture()])
    page.locator("#id_title").fill("Kas")
    page.locator("#id_description").fill("Een kas.")
    page.get_by_role("button", name="Uploaden").first.click()
    expect(page.locator(".messages")).to_be_visible()

    visitor.at("/beheer/images/multiple/add/")
    page.locator("input[type=file]").first.set_input_files([picture()])
    expect(page.locator("#upload-list li").first).to_be_visible()
    page.wait_for_timeout(1_000)

    assert refused == []


def test_a_page_with_the_bar_of_an_editor_on_it_keeps_to_the_policy_of_readers(administrator):
    visitor, refused = administrator

    page = visitor.at("/")

    policy = page.evaluate("fetch(location.href).then(answer => answer.headers.get('content-security-policy'))")
    assert "unsafe" not in policy
    bar = page.locator("wagtail-userbar")
    if bar.count():
        bar.get_by_role("button").first.click()
    page.wait_for_timeout(500)
    assert refused == []


def test_a_script_in_an_attribute_does_not_run_in_the_admin(administrator):
    visitor, refused = administrator
    page = visitor.at("/beheer/")

    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.has_run = true\">')")
    page.wait_for_timeout(500)

    assert page.evaluate("window.has_run") is None
    assert any("script-src-attr" in text for text in refused)
