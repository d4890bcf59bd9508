"""A back-up of one place is the site in another, whatever the database."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from backups.folder import chosen
from tests.backups.places import Place

pytestmark = pytest.mark.slow

TELL_AND_WAIT = "import os; print(os.environ['DATABASE_URL'], flush=True); input()"


def told(folder: Path) -> dict:
    return json.loads((chosen(folder) / "manifest.json").read_text())


def tables(folder: Path) -> dict:
    """What the tables hold, but for what open data tells as new: after a restore that is everything."""
    return {name: table for name, table in told(folder)["tables"].items() if name != "reuse_knownpractice"}


def files(place: Place) -> dict[str, bytes]:
    found = [p for p in place.media.rglob("*") if p.is_file() and not p.match("images/*")]
    return {str(path.relative_to(place.media)): path.read_bytes() for path in found}


def well(done):
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_sqlite_held_is_in_sqlite_again(site, empty, tmp_path):
    well(site.run("back_up", str(tmp_path / "a")))
    well(empty.run("restore", str(tmp_path / "a")))
    well(empty.run("back_up", str(tmp_path / "b")))

    assert tables(tmp_path / "a") == tables(tmp_path / "b")
    assert tables(tmp_path / "a")["practices_practicepage"]["rows"] == 2
    assert files(empty) == files(site)
    assert len(files(site)) == told(tmp_path / "a")["files"] == 3
    found = empty.run(
        "shell",
        "-c",
        "from search.models import Entry; print(Entry.objects.filter(kind='praktijk').count())",
    )
    assert well(found).strip().endswith("2")
    assert "niet leeg" in empty.run("restore", str(tmp_path / "a")).stderr


@pytest.fixture
def postgresql():
    """The address of a database of PostgreSQL in which nothing is."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        name = f"terugzetten_{os.getpid()}"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        yield url.rpartition("/")[0] + f"/{name}"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        return
    holder = subprocess.Popen(
        [sys.executable, "-m", "tests.postgresql", sys.executable, "-c", TELL_AND_WAIT],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield holder.stdout.readline().strip()
    holder.communicate("\n", timeout=60)


def test_a_site_grows_up_to_postgresql_and_can_go_back(site, empty, postgresql, tmp_path):
    grown = Place(tmp_path / "grown", url=postgresql)
    well(site.run("back_up", str(tmp_path / "a")))
    well(grown.run("restore", str(tmp_path / "a")))
    well(grown.run("back_up", str(tmp_path / "b")))
    well(empty.run("restore", str(tmp_path / "b")))
    well(empty.run("back_up", str(tmp_path / "c")))

    assert tables(tmp_path / "a") == tables(tmp_path / "b") == tables(tmp_path / "c")
    assert files(grown) == files(empty) == files(site)
    for place in (grown, empty):
        made = place.run(
            "shell", "-c", "from django.contrib.auth.models import Group; Group.objects.create(name='Nieuw')"
        )
        well(made)  # numbered after the highest

    with psycopg.connect(postgresql, autocommit=True) as connection:
        assert_pairs_stay_together(grown, Pairs(connection, "%s"), tmp_path / "d")


def test_a_back_up_is_of_one_moment_and_no_writer_waits_for_it(site, tmp_path):
    with closing(sqlite3.connect(site.sqlite, isolation_level=None, check_same_thread=False)) as connection:
        assert_pairs_stay_together(site, Pairs(connection, "?"), tmp_path / "a")


class Pairs(threading.Thread):
    """Writes a group and a tag in one transaction, again and again; the tables are read far from each other."""

    def __init__(self, connection, sign):
        super().__init__(daemon=True)
        self.connection = connection
        self.first = "INSERT INTO auth_group (name) VALUES (?)".replace("?", sign)
        self.second = "INSERT INTO taggit_tag (name, slug) VALUES (?, ?)".replace("?", sign)
        self.is_over = threading.Event()
        self.longest = 0.0
        self.written = 0

    def run(self):
        while not self.is_over.wait(0.002):
            began = time.monotonic()
            self.connection.execute("BEGIN")
            name = f"paar {self.written}"
            self.connection.execute(self.first, [name])
            self.connection.execute(self.second, [name, name])
            self.connection.execute("COMMIT")
            self.written += 1
            self.longest = max(self.longest, time.monotonic() - began)


def assert_pairs_stay_together(place, pairs, folder):
    [groups] = pairs.connection.execute("SELECT count(*) FROM auth_group").fetchone()
    [tags] = pairs.connection.execute("SELECT count(*) FROM taggit_tag").fetchone()
    pairs.start()
    try:
        well(place.run("back_up", str(folder)))
    finally:
        pairs.is_over.set()
        pairs.join()

    then = tables(folder)
    new_groups = then["auth_group"]["rows"] - groups
    assert 0 < new_groups < pairs.written, "nothing was written while it worked"
    assert then["taggit_tag"]["rows"] - tags == new_groups
    assert pairs.longest < 1
