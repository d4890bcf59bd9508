"""What may be asked; what is wrong is said all at once."""

from itertools import product

import pytest
from django.core.cache import cache

from practices.facets import practice_facets
from tests.reuse.api.conftest import Content

LISTS = ["praktijken", "regios", "gemeenten", "contactpersonen", "themas", "adopties", "wijzigingen"]


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    cache.clear()


def faults(client, address: str) -> dict[str, str]:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 400, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    return {fault["name"]: fault["detail"] for fault in answer.json()["errors"] if fault["in"] == "query"}


def test_everything_that_is_wrong_is_named_at_once(content: Content, client):
    told = faults(client, "praktijken?aantal=0&onzin=1&regio=nergens&thema=nazorg&q=a&q=b&sorteer=mooi&cursor=x")

    assert told == {
        "aantal": "Dit moet 1 of meer zijn.",
        "cursor": "Deze cursor hoort niet bij deze vraag. Neem hem over uit ‘links.volgende’, of begin zonder cursor.",
        "onzin": "Deze parameter is er niet.",
        "q": "Deze parameter mag maar één keer.",
        "regio": "De waarde ‘nergens’ bestaat niet. Welke er zijn, staat in /api/v1/facetten.",
        "sorteer": "Kies een van: 'relevant', 'nieuwste', 'gecontroleerd' of 'titel'.",
    }


def test_an_amount_out_of_range_is_refused(client, db):
    for address, amount in product(LISTS, ["0", "-1", "101", "9" * 30, "1.5", "1_0", "", "tien", "%00", "１"]):
        assert set(faults(client, f"{address}?aantal={amount}")) == {"aantal"}


def test_a_cursor_that_was_not_given_out_is_refused(client, db):
    for address, cursor in product(LISTS, ["", "abc", "W10:abc", "%00", "x" * 3000, "é", "%ff"]):
        assert set(faults(client, f"{address}?cursor={cursor}")) == {"cursor"}


def test_a_parameter_that_is_not_there_is_refused(content: Content, client):
    for address in (
        *LISTS,
        "facetten",
        "regios/twente",
        "themas/nazorg",
        "openapi.json",
        f"praktijken/{content.practice.pk}",
    ):
        assert set(faults(client, f"{address}?onzin=1&pagina=2")) == {"onzin", "pagina"}


def test_a_value_that_does_not_exist_is_refused(client, db):
    keys = [facet.key for facet in practice_facets()]
    for key, value in product(keys, ["bestaat-niet", "", "%00", "' OR 1=1", "x" * 5000, "🙂"]):
        assert set(faults(client, f"praktijken?{key}={value}")) == {key}
        assert set(faults(client, f"facetten?{key}={value}")) == {key}


def test_a_value_that_cannot_be_is_refused(content: Content, client):
    for address, key in (
        ("praktijken?q=" + "x" * 201, "q"),
        ("praktijken?sorteer=", "sorteer"),
        ("praktijken?" + "&".join(["regio=twente"] * 41), "regio"),
        ("adopties?praktijk=0", "praktijk"),
        ("adopties?praktijk=99999999999999999999", "praktijk"),
        ("adopties?regio=nergens", "regio"),
        ("adopties?regio=twente&regio=twente", "regio"),
        ("gemeenten?regio=nergens", "regio"),
        ("contactpersonen?rol=directeur", "rol"),
        ("contactpersonen?rol=transfercoach&rol=transfercoach", "rol"),
        ("wijzigingen?sinds=gisteren", "sinds"),
        ("wijzigingen?sinds=2026-10-01", "sinds"),
        ("wijzigingen?sinds=2026-10-01T00:00:00", "sinds"),
        ("wijzigingen?sinds=2026-10-01T00:00:00%2B02:00", "sinds"),
        ("wijzigingen?sinds=2026-02-30T00:00:00Z", "sinds"),
        ("wijzigingen?sinds=1700000000", "sinds"),
        ("wijzigingen?sinds=", "sinds"),
    ):
        assert set(faults(client, address)) == {key}


def test_a_page_ignores_what_the_api_refuses(content: Content, client):
    assert client.get("/praktijken/?onzin=1&regio=nergens").status_code == 200
