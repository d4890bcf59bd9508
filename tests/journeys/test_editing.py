"""Journeys of editors: a first practice, awkward content, and the real interview."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, TimeoutError, expect

pytestmark = pytest.mark.e2e

WATCHED_AFTER = 2_500
"""Milliseconds: Wagtail takes the form as it is two seconds after it was shown for what the editor began with."""
SEED = Path(settings.BASE_DIR).parent / "shared" / "seeds" / "groot-amsterdam.txt"


class PracticeForm:
    """The editor's form of a practice, used as a person does: by what things are called."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab(self, name: str) -> None:
        """Open one of the tabs."""
        self.page.get_by_role("tab", name=re.compile(f"^{name}")).click()

    def type_into(self, selector: str, text: str) -> None:
        """Type into the field with this id."""
        self.page.locator(f"#{selector}").fill(text)

    def add_to_stream(self, stream: str, block: str | None = None) -> int:
        """Add a block at the end of a stream and return its number; `block` is its name in the chooser."""
        number = int(self.page.locator(f"[name={stream}-count]").input_value())
        panel = self.page.locator(f"[data-contentpath={stream}]")
        panel.locator("button.c-sf-add-button").last.click()
        if block is not None:
            self.page.get_by_role("option", name=re.compile(f"^{block}")).first.click()
        return number

    def send_in(self) -> None:
        """Send for review through the menu beneath the form."""
        self.page.get_by_role("button", name="Meer acties").click()
        self.page.get_by_role("button", name="Stuur door naar Beoordeling").click()
        expect(self.page.locator(".messages")).to_contain_text("ingediend")


def approve(moderator, title: str) -> None:
    """Approve what waits for review, as a colleague does."""
    page = moderator.at("/beheer/taken/")
    page.get_by_role("row").filter(has_text=title).get_by_role("link", name=re.compile("^Beoordelen")).click()
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Goedkeuren en publiceren").click()
    expect(page.locator(".messages")).to_contain_text("gewijzigd")


def new_practice(editor) -> PracticeForm:
    """Begin a practice under the editor's own region."""
    page = editor.at("/beheer/")
    page.goto(editor.site + add_address(page, editor.site))
    return PracticeForm(page)


def add_address(page: Page, site: str) -> str:
    """Return where a practice is added under Groot-Amsterdam, as the explorer of this editor offers it."""
    page.goto(f"{site}/beheer/pages/")
    page.get_by_role("link", name=re.compile("Groot-Amsterdam")).first.click()
    page.wait_for_load_state()
    region_id = re.search(r"/pages/(\d+)/", page.url)[1]
    return f"/beheer/pages/add/practices/practicepage/{region_id}/"


def test_a_first_practice_is_published_and_found_everywhere_at_the_next_request(editor, moderator, visitor):
    """E1."""
    form = new_practice(editor)
    form.type_into("id_title", "Een proefweek op de kwekerij")
    form.type_into("id_introduction", "Leerlingen werken een week mee op een kwekerij bij school.")
    for sentence in ("Eén week meewerken.", "Een vaste begeleider.", "Daarna een gesprek."):
        number = form.add_to_stream("summary")
        form.type_into(f"summary-{number}-value", sentence)
    form.send_in()
    approve(moderator, "Een proefweek op de kwekerij")

    assert "Een proefweek op de kwekerij" in visitor.at("/regios/groot-amsterdam/").content()
    found = visitor.at("/praktijken/?q=kwekerij").get_by_role("link", name="Een proefweek op de kwekerij")
    expect(found).to_be_visible()  # its title, with the word marked
    assert "een-proefweek-op-de-kwekerij" in visitor.page.request.get(f"{visitor.site}/sitemap-praktijk-1.xml").text()
    page = visitor.at("/regios/groot-amsterdam/een-proefweek-op-de-kwekerij/")
    expect(page.get_by_role("main")).to_contain_text("Een vaste begeleider.")
    expect(page.get_by_role("main")).to_contain_text("Een good practice uit de regio Groot-Amsterdam")


def test_a_renamed_practice_is_found_at_its_old_address_and_a_draft_nowhere(editor, moderator, visitor):
    """V3."""
    form = new_practice(editor)
    form.type_into("id_title", "Eerst zo genoemd")
    for sentence in ("Eén.", "Twee.", "Drie."):
        number = form.add_to_stream("summary")
        form.type_into(f"summary-{number}-value", sentence)
    form.send_in()
    approve(moderator, "Eerst zo genoemd")
    editor.page.get_by_role("link", name="Eerst zo genoemd").first.click()
    form.tab("Vindbaarheid")
    form.type_into("id_slug", "later-anders")
    form.send_in()
    approve(moderator, "Eerst zo genoemd")

    page = visitor.at("/regios/groot-amsterdam/eerst-zo-genoemd/")
    expect(page).to_have_url(re.compile("/regios/groot-amsterdam/later-anders/$"))
    answer = visitor.page.goto(f"{visitor.site}/regios/twente/concept-eerste-werkdag/")
    assert answer.status == 404
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")


def test_awkward_content_comes_out_as_it_went_in(editor, moderator, visitor_on_phone):
    """E6: a title of 255 signs, a word of sixty letters, markup, another alphabet, signs."""
    form = new_practice(editor)
    word = "arbeidsmarktregiocoördinatorenoverlegvergaderingsverslagen"
    # A browser counts 🙂 as two, so 254 signs fill the 255 of the field.
    title = (f"‘{word}’ & <b>vet</b> 日本 🙂 " + "lang " * 60)[:254].strip()
    form.type_into("id_title", title)
    form.type_into("id_introduction", "שלום <script>alert(1)</script> " + "x" * 80)
    for sentence in ("a < b & c > d", "“Aanhalingstekens” en ‘enkele’", word):
        number = form.add_to_stream("summary")
        form.type_into(f"summary-{number}-value", sentence)
    form.send_in()
    approve(moderator, word)

    page = visitor_on_phone.at("/regios/groot-amsterdam/")
    page.get_by_role("link", name=re.compile(word)).first.click()
    main = page.get_by_role("main")
    for text in (title, "שלום <script>alert(1)</script>", "a < b & c > d", word):
        expect(main).to_contain_text(text)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.skipif(not SEED.exists(), reason="the interview is not on this machine")
def test_the_real_interview_is_published_read_and_leads_to_its_contact(editor, moderator, visitor_without_script):
    lines = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    title = lines[0].strip("‘’")
    bullets = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
    quotes = [line.strip("“”") for line in lines if line.startswith("“")]
    introduction = lines[2:4]
    speaker = next(line for line in lines if line.startswith("Renee Kraaij"))
    assert (len(bullets), len(quotes)) == (5, 4)

    form = new_practice(editor)
    page = form.page
    form.type_into("id_title", f"‘{title}’")
    form.type_into("id_introduction", "\n\n".join(introduction))
    for bullet in bullets:
        number = form.add_to_stream("summary")
        form.type_into(f"summary-{number}-value", bullet)
    form.add_to_stream("body", "Tussenkop")
    form.type_into("body-0-value", speaker.split(", over ")[1].capitalize())
    for quote in quotes:
        number = form.add_to_stream("body", "Citaat")
        form.type_into(f"body-{number}-value-text", quote)
        choose_contact(page, page.locator(f"[data-contentpath=body] [id='body-{number}-value-contact-chooser']"))
    form.tab("Contact en links")
    page.get_by_role(
        "button", name=re.compile("Contactpersoon toevoegen|Voeg contactpersoon toe", re.IGNORECASE)
    ).click()
    choose_contact(page, page.locator("[id='id_placed_contacts-0-contact-chooser']"))
    form.send_in()
    approve(moderator, title[:40])

    reader = visitor_without_script.at("/")
    reader.get_by_role("main").get_by_role("link", name=re.compile("Groot-Amsterdam")).first.click()
    reader.get_by_role("link", name=re.compile(re.escape(title[:40]))).first.click()
    shown = " ".join(reader.get_by_role("main").inner_text().split())
    for sentence in sentences([title, *introduction, *bullets, *quotes]):
        assert sentence in shown
    assert "Renee Kraaij" in shown
    assert "Een good practice uit de regio Groot-Amsterdam" in shown
    reader.get_by_role("main").get_by_role("link", name="Renee Kraaij").first.click()
    expect(reader).to_have_url(re.compile("/contact/renee-kraaij/$"))


def choose_contact(page: Page, chooser) -> None:
    """Choose Renee Kraaij in the dialog; press again, as a person would, when it does not open."""
    dialog = page.locator(".modal-content")
    search = dialog.locator("input[name=q]").first
    for _ in range(3):
        if not search.is_visible():
            chooser.get_by_role("button", name=re.compile("Kies")).first.click()
        try:
            search.wait_for(timeout=20_000)
            break
        except TimeoutError:
            continue
    search.fill("Kraaij")
    dialog.get_by_role("link", name="Renee Kraaij").or_(dialog.get_by_role("button", name="Renee Kraaij")).first.click()
    expect(chooser).to_contain_text("Renee Kraaij", timeout=20_000)


def sentences(texts: list[str]) -> list[str]:
    """Return every sentence of the texts, with single spaces."""
    return [
        part.strip() for text in texts for part in re.split(r"(?<=[.?!])\s+", " ".join(text.split())) if part.strip()
    ]


def test_what_misses_leads_to_its_field_in_another_tab_and_is_gone_after_a_save(editor):
    form = new_practice(editor)
    page = form.page
    form.type_into("id_title", "Een praktijk zonder thema")
    page.locator("#id_title").press("Tab")  # the address follows when the title is left
    expect(page.locator("#id_slug")).to_have_value("een-praktijk-zonder-thema")
    page.get_by_role("button", name="Bewaar concept").click()
    expect(page.locator(".messages")).to_contain_text("aangemaakt")
    page.get_by_role("button", name="Wat mist er nog").click()
    point = page.locator("[data-checklist-points] li").filter(has_text="Kies minstens één thema")
    counter = page.locator('[data-side-panel-toggle="checklist"] [data-side-panel-toggle-counter]')
    expect(counter).to_have_text(str(page.locator("[data-checklist-points] li").count()))

    point.get_by_role("link").click()
    theme = page.get_by_label("Nazorg en werkbehoud")
    expect(theme).to_be_visible()
    page.wait_for_timeout(WATCHED_AFTER)
    theme.check()
    expect(page.locator("#w-autosave-indicator[data-w-autosave-state-value=saved]")).to_be_attached()

    expect(point).to_have_count(0)
