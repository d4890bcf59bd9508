"""Every page answers, costs a fixed number of queries, and any junk gives a helpful page."""

import pytest
from django.test import Client

from home import models
from practices.blocks import PracticeBody
from practices.models import Theme
from tests.makers import make_contact, make_content_page, make_practice, make_region, make_term, make_user, stream


def fill(tree, number: int) -> None:
    theme = Theme.objects.filter(slug="nazorg").first() or make_term(Theme, "Nazorg")
    regions = [make_region(tree) for _ in range(2)]
    for region in regions:
        person = make_contact(regions=[region])
        body = stream(
            ("heading", "Kop"),
            ("quote", {"text": "Het werkt.", "contact": person.pk, "name": "", "function": ""}),
            ("quote", {"text": "Echt.", "contact": make_contact().pk, "name": "", "function": ""}),
        )
        for _ in range(number // 2):
            make_practice(region, themes=[theme], contacts=[person], tags=["bellen"], body=body)


BUDGETS = {"/": 12, "/regios/": 12, "region": 18, "practice": 14, "/themas/nazorg/": 10, "/contact/": 10, "contact": 16}


@pytest.mark.slow
@pytest.mark.parametrize("address", BUDGETS)
def test_a_page_costs_the_same_number_of_queries_for_few_and_many(tree, client, django_assert_max_num_queries, address):
    fill(tree, 4)
    region = tree.regions.get_children().first()
    practice = region.get_children().first().specific
    addresses = {
        "region": region.url,
        "practice": practice.url,
        "contact": practice.placed_contacts.first().contact.get_absolute_url(),
    }
    url = addresses.get(address, address)

    def cost() -> int:
        client.get(url)
        with django_assert_max_num_queries(BUDGETS[address]) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    few = cost()
    fill(tree, 30)
    assert cost() == few


@pytest.mark.parametrize(
    "address",
    [
        "/bestaat-niet/",
        "/regios/nergens/",
        "/regios/nergens/niets/",
        "/praktijken/niets/",
        "/themas/niets/",
        "/contact/niemand/",
        "/%00/",
        "/%ff/",
        "/regios/%F0%9F%99%82/",
        "/" + "a/" * 60,
        "/" + "x" * 2000 + "/",
        "/wp-login.php",
    ],
)
def test_an_address_that_does_not_exist_gives_the_helpful_404(tree, client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    assert 'action="/praktijken/"' in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/praktijken/", "/regios/", "/regios/zoek/", "/contact/", "/themas/", "/begrippen/"]
)
@pytest.mark.parametrize(
    "query",
    [
        "pagina=0",
        "pagina=999",
        "pagina=abc",
        "regio=bestaat-niet&thema=%00",
        "q=%22%27%28%29*%3A&sorteer=%3Cscript%3E",
        "plaats=%00%F0%9F%99%82",
        "plaats=" + "x" * 5000,
        "&".join(f"k{number}=v" for number in range(200)),
        "q=%ff%fe",
    ],
)
def test_junk_in_the_query_string_gives_a_helpful_page(tree, client, path, query):
    assert client.get(f"{path}?{query}").status_code == 200


def test_a_reader_gets_no_cookie(tree, client):
    make_content_page(tree)
    practice = make_practice(make_region(tree, "Twente"))
    for url in (
        "/",
        "/praktijken/",
        "/regios/",
        "/regios/twente/",
        practice.url,
        "/contact/",
        "/over-dit-portaal/",
        "/nergens/",
    ):
        client.get(url)

    assert not client.cookies


def test_public_pages_have_the_strict_policy_and_the_admin_its_own(tree, client):
    public = client.get("/")["Content-Security-Policy"]
    stranger = client.get("/beheer/")["Content-Security-Policy"]
    client.force_login(make_user(is_superuser=True))
    admin = client.get("/beheer/")["Content-Security-Policy"]

    assert "unsafe" not in public + stranger
    assert "script-src 'self';" in public
    assert "unsafe-inline" in admin
    assert "unsafe-eval" not in admin


def test_a_form_that_came_back_without_its_cookie_says_what_to_do(tree):
    answer = Client(enforce_csrf_checks=True).post("/beheer/login/", {"username": "x", "password": "y"})

    assert answer.status_code == 403
    assert "formulier" in answer.text.lower()


def test_a_page_that_breaks_gives_our_500_without_asking_the_database(
    tree, client, monkeypatch, django_assert_num_queries
):
    def broken(*args, **kwargs):
        raise RuntimeError("stuk")

    monkeypatch.setattr("contacts.views.directory", broken)
    client.raise_request_exception = False

    answer = client.get("/contact/")

    assert answer.status_code == 500
    assert "085" in answer.text or "opnieuw" in answer.text


def test_the_house_is_in_good_health(db, client):
    told = {"status": "goed", "database": "bereikbaar", "migraties": "toegepast", "cache": "bereikbaar"}
    assert client.get("/gezondheid/").json() == told


def test_a_page_that_goes_while_somebody_asks_for_it_is_not_found(tree, client, monkeypatch):
    page = make_content_page(tree)
    known = models._other_pages()
    page.delete()
    monkeypatch.setattr(models, "_other_pages", lambda: known)

    assert client.get(page.url).status_code == 410  # it was there
    assert client.get("/nooit-geweest/").status_code == 404


def test_the_style_guide_shows_colleagues_each_block(tree, client):
    assert client.get("/stijlgids/").status_code == 302
    client.force_login(make_user(is_superuser=True))

    page = client.get("/stijlgids/")

    assert page.status_code == 200
    assert page.text.count('<div class="story">') == len(PracticeBody().child_blocks)
