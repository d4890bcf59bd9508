"""The code that somebody pastes into their own page."""

import html
import re

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict

from reuse.embed.pieces import Piece, number_in, piece_of, piece_with
from reuse.selection import selection_of
from tests.makers import make_practice, make_region

pytestmark = pytest.mark.django_db


def piece(asked: str) -> Piece:
    return piece_of(selection_of(QueryDict(asked)), number_in(QueryDict(asked)))


@pytest.mark.parametrize(
    ("asked", "path", "title"),
    [
        ("", "/embed/praktijken/", "Goede praktijken"),
        ("regio=twente", "/embed/regio/twente/", "Goede praktijken in Twente"),
        ("regio=twente&aantal=3", "/embed/regio/twente/?aantal=3", "Goede praktijken in Twente"),
        ("regio=twente&pagina=2&weergave=kaart", "/embed/regio/twente/", "Goede praktijken in Twente"),
        ("regio=twente&sorteer=titel", "/embed/praktijken/?regio=twente&sorteer=titel", "Twente"),
        ("regio=twente&regio=zeeland", "/embed/praktijken/?regio=twente&regio=zeeland", "Twente of Zeeland"),
        ("regio=nergens", "/embed/praktijken/?regio=nergens", "nergens"),
        ("regio=twente&regio=nergens", "/embed/praktijken/?regio=twente&regio=nergens", "Twente"),
        ('q="><script>&thema=stage', "/embed/praktijken/?q=%22%3E%3Cscript%3E&thema=stage", '‘"><script>’, Stage'),
    ],
)
def test_a_query_string_gives_a_piece(twente, zeeland, stage, asked, path, title):
    found = piece(asked)

    assert (found.path, found.title) == (path, title)


def test_a_region_whose_address_has_an_accent_has_a_piece_too(tree, client):
    make_region(tree, "Fryslân", slug="fryslân")

    assert piece("regio=fryslân").path == "/embed/regio/frysl%C3%A2n/"
    assert client.get("/embed/regio/fryslân/").status_code == 200


def test_the_code_is_a_frame_with_a_name_and_a_script_that_can_be_left_out(twente):
    one = piece_with(make_practice(twente, 'Zeg "ja" & <b>ga</b>', slug="zeg-ja"))

    soup = BeautifulSoup(one.code, "html.parser")

    assert soup.iframe["src"] == f"http://testserver{one.path}"
    assert soup.iframe["title"] == 'Zeg "ja" & <b>ga</b>'
    assert soup.script["src"] == "http://testserver/static/js/embed.js"
    assert len(one.code.splitlines()) == 2


def test_the_page_shows_the_code_and_how_it_looks(client, twente):
    practice = make_practice(twente, "Coach")

    for asked, path in [
        ("?regio=twente", "/embed/regio/twente/"),
        (f"?praktijk={practice.pk}", f"/embed/praktijk/{practice.pk}/"),
    ]:
        text = client.get(f"/embed/{asked}").text
        code = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)[1])
        assert f'src="http://testserver{path}"' in code
        assert f'<iframe class="embed-preview" src="{path}"' in text
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("asked", ["?praktijk=0", "?praktijk=x", "?praktijk=" + "9" * 40, "?praktijk=²"])
def test_a_practice_that_is_not_there_gives_the_code_for_all(client, twente, asked):
    answer = client.get(f"/embed/{asked}")

    assert answer.status_code == 200
    assert 'src="/embed/praktijken/"' in answer.text
