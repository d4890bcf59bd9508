"""The newer rooms of the admin with the keyboard alone: all is reached, in the order in which it is read, and seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.journeys.conftest import Visitor, axe_violations, sign_in

pytestmark = pytest.mark.e2e
NUMBER = """() => {
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  const shown = [...document.querySelectorAll(kinds)].filter(each =>
    each.closest('main') && !each.disabled && each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true}))
  shown.forEach((each, number) => { each.dataset.number = number })
  return shown.map(each => `${each.tagName} ${each.id} ${each.textContent.trim().slice(0, 40)}`)
}"""
STOP = """() => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect()
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
  return {
    number: here.dataset.number === undefined ? null : Number(here.dataset.number),
    isSeen: (ring || style.boxShadow !== 'none') && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    isOver: here === document.body,
  }
}"""


@pytest.fixture(params=["light", "dark"])
def administrator(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """Who may do everything, in either scheme."""
    size: ViewportSize = {"width": 1280, "height": 900}
    context = browser.new_context(locale="nl-NL", viewport=size, color_scheme=request.param, reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, site, "beheer")
    yield Visitor(page, site)
    context.close()


def walk(page: Page) -> None:
    """Go through the whole page with Tab: every control of the content once, in order, seen; and out again."""
    page.wait_for_load_state("networkidle")
    names = page.evaluate(NUMBER)
    assert names
    page.locator("body a").first.focus()  # "To the content": where the keyboard begins on a page that was just opened
    stops: list[int] = []
    unseen: list[str] = []
    for _press in range(len(names) + 100):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["number"] is not None:
            stops.append(stop["number"])
            if not stop["isSeen"]:
                page.wait_for_timeout(500)  # a long page rolls there
            if not page.evaluate(STOP)["isSeen"]:
                unseen.append(names[stop["number"]])
        elif stop["isOver"]:
            break
    else:
        pytest.fail("the keyboard never comes to the end of the page")
    assert [name for number, name in enumerate(names) if number not in stops] == []
    assert stops == sorted(stops)
    assert unseen == []


def go_to(page: Page, name: str) -> None:
    """Press Tab until a control with this name is reached."""
    for _press in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    pytest.fail(f"{name} is not reached")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_a_person_is_looked_up_and_erased_with_the_keyboard_alone(administrator):
    page = administrator.at("/beheer/personen/")
    walk(page)
    assert axe_violations(page) == []

    go_to(page, "Deze persoon zoeken")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("alert").get_by_role("link").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "id_told"
    assert page.locator("#id_told").get_attribute("aria-invalid") == "true"
    assert axe_violations(page) == []

    page.keyboard.type("Renée Kraaij")
    go_to(page, "Deze persoon zoeken")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Wat we vonden").wait_for()
    for place in page.locator("details.place summary").all():
        place.focus()
        page.keyboard.press("Enter")
    expect(page.locator(".place__hits select").first).to_be_visible()
    walk(page)
    assert axe_violations(page) == []

    page.get_by_label("Typ de naam of het adres nog eens").focus()
    page.keyboard.type("Iemand anders")
    go_to(page, "Deze persoon wissen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    page.get_by_role("alert").get_by_role("link").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "id_typed"
    expect(page.locator("#id_typed")).to_be_in_viewport()
    assert axe_violations(page) == []


@pytest.mark.parametrize(
    "room", ["", "account/aanmeldingen/", "account/tweede-stap/", "account/tweede-stap/instellen/"]
)
def test_a_room_is_walked_through_with_the_keyboard_alone(administrator, room):
    page = administrator.at(f"/beheer/{room}")

    walk(page)

    assert axe_violations(page) == []


def test_a_wrong_code_leads_to_its_field(administrator):
    page = administrator.at("/beheer/account/tweede-stap/instellen/")
    page.get_by_label("Code uit je app").focus()
    page.keyboard.type("000000")
    go_to(page, "Stel in")
    page.keyboard.press("Enter")

    page.get_by_role("alert").get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    assert focused(page) in {"id_password", "id_code"}
    assert page.locator(f"#{focused(page)}").get_attribute("aria-invalid") == "true"
    assert axe_violations(page) == []
