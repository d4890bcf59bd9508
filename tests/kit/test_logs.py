"""What is logged tells nothing about a person, however it is tried, and the name of its request always."""

import json
import logging

import pytest
from django.http import HttpResponse
from django.urls import ResolverMatch

from kit.logs import JsonLines, Nameless, ReadableLines, address_of, logging_settings, one_line_per_request, scrubbed
from kit.request_ids import NAME, request_id

LEAKS = (
    "kim.de-vries+werk@example.org",
    "kim%40example.org",
    "192.0.2.17",
    "192.0.2.17:51234",
    "2001:db8::17",
    "[2001:db8::17]:443",
    "::ffff:192.0.2.17",
    "06-12345678",
    "06 12 34 56 78",
    "+31612345678",
    "0031 6 12345678",
    "/praktijken/?q=mijn+zoon+is+ziek",
    "https://praktijken.example.org/praktijken/?q=mijn+zoon",
    "postgres://portaal:wachtwoord@db/portaal",
    "/volgen/stop/eyJmIjoxMn0:1tXyZa:Qm9vIQdef/",
    "/toestemming/3f0e8a52-0000-4000-8000-abcdefabcdef/",
    "/beheer/uitnodiging/MTI-cq1f0d1a2b3c4d5e6f7a8b9c0d1e2f3a/",
)
PERSONAL = ("kim", "192.0.2", "2001:db8", "1234", "12 34", "zoon", "ziek", "wachtwoord", "eyJ", "3f0e8a52", "cq1f0d")


class Kim:
    """A user as Django has them."""

    is_authenticated, pk = True, 12

    def __str__(self) -> str:
        return "kim"


def line(*args, exc_info=None, form=JsonLines, facts=None):
    record = logging.LogRecord("portal.x", logging.ERROR, __file__, 1, args[0], args[1:], exc_info)
    if facts:
        record.facts = facts
    Nameless().filter(record)
    return form().format(record)


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return type(caught), caught, caught.__traceback__


@pytest.mark.parametrize("leak", LEAKS)
def test_what_tells_who_somebody_is_stays_out_whether_in_the_words_or_beside_them(leak):
    lines = [line(f"Mislukt: {leak}"), line("Mislukt: %s", leak), line("Mislukt: %(what)s", {"what": leak})]

    for each in lines:
        assert "Mislukt" in each
        assert not [word for word in PERSONAL if word in each], each


@pytest.mark.parametrize("harmless", ["12:30:45", "3.11.2", "/praktijken/stap-voor-stap-naar-werk-2026/", "2026-11-28"])
def test_what_tells_nothing_stays(harmless):
    assert scrubbed(f"om {harmless} uur") == f"om {harmless} uur"


def test_a_user_is_a_number_and_a_request_its_address_without_what_was_asked(rf):
    told = line("%s deed %s", Kim(), rf.get("/praktijken/", {"q": "mijn zoon"}))

    assert json.loads(told)["message"] == "user 12 deed GET /praktijken/"


@pytest.mark.parametrize("error", [ValueError("Kim is ziek"), KeyError("Kim"), OSError(2, "No such file", "/kim.docx")])
def test_an_exception_is_told_by_its_kind_and_place_without_its_words(error):
    told = line("Mislukt", exc_info=raised(error))

    assert "Kim" not in told
    assert "kim" not in told
    assert type(error).__name__ in json.loads(told)["exception"]
    assert "test_logs.py" in json.loads(told)["where"][0]


def test_what_caused_an_exception_is_told_as_little():
    try:
        try:
            raise ValueError("kim@example.org is al bekend")
        except ValueError as error:
            raise AttributeError("'Sheet' object has no attribute 'kop'") from error
    except AttributeError as error:
        told = json.loads(line("Mislukt", exc_info=(type(error), error, error.__traceback__)))

    assert told["exception"] == "AttributeError: 'Sheet' object has no attribute 'kop'"
    assert "ValueError" in told["where"]
    assert "kim" not in json.dumps(told)


def test_each_line_of_a_request_has_its_name_and_one_outside_has_none():
    token = request_id.set("a1b2c3d4-1")
    try:
        assert json.loads(line("Iets"))["request_id"] == "a1b2c3d4-1"
    finally:
        request_id.reset(token)
    assert "request_id" not in json.loads(line("Iets"))


def test_a_line_is_one_line_whatever_is_in_it():
    assert "\n" not in line('Een\nregel {"level": "error"}\r\nen %s', "nog\néén")


def test_words_that_do_not_fit_their_values_are_written_anyhow():
    assert "Mislukt" in line("Mislukt: %d", "geen getal")


def test_a_request_is_one_line_with_its_pattern_status_and_user(rf, caplog):
    request = rf.get("/volgen/stop/geheim/", {"q": "zoon"}, REMOTE_ADDR="192.0.2.17")
    request.resolver_match = ResolverMatch(
        lambda: None, (), {"token": "geheim"}, route="volgen/stop/<str:token>/", captured_kwargs={"token": "geheim"}
    )
    request._cached_user = Kim()
    request.META[NAME] = "a1b2c3d4-1"
    caplog.handler.addFilter(Nameless())

    with caplog.at_level(logging.INFO, logger="portal.requests"):
        one_line_per_request(lambda request: HttpResponse(status=204))(request)

    record = caplog.records[-1]
    told = json.loads(JsonLines().format(record))
    assert (told["method"], told["path"], told["status"], told["user"]) == ("GET", "/volgen/stop/<str:token>/", 204, 12)
    assert told["ms"] >= 0
    assert told["request_id"] == "a1b2c3d4-1"
    assert request_id.get() == ""
    assert not [word for word in ("geheim", "zoon", "192.0.2", "kim") if word in json.dumps(told)]


def test_an_address_that_does_not_exist_is_told_without_a_key_in_it(rf):
    assert address_of(rf.get("/niets/eyJmIjoxMn0:1tXyZa:Qm9vIQdef/")) == "/niets/…/"


def test_a_line_is_readable_while_developing_and_for_a_machine_otherwise():
    told = line("Iets", form=ReadableLines, facts={"status": 200})

    assert told == "Iets status=200"
    assert logging_settings(debug=True)["handlers"]["out"]["formatter"] == "readable"
    assert logging_settings(debug=False)["handlers"]["out"]["formatter"] == "json"
    assert logging_settings(debug=False)["handlers"]["out"]["stream"] == "ext://sys.stderr"
