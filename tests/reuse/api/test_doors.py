"""What holds for every address of the API."""

import json

import pytest
from django.core.cache import cache
from django.test import Client

from reuse.api import doors
from tests.makers import make_practice
from tests.reuse.api.conftest import Content

ADDRESSES = [
    "/api/v1",
    "/api/v1/praktijken",
    "/api/v1/facetten",
    "/api/v1/regios",
    "/api/v1/regios/twente",
    "/api/v1/gemeenten",
    "/api/v1/contactpersonen",
    "/api/v1/contactpersonen/renee-kraaij",
    "/api/v1/themas",
    "/api/v1/themas/nazorg",
    "/api/v1/adopties",
    "/api/v1/wijzigingen",
    "/api/v1/openapi.json",
]
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    cache.clear()


def test_every_address_answers_in_json_with_what_machines_need(content: Content, client):
    for address in (*ADDRESSES, f"/api/v1/praktijken/{content.practice.pk}"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith("application/json")
        assert answer.headers["API-Version"] == doors.VERSION
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "Accept" in answer.headers["Vary"]
        assert "Cookie" not in answer.headers["Vary"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Content-Security-Policy" in answer.headers
        assert not answer.cookies
        assert answer.json()


def test_an_address_with_a_slash_at_its_end_is_not_there(content: Content, client):
    for address in (*ADDRESSES, "/api/v1/docs"):
        answer = client.get(address + "/")
        assert answer.status_code == 404
        assert answer.headers["Content-Type"] == PROBLEM


@pytest.mark.parametrize(
    "address",
    ["/api", "/api/", "/api/v2", "/api/v1/nergens", "/api/v1/praktijken/abc", "/api/v1/regios/%00", "/api//v1"],
)
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_what_is_not_there_is_said_in_json_however_it_is_asked(content: Content, client, address, method):
    answer = getattr(client, method)(address)

    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == PROBLEM
    assert answer.json()["status"] == 404


def test_another_method_is_refused_and_told_which_there_are(db):
    strict = Client(enforce_csrf_checks=True)
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"):
        answer = strict.generic(method, "/api/v1/praktijken", "x")
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert answer.headers["Content-Type"] == PROBLEM


def test_a_form_that_there_is_not_is_refused(client, db):
    for accept in ("text/html", "application/xml", "image/*"):
        answer = client.get("/api/v1/praktijken", headers={"accept": accept})
        assert answer.status_code == 406
        assert answer.headers["Content-Type"] == PROBLEM


def test_a_form_that_there_is_is_given(client, db):
    for accept in ("application/json", "*/*", "text/html, application/*;q=0.1", "onzin, */*"):
        assert client.get("/api/v1/praktijken", headers={"accept": accept}).status_code == 200


def test_head_gives_the_headers_alone(content: Content, client):
    whole, head = client.get("/api/v1/praktijken"), client.head("/api/v1/praktijken")

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_other_sites_may_ask_beforehand_what_they_may(client, db):
    answer = client.options("/api/v1/praktijken")

    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_who_has_the_answer_already_gets_no_other(content: Content, client):
    etag = client.get("/api/v1/praktijken").headers["ETag"]

    for known in (etag, f"W/{etag}", f'"iets", {etag}'):
        again = client.get("/api/v1/praktijken", headers={"if-none-match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["ETag"] == etag
        assert again.headers["API-Version"] == doors.VERSION
        assert again.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_what_was_published_since_gives_another_answer(content: Content, client):
    etag = client.get("/api/v1/praktijken").headers["ETag"]

    make_practice(content.region, "Weer iets nieuws")

    assert client.get("/api/v1/praktijken", headers={"if-none-match": etag}).status_code == 200


def test_who_asks_too_often_hears_when_to_come_back(content: Content, client, monkeypatch):
    monkeypatch.setattr(doors, "MOST", 2)

    answers = [client.get("/api/v1/themas") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2].headers["Retry-After"]) <= doors.PERIOD
    assert answers[2].headers["Content-Type"] == PROBLEM
    assert client.get("/api/v1/themas", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_what_goes_wrong_is_said_in_json_and_tells_nothing_of_the_inside(content: Content, client, monkeypatch, caplog):
    def fail(*arguments):
        raise RuntimeError("geheim van binnen")

    monkeypatch.setattr("reuse.api.routes.themes.counted", fail)

    answer = client.get("/api/v1/themas")

    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == PROBLEM
    assert "geheim" not in answer.text
    assert "geheim van binnen" in caplog.text


def test_more_parameters_than_anybody_has_are_refused(content: Content, client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10

    answer = client.get("/api/v1/praktijken?" + "&".join(f"a{number}=1" for number in range(20)))

    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == PROBLEM


def test_a_problem_says_what_kind_where_and_what_to_do(client, db):
    told = json.loads(client.get("/api/v1/nergens?x=1").content)

    assert told == {
        "type": "http://testserver/api/v1/docs#fout-404",
        "title": "Dit bestaat niet",
        "status": 404,
        "detail": "Op dit adres is niets, of niets meer, dat openbaar is.",
        "instance": "/api/v1/nergens?x=1",
    }
