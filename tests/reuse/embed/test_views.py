"""Pieces on other sites: framed by anyone, without cookie or form; the rest of the site by nobody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from practices.models import PracticePage
from tests.makers import make_practice
from tests.reuse.conftest import SENTINELS

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths(twente, stage):
    """Return the address of a piece of each kind, one of them of what is not there."""
    practice = make_practice(twente, "Coach", themes=[stage])
    return [
        "/embed/regio/twente/",
        "/embed/praktijken/",
        "/embed/praktijken/?thema=stage&q=coach",
        f"/embed/praktijk/{practice.pk}/",
        "/embed/regio/nergens/",
        "/embed/praktijk/0/",
    ]


def test_every_site_may_frame_a_piece(client, paths):
    for path in paths:
        answer = client.get(path)
        assert "frame-ancestors *" in answer["Content-Security-Policy"], path
        assert "form-action 'none'" in answer["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_no_site_may_frame_anything_else(client, paths):
    for path in ("/", "/praktijken/", "/regios/twente/", "/embed/", "/embed/nergens/", "/praktijken/feed/"):
        answer = client.get(path)
        policy = answer["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in policy or "frame-ancestors 'none'" in policy, path
        assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_a_piece_sets_no_cookie_has_no_form_and_is_not_for_search_engines(client, paths):
    for path in paths:
        answer = client.get(path)
        assert not answer.cookies
        assert "<form" not in answer.text
        assert '<base target="_top">' in answer.text
        assert '<meta name="robots" content="noindex">' in answer.text


def test_a_region_shows_its_practices_and_the_way_to_all(client, twente, zeeland):
    for number in range(8):
        make_practice(twente, f"Uit Twente {number}")
    make_practice(zeeland, "Uit Zeeland")

    text = client.get("/embed/regio/twente/").text

    assert text.count('<article class="card">') == 6
    assert "Goede praktijken in Twente" in text
    assert "Uit Zeeland" not in text
    assert 'href="/praktijken/?regio=twente"' in text
    assert "Alle 8 op " in text
    assert client.get("/embed/regio/twente/?aantal=24").text.count('<article class="card">') == 8


@pytest.mark.parametrize(
    ("amount", "shown"), [("3", 3), ("0", 1), ("-1", 6), ("x", 6), ("999999999", 6), ("99", 9), ("²", 6)]
)
def test_an_odd_number_gives_what_can_be_given(client, twente, amount, shown):
    for number in range(9):
        make_practice(twente, f"Praktijk {number}")

    assert client.get(f"/embed/praktijken/?aantal={amount}").text.count('<article class="card">') == shown


@pytest.mark.parametrize("path", ["/embed/praktijken/?regio=nergens", "/embed/praktijken/?q=%00%22(", "/embed/?q=%22"])
def test_what_does_not_exist_gives_a_helpful_piece(client, twente, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("key", ["0", "99999999", "9" * 18])
def test_a_practice_that_is_not_there_is_told_in_the_frame(client, twente, key):
    answer = client.get(f"/embed/praktijk/{key}/")

    assert answer.status_code == 404
    assert "Dit staat niet (meer) op het portaal" in answer.text
    assert client.get("/embed/praktijk/" + "9" * 40 + "/").status_code == 404


def test_nothing_that_is_not_public_is_in_a_piece(client, secrets):
    paths = ["/embed/regio/twente/", "/embed/praktijken/", "/embed/"]
    for practice in PracticePage.objects.all():
        paths += [f"/embed/praktijk/{practice.pk}/", f"/embed/?praktijk={practice.pk}"]
    for path in paths:
        text = client.get(path).text
        assert not [secret for secret in SENTINELS if secret in text], path


def test_what_is_taken_away_is_gone_at_the_next_request(client, twente):
    practice = make_practice(twente, "Weg ermee")
    practice.unpublish()

    assert "Weg ermee" not in client.get("/embed/regio/twente/").text
    assert client.get(f"/embed/praktijk/{practice.pk}/").status_code == 404
    twente.unpublish()
    assert client.get("/embed/regio/twente/").status_code == 404


def test_a_piece_costs_the_same_queries_whatever_its_size(client, twente):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/embed/regio/twente/?aantal=24")
        return len(asked)

    for number in range(2):
        make_practice(twente, f"Praktijk {number}")
    queries()
    at_two = queries()
    for number in range(10):
        make_practice(twente, f"Meer {number}")
    queries()

    assert queries() == at_two <= 12
