"""The policies of the browser, and an administrator who uses all of the admin: nothing of Wagtail is refused."""

import io
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.conftest import Visitor, sign_in
from tests.journeys.test_editing import new_practice

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
    page = practice_form(visitor)

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


def practice_form(visitor: Visitor) -> Page:
    """Open the form of a practice of the demonstration."""
    page = visitor.at("/beheer/pages/search/?q=coach&content_type=practices.practicepage")
    return visitor.at(re.search(r"/beheer/pages/\d+/edit/", page.content())[0])


def cover_chooser(page: Page) -> Locator:
    """Open the dialog in which the cover is chosen, whether there is a cover already or not."""
    field = page.locator("[data-contentpath=cover]")
    if field.get_by_role("button", name="Acties").is_visible():
        field.get_by_role("button", name="Acties").click()
    page.get_by_role("button", name=re.compile("^(Kies een|Wijzig) afbeelding")).locator("visible=true").first.click()
    return page.get_by_role("dialog")


def test_an_administrator_chooses_a_cover_and_uploads_one_inside_the_chooser(administrator):
    visitor, refused = administrator
    page = practice_form(visitor)
    cover = page.locator("#id_cover")
    before = cover.input_value()

    dialog = cover_chooser(page)
    dialog.get_by_label("Zoekterm").fill("a")
    expect(dialog.locator("a.image-choice").first).to_be_visible()
    dialog.locator("a.image-choice").first.click()
    expect(dialog).to_be_hidden()
    chosen = cover.input_value()
    assert chosen

    dialog = cover_chooser(page)
    dialog.get_by_role("tab", name="Uploaden").click()
    dialog.get_by_label("Bestand").set_input_files([picture()])
    dialog.get_by_label("Titel").fill("Kas uit de dialoog")
    dialog.get_by_label("Alternatieve tekst").fill("Een kas.")
    dialog.get_by_role("button", name="Uploaden").click()
    expect(dialog).to_be_hidden()
    uploaded = cover.input_value()
    assert uploaded not in {before, chosen, ""}
    expect(page.locator("[data-contentpath=cover]")).to_contain_text("Kas uit de dialoog")

    page.get_by_role("button", name="Bewaar concept").click()
    expect(page.locator(".messages")).to_contain_text("gewijzigd")
    page.reload()
    assert cover.input_value() == uploaded
    assert refused == []


def test_an_administrator_saves_a_page_of_settings(administrator):
    visitor, refused = administrator
    page = visitor.at("/beheer/settings/home/portalsettings/")
    tagline = page.get_by_label("Onderschrift")
    before = tagline.input_value()

    try:
        tagline.fill("Van elkaar leren")
        page.get_by_role("button", name="Opslaan").click()
        expect(page.locator(".messages")).to_be_visible()
        assert "Van elkaar leren" in page.request.get(visitor.site + "/").text()
    finally:
        visitor.at("/beheer/settings/home/portalsettings/")
        tagline.fill(before)
        page.get_by_role("button", name="Opslaan").click()
        expect(page.locator(".messages")).to_be_visible()

    assert refused == []


def test_an_administrator_looks_at_the_history_and_at_who_reviews_a_page(administrator, editor):
    visitor, refused = administrator
    form = new_practice(editor)
    form.type_into("id_title", "Wie keek ernaar")
    form.type_into("id_introduction", "Leerlingen kijken mee.")
    for sentence in ("Eén.", "Twee.", "Drie."):
        form.type_into(f"summary-{form.add_to_stream('summary')}-value", sentence)
    form.send_in()

    page = visitor.at("/beheer/taken/")
    page.get_by_role("link", name="Wie keek ernaar", exact=True).click()
    page.get_by_role("button", name="Toon/verberg status").click()
    address = urlsplit(page.url).path.removesuffix("edit/")
    dialog = page.locator("#workflow-status-dialog")
    page.get_by_role("button", name="Bekijk details").first.click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Sluit dialoog").click()

    visitor.at(f"{address}history/")
    expect(page.get_by_role("main")).to_contain_text("Redactie Amsterdam")
    visitor.at(f"{address}workflow_history/")
    expect(page.get_by_role("main")).to_contain_text("Beoordeling")
    visitor.at(re.search(rf"{address}workflow_history/detail/\d+/", page.content())[0])
    expect(page.get_by_role("main")).to_contain_text("Redactie Amsterdam")
    page.get_by_role("tab", name="Tijdlijn").click()

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
