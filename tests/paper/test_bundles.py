"""A list as one document: its practices in its order, with a cover, contents and bookmarks; else what to do."""

import json

import pytest
from django.core.cache import cache

from paper import bundles, views
from paper.models import Paper
from tests.makers import make_practice, make_region, points
from tests.paper.conftest import elements, opened, says

ADDRESS = "/praktijken.pdf"


@pytest.fixture
def three(tree):
    cache.clear()
    twente, zeeland = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    return [
        make_practice(region, title, summary=points("Eén punt.", "Twee.", "Drie."))
        for region, title in ((twente, "Coach op zaal"), (zeeland, "Avond voor ouders"), (twente, "Bel de werkgever"))
    ]


def titles(answer):
    return [sheet["title"] for sheet in json.loads(answer.content)[1]["sheets"]]


def test_it_holds_the_practices_of_the_list_in_its_order(three, client, typesetter):
    assert titles(client.get(f"{ADDRESS}?sorteer=titel")) == ["Avond voor ouders", "Bel de werkgever", "Coach op zaal"]
    assert titles(client.get(f"{ADDRESS}?regio=twente&sorteer=titel&pagina=7")) == ["Bel de werkgever", "Coach op zaal"]
    assert titles(client.get(f"{ADDRESS}?q=coach")) == ["Coach op zaal"]


def test_its_cover_says_what_was_chosen_and_its_name_too(three, client, typesetter):
    answer = client.get(f"{ADDRESS}?q=coach&regio=twente")
    front = json.loads(answer.content)[1]["front"]

    assert front["chosen"] == ["Gezocht op: ‘coach’", "Regio: Twente"]
    assert front["number"] == "1 praktijk"
    assert front["url"] == "http://testserver/praktijken/?q=coach&regio=twente"
    assert answer["Content-Disposition"] == 'inline; filename="praktijken-gezocht-op-coach-regio-twente.pdf"'
    assert answer["X-Robots-Tag"] == "noindex"


def test_it_has_contents_bookmarks_and_a_heading_for_each(three, client):
    file = client.get(f"{ADDRESS}?sorteer=titel").content

    with opened(file) as pdf:
        with pdf.open_outline() as outline:
            bookmarks = [item.title for first in outline.root for item in (first, *first.children)]
        kinds = [kind for kind, _ in elements(pdf)]
        assert len(pdf.pages) == 2 + 3
    assert [title for title in bookmarks if title in {each.title for each in three}] == [
        "Avond voor ouders",
        "Bel de werkgever",
        "Coach op zaal",
    ]
    assert kinds.count("H1") == 1
    assert "TOC" in kinds
    assert says(file, "Inhoud")
    assert says(file, "3 praktijken")


def test_it_is_made_once_for_the_same_list(three, client, typesetter):
    tag = client.get(f"{ADDRESS}?regio=twente")["ETag"]
    again = client.get(f"{ADDRESS}?regio=twente&onzin=1", headers={"If-None-Match": tag})

    assert again.status_code == 304
    assert typesetter.calls == 1


def test_it_is_thrown_away_when_one_of_its_practices_leaves_the_site(three, client, typesetter):
    client.get(ADDRESS)

    three[0].unpublish()

    assert not Paper.objects.exists()
    assert "Coach op zaal" not in client.get(ADDRESS).text


def test_a_list_that_is_too_long_says_how_to_make_it_shorter(three, client, typesetter, monkeypatch):
    monkeypatch.setattr(bundles, "MOST", 1)

    answer = client.get(f"{ADDRESS}?regio=twente")

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/html")
    assert "Er staan 2 praktijken in. In een boekje passen er 1." in answer.text
    assert 'href="/praktijken/?regio=twente"' in answer.text
    assert typesetter.calls == 0


def test_thirty_practices_fit():
    assert bundles.MOST == 30


@pytest.mark.parametrize("query", ["?q=zwartgat", "?regio=nergens", "?q=%00", "?thema=%F0%9F%8E%89", "?q=" + "x" * 900])
def test_an_empty_list_says_so(three, client, typesetter, query):
    answer = client.get(ADDRESS + query)

    assert answer.status_code == 200
    assert typesetter.calls == 0 or answer["Content-Type"] == "application/pdf"


def test_when_it_cannot_be_made_there_is_a_page_that_says_so(three, client, typesetter):
    typesetter.reason = "stuk"

    answer = client.get(ADDRESS)

    assert answer.status_code == 503
    assert "Dit boekje is er nu niet" in answer.text


def test_nobody_can_keep_the_typesetter_busy(three, client, typesetter, monkeypatch):
    monkeypatch.setattr(views, "PER_VISITOR", 1)
    assert client.get(f"{ADDRESS}?regio=twente").status_code == 200

    assert client.get(f"{ADDRESS}?regio=zeeland").status_code == 429
    assert client.get(f"{ADDRESS}?regio=twente").status_code == 200


def test_the_list_offers_it_when_it_is_neither_empty_nor_too_long(three, client):
    assert 'href="/praktijken.pdf?regio=twente"' in client.get("/praktijken/?regio=twente").text
    assert "/praktijken.pdf" not in client.get("/praktijken/?q=zwartgat").text
