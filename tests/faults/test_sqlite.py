"""SQLite: another writer holds it, or the file is not there."""

import sqlite3
import threading
import time
from contextlib import closing

import pytest

from tests.faults.conftest import ask

pytestmark = pytest.mark.slow


def test_a_reader_does_not_notice_a_writer_and_another_writer_waits_its_turn(place):
    no_store = {"PAGE_STORE_MEGABYTES": "0"}
    with place.served(**no_store) as address, closing(sqlite3.connect(place.folder / "portal.sqlite3")) as other:
        ask(f"{address}/praktijken/")  # the very first reader has the settings of the site made
        other.execute("BEGIN IMMEDIATE")
        reading = ask(f"{address}/praktijken/")
        written: list[int] = []
        command = ("manage.py", "run_due", "-v", "0")
        writer = threading.Thread(target=lambda: written.append(place.run(*command).returncode))
        writer.start()
        time.sleep(8)
        wrote_early = list(written)
        other.execute("COMMIT")
        writer.join(60)

    assert reading.status == 200
    assert (wrote_early, written) == ([], [0])


def test_without_its_database_the_site_says_503_and_is_back_by_itself(place):
    path = place.folder / "portal.sqlite3"
    aside = path.rename(path.with_suffix(".aside"))
    path.mkdir()  # nobody can open it
    with place.served() as address:
        away = [ask(f"{address}{path}") for path in ("/", "/praktijken/", "/beheer/login/", "/niets/", "/contact/")]
        machine = ask(f"{address}/api/v1/praktijken")
        health, alive = ask(f"{address}/gezondheid/"), ask(f"{address}/gezondheid/leeft/")
        path.rmdir()
        aside.rename(path)
        back = ask(f"{address}/")

    assert [(each.status, each.headers.get("retry-after")) for each in away] == [(503, "30")] * 5
    assert all("De site is even niet bereikbaar" in each.text for each in away)
    assert (machine.status, machine.headers["content-type"].partition(";")[0]) == (503, "application/problem+json")
    assert (health.status, alive.status, back.status) == (503, 200, 200)
    assert "Traceback" not in (place.folder / "server.log").read_text()
