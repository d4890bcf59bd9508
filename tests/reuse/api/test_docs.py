"""The open data described, for machines and for people."""

import json

from reuse.api.openapi import document
from tests.reuse.api.conftest import Content


def test_every_address_of_the_document_is_explained_on_a_page_that_needs_nothing_from_elsewhere(
    content: Content, client
):
    answer = client.get("/api/v1/docs")  # the client reads it: no inline code, nothing from another host

    assert answer.status_code == 200
    for path, ways in document()["paths"].items():
        assert path in answer.text
        assert ways["get"]["summary"] in answer.text
    for status in (400, 404, 405, 406, 429, 500):
        assert f'id="fout-{status}"' in answer.text
    assert '<a href="/api/v1/docs">' in client.get("/begrippen/").text


def test_the_document_has_an_example_of_every_answer_and_a_description_of_every_parameter():
    described = document()

    assert described["openapi"].startswith("3.1")
    assert described["servers"][0]["url"] == "http://testserver/api/v1"
    for ways in described["paths"].values():
        operation = ways["get"]
        assert operation["responses"]["200"]["content"]["application/json"]["example"]
        assert all(parameter["description"] for parameter in operation["parameters"])


def test_a_licence_stands_there_when_the_owner_chose_one(settings):
    document.cache_clear()
    settings.DATA_LICENCE = "CC-BY-4.0"
    chosen = document()["info"]["license"]
    document.cache_clear()
    settings.DATA_LICENCE = ""

    assert chosen == {"name": "CC-BY-4.0", "identifier": "CC-BY-4.0"}
    assert "license" not in document()["info"]


def test_the_document_speaks_of_no_field_that_is_not_public():
    said = json.dumps(document(), default=str)

    for secret in ("personal", "persoonlijk", "consent", "editor", "notitie", "sender"):
        assert secret not in said.lower()
