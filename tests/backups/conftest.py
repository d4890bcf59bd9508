"""A site with a little of everything, made once, and places where nothing is yet."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings
from django.db import connection

from backups.tables import MADE_BY_MIGRATIONS, kept_tables
from tests.backups.places import Place


@pytest.fixture(scope="session")
def _never_used(django_db_setup, django_db_blocker, tmp_path_factory):
    """A database in SQLite as migrations leave it: the one of the tests, without what these put into it."""
    place = Place(tmp_path_factory.mktemp("never-used"))
    with django_db_blocker.unblock(), closing(sqlite3.connect(place.sqlite)) as file:
        assert connection.vendor == "sqlite", "these tests make their own PostgreSQL"
        connection.ensure_connection()
        connection.connection.backup(file)
        for table in kept_tables():
            if table.name not in MADE_BY_MIGRATIONS:
                file.execute(f"DELETE FROM {table.name}")  # noqa: S608 - names of models
        file.execute("DELETE FROM wagtailcore_page WHERE depth > 1")
        file.execute("DELETE FROM wagtailcore_site")
        file.execute("UPDATE wagtailcore_page SET numchild = 0")
        file.commit()
        file.execute("PRAGMA journal_mode=WAL")
    return place


@pytest.fixture(scope="session")
def _full(_never_used, tmp_path_factory):
    place = Place(tmp_path_factory.mktemp("full")).copy_of(_never_used)
    made = subprocess.run(
        [sys.executable, "-m", "tests.backups.places"],
        cwd=settings.BASE_DIR,
        env=place.environment,
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert made.returncode == 0, made.stderr
    return place


@pytest.fixture
def site(_full, tmp_path):
    """A site that works, to do with as one likes."""
    return Place(tmp_path / "site").copy_of(_full)


@pytest.fixture
def empty(_never_used, tmp_path):
    """A place with a database that was made and never used."""
    return Place(tmp_path / "empty").copy_of(_never_used)
