"""The sitemap names what is public and nothing else, in parts that stay as they are, with a fixed number of queries."""

from datetime import date, datetime, timedelta
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from kit import addresses
from kit.pages import PortalPage
from practices.models import PracticePage, Theme
from tests.makers import make_contact, make_content_page, make_practice, make_region, make_term

XMLNS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://testserver"


def read(client, address: str, root: str, child: str) -> dict[str, str]:
    """Return {address: when it last changed, or ""} and see that the file is as the protocol asks."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/xml")
    tree = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    assert tree.tag == XMLNS + root
    assert len(answer.content) < 50 * 1024 * 1024
    found = {}
    for entry in tree:
        assert entry.tag == XMLNS + child
        names = [part.tag.removeprefix(XMLNS) for part in entry]
        assert names in (["loc"], ["loc", "lastmod"]), names
        location = entry.findtext(f"{XMLNS}loc", "").strip()
        assert location.startswith(SITE + "/")
        changed = entry.findtext(f"{XMLNS}lastmod", "").strip()
        if changed:
            datetime.fromisoformat(changed)
        assert location not in found
        found[location.removeprefix(SITE)] = changed
    assert 1 <= len(found) <= 50_000
    return found


def index_of(client) -> dict[str, str]:
    return read(client, "/sitemap.xml", "sitemapindex", "sitemap")


def named(client) -> dict[str, str]:
    return {
        address: changed
        for part in index_of(client)
        for address, changed in read(client, part, "urlset", "url").items()
    }


def test_it_names_every_kind_of_public_page_and_each_answers(tree, client):
    region = make_region(tree, "Twente")
    make_practice(region, slug="openbaar")
    make_practice(tree.practices, slug="landelijk")
    make_contact("Renee Kraaij")
    make_term(Theme, "Nazorg")
    make_content_page(tree)

    found = named(client)

    assert sorted(found) == [
        "/", "/begrippen/", "/contact/", "/contact/renee-kraaij/", "/over-dit-portaal/", "/praktijken/",
        "/praktijken/landelijk/", "/regios/", "/regios/twente/", "/regios/twente/openbaar/", "/themas/",
        "/themas/nazorg/",
    ]  # fmt: skip
    assert {client.get(address).status_code for address in found} == {200}


def test_it_names_nothing_that_is_not_public(tree, client):
    region, closed = make_region(tree, "Twente"), make_region(tree, "Zwartekat dicht")
    make_practice(region, slug="zwartekat-concept", live=False)
    make_practice(region, slug="zwartekat-straks", live=False, go_live_at=timezone.now())
    make_practice(closed, slug="in-de-zwartekat")
    PageViewRestriction.objects.create(page=Page.objects.get(pk=closed.pk), restriction_type="login")
    make_contact("Zwartekat Verlopen", verified_on=date(2020, 1, 1))
    make_contact("Zwartekat Zonder", consent_on=None)
    make_contact("Zwartekat Concept", live=False)

    everything = client.get("/sitemap.xml").text + "".join(client.get(part).text for part in index_of(client))

    assert "/regios/twente/" in everything
    assert "zwartekat" not in everything.lower()


def test_every_page_type_has_its_addresses_in_it(tree, client):
    make_practice(make_region(tree))
    make_content_page(tree)
    found = named(client)

    for page_type in (model for model in apps.get_models() if issubclass(model, PortalPage)):
        page = page_type.objects.published().first()
        assert page is not None, f"{page_type.__name__}: let this test make one"
        assert page.get_url() in found, page_type.__name__


def test_a_part_keeps_its_addresses_when_another_page_goes(tree, client, monkeypatch):
    monkeypatch.setattr(addresses, "PART", 2)
    region = make_region(tree, "Twente")
    practices = [make_practice(region) for _ in range(7)]
    before = {part: read(client, part, "urlset", "url") for part in index_of(client)}
    assert len([part for part in before if "praktijk-" in part]) >= 4

    practices[0].delete()
    practices[1].delete()

    after = {part: read(client, part, "urlset", "url") for part in index_of(client)}
    gone = {practices[0].url, practices[1].url}
    for part, urls in before.items():
        kept = {address: changed for address, changed in urls.items() if address not in gone}
        assert after.get(part, {}) == kept, part
        if not kept:
            assert client.get(part).status_code == 404


def test_when_a_page_changed_is_true(tree, client):
    region = make_region(tree)
    moment = datetime(2026, 3, 14, 23, 30, tzinfo=timezone.get_current_timezone())
    practice = make_practice(region)
    PracticePage.objects.filter(pk=practice.pk).update(last_published_at=moment)
    unknown = make_practice(region)
    PracticePage.objects.filter(pk=unknown.pk).update(last_published_at=None)
    verified_on = timezone.localdate() - timedelta(days=20)
    contact = make_contact("Renee Kraaij", verified_on=verified_on)

    found, parts = named(client), index_of(client)

    assert found[practice.url] == "2026-03-14"
    assert found[unknown.url] == ""
    assert found[contact.get_absolute_url()] == verified_on.isoformat()
    (practices,) = [changed for part, changed in parts.items() if "-praktijk-" in part]
    assert datetime.fromisoformat(practices) == moment


def test_it_costs_the_same_number_of_queries_for_few_and_many(tree, client, django_assert_max_num_queries):
    region = make_region(tree)

    def cost(most: int, address: str) -> int:
        with django_assert_max_num_queries(most) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    make_practice(region)
    make_contact()
    (part,) = [part for part in index_of(client) if "-praktijk-" in part]
    few = cost(16, "/sitemap.xml"), cost(2, part)
    for _ in range(4):
        make_practice(region)
        make_contact()
    assert (cost(16, "/sitemap.xml"), cost(2, part)) == few


@pytest.mark.parametrize(
    "address",
    ["/sitemap-praktijk-2.xml", "/sitemap-praktijk-0.xml", "/sitemap-praktijk-999999.xml", "/sitemap-niets-1.xml",
     "/sitemap-praktijk-9999999999999999999999.xml", "/sitemap-vast-2.xml"],
)  # fmt: skip
def test_a_part_that_does_not_exist_is_a_404(tree, client, address):
    assert client.get(address).status_code == 404


def test_robots_are_told_where_the_sitemap_is_and_what_not_to_read(tree, client):
    text = client.get("/robots.txt").text
    robots = RobotFileParser()
    robots.parse(text.splitlines())

    assert robots.site_maps() == [f"{SITE}/sitemap.xml"]
    assert robots.can_fetch("*", f"{SITE}/praktijken/")
    assert not robots.can_fetch("*", f"{SITE}/beheer/login/")
    assert "Disallow: /*?*&" in text
