"""The database is away: told apart from a fault of ours, answered with 503, and with whom to call."""

import json
import sqlite3
from contextlib import closing

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError

from contacts.models import NationalDesk
from contacts.signals import keep_desk_at_hand
from kit import errors
from kit.away import is_away, known_desk, remember_desk
from kit.middleware import own_error_pages
from tests.reading_client import faults_of


@pytest.fixture(autouse=True)
def desk_file(settings, tmp_path):
    settings.DESK_FILE = tmp_path / "desk.json"
    return settings.DESK_FILE


def from_driver(error, kind=OperationalError):
    wrapped = kind(str(error))
    wrapped.__cause__ = error
    return wrapped


def of_sqlite(path, statement):
    """Return what Django makes of the error that SQLite really gives."""
    try:
        with closing(sqlite3.connect(path, timeout=0)) as database:
            database.execute(statement)
    except sqlite3.OperationalError as error:
        return from_driver(error)
    raise AssertionError(statement)


def test_a_locked_database_is_away_and_a_wrong_statement_is_not(tmp_path):
    path = tmp_path / "a.sqlite3"
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("CREATE TABLE thing (a)")
        writer.execute("BEGIN EXCLUSIVE")
        assert is_away(of_sqlite(path, "INSERT INTO thing VALUES (1)"))
    assert is_away(of_sqlite(tmp_path, "SELECT 1 FROM thing"))  # a folder
    assert not is_away(of_sqlite(path, "SELECT 1 FROM other"))
    assert not is_away(of_sqlite(path, "SELEC 1"))


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (from_driver(psycopg.OperationalError("connection refused")), True),
        (from_driver(psycopg.errors.AdminShutdown("terminating")), True),
        (from_driver(psycopg.errors.TooManyConnections("too many")), True),
        (from_driver(psycopg.errors.DiskFull("no space")), True),
        (from_driver(psycopg.errors.StatementTooComplex("too complex")), False),
        (InterfaceError("connection already closed"), True),
        (IntegrityError("twice"), False),
        (DatabaseError("other"), False),
        (ValueError("other"), False),
        (None, False),
    ],
)
def test_what_postgresql_says(error, expected):
    assert is_away(error) is expected


def test_a_full_disk_counts_as_away(tmp_path):
    with closing(sqlite3.connect(tmp_path / "a.sqlite3")) as database:
        database.execute("CREATE TABLE thing (a)")
        database.execute("PRAGMA max_page_count=2")
        with pytest.raises(sqlite3.OperationalError) as raised:
            database.execute("INSERT INTO thing VALUES (zeroblob(100000))")

    assert is_away(from_driver(raised.value))


def test_what_came_of_it_counts_too_and_a_circle_ends():
    cause, error = from_driver(psycopg.OperationalError("gone")), RuntimeError("could not")
    error.__context__ = cause
    assert is_away(error)
    first, second = ValueError(), ValueError()
    first.__context__, second.__context__ = second, first
    assert not is_away(first)


@pytest.mark.parametrize("path", ["/", "/beheer/"])
def test_readers_and_editors_get_503_with_whom_to_call(rf, path, django_assert_num_queries, db):
    remember_desk("Landelijke balie", "085 123 45 67", "tel:+31851234567")

    with django_assert_num_queries(0):
        answer = own_error_pages(lambda request: None).process_exception(rf.get(path), InterfaceError("gone"))

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "30", "no-store")
    assert '<a href="tel:+31851234567">085 123 45 67</a>' in answer.text
    assert faults_of(answer.text) == []


@pytest.mark.parametrize("kept", [None, "", "{", "[]", '{"phone": 3}', '{"name": "a", "phone": "", "link": ""}'])
def test_without_a_number_the_page_says_so_in_another_way(rf, desk_file, kept):
    if kept is not None:
        desk_file.write_text(kept)

    answer = errors.unavailable(rf.get("/"))

    assert "Bel dan je contactpersoon in de regio" in answer.text
    assert "tel:" not in answer.text
    assert faults_of(answer.text) == []


def test_what_fails_before_a_view_is_503_too(client, db, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr("home.middleware.RemovedAddress.objects.select_related", away)
    client.raise_request_exception = False

    assert client.get("/niets-hier.html").status_code == 503


def test_the_api_says_so_as_a_problem(client, db, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr("reuse.api.doors._ask", away)

    answer = client.get("/api/v1/praktijken")

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert answer["Content-Type"].startswith("application/problem+json")
    assert answer.json()["status"] == 503


def test_the_number_of_the_desk_is_kept_when_it_changes(tree, django_capture_on_commit_callbacks, desk_file):
    desk = NationalDesk.for_site(tree.site)
    with django_capture_on_commit_callbacks(execute=True):
        desk.name, desk.phone = "Balie", "085 123 45 67"
        desk.save()

    assert known_desk() == {"name": "Balie", "phone": "085 123 45 67", "link": "tel:+31851234567"}
    desk_file.unlink()
    assert keep_desk_at_hand() == 1
    assert json.loads(desk_file.read_text())["phone"] == "085 123 45 67"


def test_a_file_that_cannot_be_written_stops_nothing(settings, tmp_path, caplog):
    settings.DESK_FILE = tmp_path / "none" / "desk.json"

    remember_desk("Balie", "085 123 45 67", "tel:+31851234567")

    assert known_desk() == {}
    assert "not kept" in caplog.text
