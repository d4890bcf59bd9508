"""Journeys of people who read: find a practice, a region, somebody to call."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e


def test_a_teacher_in_zaandam_reaches_a_telephone_number_in_three_clicks_without_script(visitor_without_script):
    """S1: place, region, number."""
    page = visitor_without_script.at("/")
    page.get_by_label("Plaats, gemeente of postcode").fill("Zaandam")
    page.get_by_role("button", name="Vind mijn regio").click()

    expect(page).to_have_url(re.compile("/regios/zaanstreek-waterland/$"))
    number = page.locator("main a[href^='tel:']").first
    expect(number).to_be_visible()
    assert number.get_attribute("href").startswith("tel:+31")


@pytest.mark.parametrize("place", ["1506", "1506 AB", "zaandam", "Zaanstad", "ZAANDAM ", "zaandm"])
def test_a_postcode_a_municipality_and_a_slip_of_the_pen_lead_there_too(visitor_without_script, place):
    page = visitor_without_script.at("/regios/zoek/")
    page.get_by_label("Plaats, gemeente of postcode").first.fill(place)
    page.get_by_role("button", name="Vind mijn regio").first.click()
    if place == "zaandm":
        page.get_by_role("link", name="Zaandam").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Zaanstreek/Waterland")


def test_every_count_of_a_facet_equals_the_list_it_leads_to(visitor_without_script):
    """S4, with the form a reader has."""
    page = visitor_without_script.at("/praktijken/")
    for name in ("Nazorg en werkbehoud", "Geborgd", "Rijnmond"):
        page.goto(f"{visitor_without_script.site}/praktijken/")
        box = page.get_by_role("checkbox", name=re.compile(name)).first
        label = page.locator("label", has=box).inner_text()
        count = int(re.findall(r"\d+", label)[-1])
        box.check()
        page.get_by_role("button", name="Toon resultaten").first.click()
        expect(page.locator("#aantal")).to_contain_text(f"{count} praktijk")


def test_the_back_button_brings_back_the_filters(visitor):
    page = visitor.at("/praktijken/?thema=nazorg")
    before = page.locator("#aantal").inner_text()
    page.get_by_role("main").get_by_role("heading", level=2).get_by_role("link").first.click()
    page.wait_for_load_state()
    page.go_back()

    expect(page.locator("#aantal")).to_have_text(before)
    expect(page.get_by_role("checkbox", name=re.compile("Nazorg en werkbehoud"))).to_be_checked()


def test_a_chosen_filter_can_be_let_go_by_its_chip(visitor_without_script):
    page = visitor_without_script.at("/praktijken/?thema=nazorg&regio=rijnmond")
    page.get_by_role("link", name=re.compile("Rijnmond.*", re.DOTALL)).first.click()

    assert "rijnmond" not in page.url
    assert "thema=nazorg" in page.url


@pytest.mark.parametrize("query", ["pagina=0", "pagina=999", "pagina=abc", "thema=onzin", "regio=%00", "q=%22"])
def test_odd_addresses_give_a_helpful_page(visitor_without_script, query):
    page = visitor_without_script.page
    answer = page.goto(f"{visitor_without_script.site}/praktijken/?{query}")

    assert answer.status == 200
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_practice_is_found_on_the_map_in_two_clicks_and_its_contact_in_one_more(visitor_without_script):
    page = visitor_without_script.at("/")
    page.get_by_role("main").get_by_role("link", name=re.compile("Groot-Amsterdam")).first.click()
    page.get_by_role("link", name=re.compile("Transfercoaching: een vaste coach", re.IGNORECASE)).first.click()
    expect(page).to_have_url(re.compile("/regios/groot-amsterdam/transfercoaching/$"))
    page.get_by_role("main").get_by_role("link", name="Renee Kraaij").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Renee Kraaij")


def test_everything_works_without_script(visitor_without_script):
    """V6: search, filter, next page, region, contact, theme."""
    page = visitor_without_script.at("/")
    page.get_by_role("searchbox").first.fill("coach")
    page.get_by_role("button", name="Zoeken").first.click()
    expect(page).to_have_url(re.compile(r"/praktijken/\?q=coach"))
    expect(page.locator("#aantal")).to_contain_text("coach")

    page = visitor_without_script.at("/praktijken/")
    page.get_by_role("link", name=re.compile("Volgende")).click()
    expect(page).to_have_url(re.compile("pagina=2"))

    page = visitor_without_script.at("/contact/")
    page.get_by_label("Regio", exact=True).select_option("twente")
    page.get_by_role("button", name="Toon").first.click()
    expect(page.get_by_role("main")).to_contain_text("Bart Nijhuis")


def test_a_practice_prints_on_one_or_two_pages_with_whom_to_call(visitor):
    """V7."""
    for path in ("/regios/groot-amsterdam/transfercoaching/", "/regios/rijnmond/geldcoach-op-school/"):
        page = visitor.at(path)
        pdf = page.pdf(format="A4", prefer_css_page_size=True)
        pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
        assert 1 <= pages <= 2, (path, pages)
        page.emulate_media(media="print")
        expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
        expect(page.locator("main a[href^='tel:']").first).to_be_visible()
        page.emulate_media(media="null")


def test_a_phone_has_the_filters_behind_a_disclosure_without_script(browser, site):
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/praktijken/")

    box = page.locator("input[name=thema]").first
    expect(box).to_be_hidden()
    page.locator("summary", has_text="Filter").first.click()
    expect(box).to_be_visible()
    context.close()


def test_pages_are_light(visitor):
    """First visit: at most 200 KB in at most 8 requests; HTML 60 KB, CSS 40 KB, script 15 KB, fonts 120 KB."""
    for path in ("/", "/praktijken/", "/regios/groot-amsterdam/", "/regios/groot-amsterdam/transfercoaching/"):
        sizes: dict[str, int] = {}

        def weigh(response, sizes=sizes):
            kind = response.request.resource_type
            sizes[kind] = sizes.get(kind, 0) + len(response.body())

        page = visitor.page.context.new_page()
        page.on("response", weigh)
        page.goto(visitor.site + path, wait_until="networkidle")
        page.close()
        assert sizes["document"] <= 60 * 1024, (path, sizes)
        assert sizes["stylesheet"] <= 40 * 1024, (path, sizes)
        assert sizes.get("script", 0) <= 15 * 1024, (path, sizes)
        assert sizes.get("font", 0) <= 120 * 1024, (path, sizes)


def test_with_script_a_choice_shows_at_once_and_the_back_button_takes_it_back(visitor):
    page = visitor.at("/praktijken/")
    everything = page.locator("#aantal").inner_text()
    page.get_by_role("checkbox", name=re.compile("Nazorg en werkbehoud")).check()
    expect(page).to_have_url(re.compile("thema=nazorg"))
    expect(page.locator("#aantal")).not_to_have_text(everything)
    page.go_back()

    expect(page).to_have_url(re.compile("/praktijken/$"))
    expect(page.locator("#aantal")).to_have_text(everything)
