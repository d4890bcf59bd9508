"""The admin on the narrowest telephone: nothing lies beside the screen, and what was a table can be heard as one."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Faults, Visitor, sign_in
from tests.journeys.test_editing import new_practice

pytestmark = pytest.mark.e2e

TITLE = "De arbeidsmarktregiocoördinatorenbijeenkomst"
ROOMS = (
    *("", "taken/", "personen/", "postvak/", "importeren/", "mails/", "contacttaken/", "overdragen/", "handleiding/"),
    *("account/aanmeldingen/", "account/tweede-stap/", "onderhoud/trefwoorden/"),
)
BESIDE = """() => {
  const wide = []
  for (const each of document.querySelectorAll('main, main *, header *')) {
    const box = each.getBoundingClientRect(), style = getComputedStyle(each)
    if (box.width <= 1 || style.visibility === 'hidden') continue
    const scrolls = /auto|scroll/.test(style.overflowX) && each.scrollWidth > each.clientWidth + 1
    const isCut = each.matches('.w-breadcrumbs li') && each.scrollHeight > each.clientHeight + 1
    if (isCut || box.right > innerWidth + 1 || box.left < -1 || scrolls)
      wide.push(`${each.tagName}.${each.className} ${each.textContent.trim().slice(0, 40)}`)
  }
  return wide
}"""


@pytest.fixture
def administrator_on_phone(browser: Browser, site: str) -> Iterator[Visitor]:
    """Who may do everything, with a telephone."""
    faults = Faults(site)
    context = browser.new_context(locale="nl-NL", viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    faults.watch(page)
    sign_in(page, site, "beheer")
    yield Visitor(page, site)
    context.close()
    assert faults.found == []


def heard(page: Page, name: str) -> dict[str, list[str]]:
    """Return what a screen reader is told of a table, by the browser itself: names by role."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    known = {node["nodeId"]: node for node in tree}
    told: dict[str, list[str]] = {}

    def hear(node: dict) -> None:
        told.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
        for child in node.get("childIds", []):
            hear(known[child])

    for node in tree:
        if node.get("role", {}).get("value") == "table" and node["name"]["value"] == name:
            hear(node)
    return told


def test_what_waits_is_read_without_scrolling_sideways_and_heard_as_a_table(editor, administrator_on_phone):
    form = new_practice(editor)
    form.type_into("id_title", TITLE)
    form.type_into("id_introduction", "Hoe wij elkaar elke maand zien.")
    for sentence in ("Elke maand.", "Met alle scholen.", "Op een vaste dag."):
        number = form.add_to_stream("summary")
        form.type_into(f"summary-{number}-value", sentence)
    form.send_in()

    page = administrator_on_phone.at("/beheer/taken/")

    row = page.get_by_role("row").filter(has_text=TITLE)
    expect(row.get_by_role("link", name=re.compile("^Beoordelen"))).to_be_in_viewport()
    label = row.locator("td", has_text="Redactie Amsterdam").evaluate("td => getComputedStyle(td, '::before').content")
    assert "Ingestuurd door" in label
    assert page.evaluate(BESIDE) == []
    told = heard(page, "Te beoordelen")
    assert told["columnheader"] == ["Pagina", "Regio", "Ingestuurd door", "Wacht", "Wat veranderde", "Doen"]
    cells = told["cell"]
    assert TITLE in cells
    assert "Redactie Amsterdam" in cells  # its label is not said once more
    assert len(cells) == 6 * (len(told["row"]) - 1)

    administrator_on_phone.at("/beheer/")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    assert page.evaluate(BESIDE) == []


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_of_a_room_of_ours_lies_beside_the_screen(administrator_on_phone, room):
    page = administrator_on_phone.at(f"/beheer/{room}")
    page.wait_for_load_state("networkidle")

    assert page.evaluate(BESIDE) == []


def test_a_person_who_was_found_is_read_on_a_telephone(administrator_on_phone):
    page = administrator_on_phone.at("/beheer/personen/")
    page.get_by_label("Naam of e-mailadres").fill("Mo Achahbar")
    page.get_by_role("button", name="Deze persoon zoeken").click()
    page.get_by_role("heading", name="Wat we vonden").wait_for()

    for place in page.locator("details.place").all():
        place.locator("summary").click()

    expect(page.locator(".place__hits").first).to_be_visible()
    assert page.evaluate(BESIDE) == []
