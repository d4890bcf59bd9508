"""The page store in front of an application that counts how often it is asked."""

import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone

from kit.kept import is_keeping
from store import freshness, wsgi
from store.freshness import UnknownVersionError
from store.wsgi import PageStore
from tests.store.conftest import Reader


class Application:
    """Answers with the number of the request; `headers` and `status` are as the test wants them."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html")]
        self.is_streamed = False
        self.closed = 0
        self.gate: threading.Event | None = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked.append(environ)
        if self.gate is not None:
            self.gate.wait(5)
        body = f"antwoord {len(self.asked)} {environ['QUERY_STRING']}".encode() + b" " * 400
        length = [] if self.is_streamed else [("Content-Length", str(len(body)))]
        start_response(self.status, [*self.headers, *length])
        return self._parts(body)

    def _parts(self, body: bytes) -> Iterable[bytes]:
        try:
            yield body[:10]
            yield body[10:]
        finally:
            self.closed += 1


@pytest.fixture
def site() -> Application:
    return Application()


@pytest.fixture
def now(monkeypatch) -> dict[str, str]:
    """The version of the site, for the test to change."""
    told = {"version": "1"}
    monkeypatch.setattr(wsgi, "version", lambda: told["version"])
    return told


@pytest.fixture
def asker(site, now) -> Reader:
    return Reader(PageStore(site, megabytes=1, proxy_seconds=3))


def test_the_second_reader_gets_the_stored_answer_and_a_proxy_may_keep_it_as_long_as_was_set(asker, site):
    first, second = asker.get("/"), asker.get("/")

    assert (first.is_hit, second.is_hit) == (False, True)
    assert first.body == second.body
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=3"
    assert len(site.asked) == site.closed == 1


def test_what_a_view_says_of_caching_holds(asker, site):
    site.headers += [("Cache-Control", "public, max-age=86400")]

    assert asker.get("/").headers["Cache-Control"] == "public, max-age=86400"


def test_an_answer_of_before_a_change_is_never_sent_again(asker, now):
    before = asker.get("/")
    now["version"] = "2"
    after = asker.get("/")

    assert not after.is_hit
    assert after.body != before.body
    assert asker.get("/").body == after.body


def test_an_answer_that_was_begun_before_a_change_counts_as_old(site, now):
    def change_meanwhile(environ: Any, start_response: Any) -> Iterable[bytes]:
        parts = site(environ, start_response)
        now["version"] = "2"
        return parts

    asker = Reader(PageStore(change_meanwhile, megabytes=1))

    assert asker.get("/").body != asker.get("/").body


@pytest.mark.parametrize("headers", [[("Set-Cookie", "sessionid=1")], [("Cache-Control", "private")]])
def test_what_is_for_one_person_is_made_anew_for_each_and_stays_as_it_is(asker, site, headers):
    site.headers += headers

    answers = [asker.get("/", HTTP_ACCEPT_ENCODING="gzip") for _ in range(2)]

    assert len(site.asked) == 2
    assert [answer.headers.get("X-Page-Store") for answer in answers] == [None, None]
    assert headers[0] in answers[0].headers.items()
    assert answers[0].headers["Content-Encoding"] == "gzip"
    assert len(asker.application.plain) == len(asker.application.chosen) == 0


@pytest.mark.parametrize("status", ["302 Found", "400 Bad Request", "500 Internal Server Error", "503 Unavailable"])
def test_what_went_wrong_is_not_kept(asker, site, status):
    site.status = status
    asker.get("/")

    assert not asker.get("/").is_hit


def test_pages_that_are_not_there_push_out_none_that_are(asker, site):
    asker.get("/")
    site.status = "404 Not Found"
    for number in range(2_000):
        asker.get(f"/niets/{number}/")

    assert asker.get("/").is_hit
    assert asker.application.chosen.size <= 1024 * 1024 // 4
    assert asker.get("/niets/1999/").is_hit


def test_ten_thousand_made_up_queries_change_nothing(asker, site):
    asker.get("/praktijken/")
    for number in range(10_000):
        asker.get(f"/praktijken/?onzin{number}={number}")

    assert len(site.asked) == 1
    assert len(asker.application.plain) == 1


def test_a_page_is_asked_for_with_the_query_under_which_it_is_kept(asker, site):
    asker.get("/praktijken/?thema=stage&onzin=1&regio=twente")

    assert site.asked[0]["QUERY_STRING"] == "regio=twente&thema=stage"


def test_what_comes_in_pieces_passes_through_from_its_beginning(asker, site):
    site.is_streamed = True

    answer = asker.get("/", HTTP_ACCEPT_ENCODING="gzip")

    assert answer.text.startswith("antwoord 2")
    assert site.asked[-1]["HTTP_ACCEPT_ENCODING"] == "gzip"


def test_a_head_request_asks_for_the_page_and_gets_no_body(asker, site):
    head = asker.get("/", "HEAD")

    assert (head.body, site.asked[0]["REQUEST_METHOD"]) == (b"", "GET")
    assert asker.get("/").is_hit


def test_who_has_it_already_is_told_so_also_when_it_had_to_be_made(asker, now):
    tag = asker.get("/").headers["ETag"]
    now["version"] = "2"

    assert asker.get("/", HTTP_IF_NONE_MATCH=tag).status == 200  # this application counts: its answer changed
    assert asker.get("/", HTTP_IF_NONE_MATCH=asker.get("/").headers["ETag"]).status == 304


def test_many_who_ask_at_once_wait_for_one_that_renders(asker, site):
    site.gate = threading.Event()
    answers: list[bytes] = []
    people = [threading.Thread(target=lambda: answers.append(asker.get("/").body)) for _ in range(20)]
    for person in people:
        person.start()
    site.gate.set()
    for person in people:
        person.join(5)

    assert len(answers) == 20
    assert len(set(answers)) == len(site.asked) == 1


def test_when_the_database_does_not_answer_the_site_itself_does(asker, site, monkeypatch):
    def silence() -> str:
        raise UnknownVersionError

    asker.get("/")
    monkeypatch.setattr(wsgi, "version", silence)

    assert not asker.get("/").is_hit
    assert len(site.asked) == 2


def test_a_connection_that_broke_is_closed_and_made_anew(db, monkeypatch):
    class Broken:
        Database = OperationalError.__class__
        closed = False

        def ensure_connection(self) -> None:
            raise OperationalError

        def close(self) -> None:
            Broken.closed = True

    Broken.Database = type("driver", (), {"Error": ZeroDivisionError})  # type: ignore[assignment]  # a driver that stands in
    monkeypatch.setattr(freshness, "connections", {"default": Broken()})

    with pytest.raises(UnknownVersionError):
        freshness.version_in("default")
    assert Broken.closed


def test_the_day_is_part_of_the_version_from_its_first_second(db, monkeypatch):
    midnight = timezone.make_aware(datetime(2026, 11, 29))

    def version_at(moment: datetime) -> str:
        monkeypatch.setattr(freshness.time, "time", moment.timestamp)
        monkeypatch.setattr(freshness.timezone, "localdate", lambda: timezone.localtime(moment).date())
        return freshness.version_in("default")

    second = timedelta(seconds=1)
    yesterday, today = version_at(midnight - second), version_at(midnight)

    assert yesterday != today == version_at(midnight + second)


@pytest.mark.parametrize(
    ("address", "method", "headers", "is_kept"),
    [
        pytest.param("/praktijken/", "GET", {}, True, id="a page"),
        pytest.param("/praktijken/?q=coach", "GET", {}, True, id="what was typed"),
        pytest.param("/", "GET", {"HTTP_COOKIE": "sessionid=1"}, True, id="somebody who is known"),
        pytest.param("/", "POST", {}, False, id="a form"),
        pytest.param("/beheer/", "GET", {}, False, id="the admin"),
        pytest.param("/gezondheid/", "GET", {}, False, id="how it is now"),
    ],
)
def test_who_reads_is_answered_with_what_is_kept_of_this_version(site, now, address, method, headers, is_kept):
    told = []

    def telling(environ: Any, start_response: Any) -> Iterable[bytes]:
        told.append(is_keeping())
        return site(environ, start_response)

    Reader(PageStore(telling, megabytes=1)).get(address, method, **headers)

    assert told == [is_kept]
    assert not is_keeping()
