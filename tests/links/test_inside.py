"""A link within the site is followed without asking the network."""

import pytest
from django.core.files.storage import default_storage
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from links.choices import Kind, Outcome
from links.inside import OwnSite
from tests.makers import make_contact, make_content_page, make_document, make_practice, make_region


@pytest.fixture
def own(tree):
    return OwnSite()


def outcome(own, url):
    return own.answers([url])[url].outcome


def test_what_is_our_own_is_known_by_its_host(tree, own):
    for url in (
        "/praktijken/",
        "?q=a",
        "pad",
        "http://testserver/a/",
        "https://testserver/",
        "http://TESTSERVER:80/",
        "page:4",
    ):
        assert own.kind_of(url) == Kind.INSIDE, url
    for url in ("document:4", "/documenten/4/leidraad.pdf", "http://testserver/documenten/4/leidraad.pdf"):
        assert own.kind_of(url) == Kind.DOCUMENT, url
    for url in (
        "https://example.org/",
        "//example.org/",
        "http://testserver:8000/",
        "javascript:x",
        "http://[kapot",
        "http://a:b/",
    ):
        assert own.kind_of(url) == Kind.OUTSIDE, url


def test_a_page_must_be_there_published_and_open_to_all(tree, own):
    page = make_content_page(tree, "Over")
    draft = make_content_page(tree, "Straks", live=False)
    closed = make_content_page(tree, "Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)

    answers = own.answers([f"page:{key}" for key in (page.pk, draft.pk, closed.pk, 999999, "x", "")])

    assert [answer.outcome for answer in map(answers.get, sorted(answers))].count(Outcome.GONE) == 4
    assert answers[f"page:{page.pk}"].outcome == Outcome.WORKS
    assert answers[f"page:{draft.pk}"].detail == "De pagina ‘Straks’ staat niet op de site."
    assert answers[f"page:{closed.pk}"].outcome == Outcome.ERROR


def test_a_document_must_be_there_with_its_file(tree, own):
    document, lost = make_document(), make_document("Zoek")
    default_storage.delete(lost.file.name)

    assert outcome(own, f"document:{document.pk}") == Outcome.WORKS
    assert outcome(own, f"http://testserver{document.url}") == Outcome.WORKS
    assert outcome(own, f"/documenten/{document.pk}/een-vorig-bestand.pdf") == Outcome.GONE
    assert outcome(own, f"document:{lost.pk}") == Outcome.GONE
    assert outcome(own, "/documenten/999999/weg.pdf") == Outcome.GONE
    assert outcome(own, f"/documenten/{'9' * 40}/weg.pdf") == Outcome.GONE


def test_addresses_of_pages_are_found_in_the_tree(tree, own):
    region = make_region(tree, "Twente")
    practice = make_practice(region, "De belronde")
    draft = make_practice(region, "Straks", live=False)

    for url in ("/", "/praktijken/", "/praktijken", practice.url, practice.url.rstrip("/"), f"{practice.url}?print=1",
                f"http://testserver{practice.url}"):  # fmt: skip
        assert outcome(own, url) == Outcome.WORKS, url
    for url in ("/bestaat-niet/", draft.url or "/regios/twente/straks/", "/rare%20tekens%C3%A9/"):
        assert outcome(own, url) == Outcome.GONE, url


def test_addresses_beside_the_tree_are_asked_of_their_view(tree, own):
    contact = make_contact("Renée Kraaij")

    for url in ("/themas/", "/contact/", contact.get_absolute_url(), "/robots.txt", "/sitemap.xml", "/favicon.ico",
                "/static/img/favicon.svg"):  # fmt: skip
        assert outcome(own, url) == Outcome.WORKS, url
    for url in ("/contact/niemand/", "/themas/geen-thema/", "/static/img/geen.svg", "/media/images/geen.png",
                "/static/../../etc/passwd"):  # fmt: skip
        assert outcome(own, url) == Outcome.GONE, url


def test_the_screens_of_editors_and_half_addresses_are_errors(tree, own):
    assert outcome(own, "/beheer/pages/4/edit/") == Outcome.ERROR
    assert outcome(own, "www.example.org") == Outcome.ERROR


def test_redirects_of_editors_are_followed(tree, own):
    page = make_content_page(tree, "Over")
    draft = make_content_page(tree, "Straks", live=False)
    for path, fields in {
        "/oud": {"redirect_page": page},
        "/even": {"redirect_page": page, "is_permanent": False},
        "/dood": {"redirect_page": draft},
        "/elders": {"redirect_link": "https://example.org/"},
    }.items():
        Redirect.objects.create(old_path=path, **fields)

    assert outcome(own, "/oud/?van=mail") == Outcome.MOVED
    assert own.answers(["/oud"])["/oud"].new_url.endswith("/over/")
    assert outcome(own, "/even/") == Outcome.WORKS
    assert outcome(own, "/dood/") == Outcome.GONE
    assert own.answers(["/elders/"])["/elders/"].new_url == "https://example.org/"


def test_pages_and_documents_take_few_queries_for_any_number(tree, own, django_assert_max_num_queries):
    urls = [f"page:{make_content_page(tree, f'Pagina {number}').pk}" for number in range(20)]
    urls += [f"document:{make_document().pk}" for _ in range(5)]

    with django_assert_max_num_queries(4):
        answers = own.answers(urls)

    assert {answer.outcome for answer in answers.values()} == {Outcome.WORKS}
