"""What machines read of each page type: linked data, what a shared link shows, the one address."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from practices.models import Theme
from tests.linked import meta_of, one_of, things_of, within
from tests.makers import make_contact, make_content_page, make_municipality, make_practice, make_region, make_term

SENTINEL = "zwartekat"


@pytest.fixture
def site(tree):
    """One of each page type; the people of the region are a valid and an expired contact."""
    region = make_region(tree, "Twente")
    make_municipality(region, "Almelo")
    person = make_contact("Renee Kraaij", regions=[region], personal_email=f"{SENTINEL}@example.org")
    gone = make_contact(f"Kees {SENTINEL}", regions=[region], verified_on=date(2020, 1, 1), slug="kees")
    theme = make_term(Theme, "Nazorg", description="Na school")
    practice = make_practice(region, "De belronde", themes=[theme], contacts=[person, gone])
    make_practice(tree.practices, "De loopbaanlijn", slug="loopbaanlijn", contacts=[gone])
    make_practice(region, f"Concept {SENTINEL}", live=False)
    make_content_page(tree)
    return practice


PAGES = [
    "/", "/praktijken/", "/regios/", "/regios/twente/", "/regios/twente/de-belronde/", "/praktijken/loopbaanlijn/",
    "/over-dit-portaal/", "/themas/", "/themas/nazorg/", "/begrippen/", "/contact/", "/contact/renee-kraaij/",
    "/contact/kees/",
]  # fmt: skip


def test_every_page_says_what_it_is_and_nothing_that_is_not_public(site, client):
    for address in PAGES:
        html = client.get(address).text
        meta, things = meta_of(html), things_of(html)

        assert meta["canonical"] == meta["og:url"] == f"http://testserver{address}"
        assert meta["og:title"], address
        assert meta["og:locale"] == "nl_NL"
        assert meta["og:image"].startswith("http://testserver/")
        assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
        assert meta["og:image:alt"], address
        if address != "/":
            trail = one_of(html, "BreadcrumbList")["itemListElement"]
            assert trail[0] == {"@type": "ListItem", "position": 1, "name": "Home", "item": "http://testserver/"}
            assert trail[-1]["item"] == meta["canonical"]
            assert trail[-1]["name"] == meta["og:title"]
        said = str(things) + str(meta)
        assert SENTINEL not in said, address
        assert "@example.org" not in said, address


def test_the_home_page_says_how_to_search_the_site_and_who_makes_it(site, client):
    html = client.get("/").text

    search = one_of(html, "WebSite")["potentialAction"]
    assert search["target"]["urlTemplate"] == "http://testserver/praktijken/?q={search_term_string}"
    assert search["query-input"] == "required name=search_term_string"
    assert one_of(html, "Organization")["name"] == "Landelijk Kwartiermakerschap vso-pro"


def test_a_practice_is_an_article_with_whom_to_ask_and_a_picture_of_its_own(site, client):
    html = client.get(site.url).text
    article, meta = one_of(html, "Article"), meta_of(html)

    assert article["headline"] == "De belronde"
    assert article["about"] == [{"@type": "Thing", "name": "Nazorg"}]
    assert article["datePublished"] == site.first_published_at.isoformat()
    assert [area["name"] for area in article["contentLocation"]] == ["Twente"]
    (point,) = within(article, "ContactPoint")
    assert point["name"] == "Renee Kraaij"
    assert point["telephone"] == "+31850130123"
    assert point["url"] == "http://testserver/contact/renee-kraaij/bericht/"
    assert meta["og:type"] == "article"
    assert meta["og:image"] == article["image"] == f"http://testserver{site.url}beeld.png"
    assert meta["og:image:alt"] == "De belronde"


def test_a_practice_whose_contact_may_not_be_named_gives_the_desk(site, client):
    points = list(within(things_of(client.get("/praktijken/loopbaanlijn/").text), "ContactPoint"))

    assert [point["url"] for point in points] == ["http://testserver/contact/balie/landelijk/"]


def test_a_contact_that_expires_leaves_every_page_at_once(site, client):
    person = site.placed_contacts.first().contact
    person.consent_until = timezone.localdate() - timedelta(days=1)
    person.save()

    for address in ("/regios/twente/", site.url, person.get_absolute_url()):
        assert "Renee" not in str(things_of(client.get(address).text)), address


def test_a_region_is_an_area_with_its_municipalities_and_whom_to_call(site, client):
    html = client.get("/regios/twente/").text

    area = one_of(html, "AdministrativeArea")
    assert [part["name"] for part in area["containsPlace"]] == ["Almelo"]
    organisation = one_of(html, "Organization")
    assert organisation["areaServed"]["@id"] == area["@id"]
    assert [point["name"] for point in organisation["contactPoint"]] == ["Renee Kraaij", "Regiobalie Twente"]


def test_a_list_has_an_address_per_page_and_none_per_filter_or_order(site, client, monkeypatch):
    monkeypatch.setattr("practices.listings.PER_PAGE", 1)

    def address_of(query: str) -> str:
        meta = meta_of(client.get(f"/praktijken/{query}").text)
        assert "robots" not in meta
        return meta["canonical"].removeprefix("http://testserver/praktijken/")

    for query in ("", "?pagina=1", "?sorteer=titel", "?regio=twente", "?thema=nazorg&pagina=2", "?utm_source=brief"):
        assert address_of(query) == "", query
    assert address_of("?pagina=2") == "?pagina=2"
    assert address_of("?pagina=99") == "?pagina=2"


def test_what_was_searched_for_is_left_out_by_search_engines(site, client):
    meta = meta_of(client.get("/praktijken/?q=bel&sorteer=titel").text)

    assert meta["robots"] == "noindex, follow"
    assert meta["canonical"] == "http://testserver/praktijken/?q=bel"


def test_an_error_and_a_form_are_not_for_search_engines(site, client):
    for address in ("/nergens/", "/contact/renee-kraaij/bericht/", "/volgen/"):
        assert meta_of(client.get(address).text)["robots"] == "noindex", address


def test_an_error_has_no_address_to_share(site, client):
    assert not {"canonical", "og:url", "og:title"} & meta_of(client.get("/nergens/").text).keys()


def test_a_title_with_signs_is_said_whole_in_a_shared_link(site, client):
    site.seo_title = 'Bellen & "mailen" <met> zorg’'
    site.save()
    html = client.get(site.url).text

    assert meta_of(html)["og:title"] == site.seo_title
    assert "<title>Bellen &amp; &quot;mailen&quot; &lt;met&gt; zorg’ ·" in html
