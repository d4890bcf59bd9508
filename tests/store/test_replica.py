"""What readers see comes from a replica that has all of it, and never from one that is behind."""

import os
import shutil
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from store import replica
from store.freshness import UnknownVersionError
from store.replica import Router, read_from_replica

WALK = """
import sqlite3, sys
from pathlib import Path
from django.test import RequestFactory
from portal.wsgi import application
from wagtail.models import Page

primary, copy = sys.argv[1:]

def home():
    told = []
    body = b"".join(application(RequestFactory().get("/").environ, lambda status, pairs, exc=None: told.append(status)))
    assert told[-1].startswith("200"), told
    return body.decode()

def behind_its_back(name):
    with sqlite3.connect(copy) as there:
        there.execute("UPDATE wagtailcore_page SET seo_title = ?, title = ?", [name, name])

def change(name):
    Page.objects.update(seo_title=name, title=name)

def catch_up():
    with sqlite3.connect(primary) as here, sqlite3.connect(copy) as there:
        here.backup(there)

change("Om te beginnen")
catch_up()
behind_its_back("Uit de kopie")
assert "Uit de kopie" in home(), "the replica is not read"

change("Pas veranderd")
assert "Pas veranderd" in home(), "a replica that is behind was read"

change("Nog eens")
catch_up()
behind_its_back("Weer uit de kopie")
assert "Weer uit de kopie" in home(), "a replica that caught up is not read again"

change("Zonder kopie")
for file in Path(copy).parent.glob(Path(copy).name + "*"):
    file.write_bytes(b"broken" * 1000)
assert "Zonder kopie" in home(), "a replica that is gone took the page with it"
print("walked")
"""


@pytest.fixture
def two_files(django_db_setup, django_db_blocker, tmp_path):
    """Two files with what the test database holds: a trunk and no content."""
    primary, copy = tmp_path / "primary.sqlite3", tmp_path / "copy.sqlite3"
    with django_db_blocker.unblock():
        assert not connection.in_atomic_block, "a copy would wait for the end of it"
        connection.ensure_connection()
        with sqlite3.connect(primary) as there:
            connection.connection.backup(there)
    with sqlite3.connect(primary) as there:
        there.execute("PRAGMA journal_mode=WAL")
    shutil.copy(primary, copy)
    return primary, copy


@pytest.mark.slow
def test_a_page_comes_from_the_replica_only_while_it_is_true(two_files):
    primary, copy = two_files
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEBUG": "1",
        "DATABASE_URL": f"sqlite:///{primary}",
        "DATABASE_REPLICA_URL": f"sqlite:///{copy}",
        "ALLOWED_HOSTS": "testserver",
    }

    walked = subprocess.run(
        [sys.executable, "-c", WALK, str(primary), str(copy)],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert walked.stdout.strip().endswith("walked"), walked.stderr


@pytest.fixture
def with_replica(monkeypatch):
    """A replica of version 7."""
    monkeypatch.setattr(replica, "has_replica", lambda: True)
    monkeypatch.setattr(replica, "_rests_until", 0.0)
    monkeypatch.setattr(replica, "version_in", lambda database: "7")


def test_only_while_a_page_is_made_and_only_of_the_same_version(with_replica):
    router = Router()

    assert router.db_for_read(object) == "default"
    with read_from_replica("7"):
        assert router.db_for_read(object) == "replica"
    assert router.db_for_read(object) == "default"
    with read_from_replica("8"):
        assert router.db_for_read(object) == "default"


@pytest.mark.django_db
def test_who_wrote_reads_what_was_written(with_replica):
    with read_from_replica("7"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM store_mark")
        assert replica._this.is_reading
        cursor.execute("DELETE FROM store_mark WHERE id < 0")
        assert not replica._this.is_reading
        assert Router().db_for_write(object) == Router().db_for_read(object) == "default"


@pytest.mark.django_db
def test_nothing_is_read_elsewhere_in_a_transaction(with_replica):
    with read_from_replica("7"):
        assert Router().db_for_read(object) == "default"


def test_a_replica_that_does_not_answer_is_left_alone_for_a_while(with_replica, monkeypatch):
    asked = []

    def fail(database):
        asked.append(database)
        raise UnknownVersionError

    monkeypatch.setattr(replica, "version_in", fail)
    for _ in range(3):
        with read_from_replica("7"):
            assert Router().db_for_read(object) == "default"

    assert asked == ["replica"]


def test_a_replica_is_not_migrated():
    assert not Router().allow_migrate("replica", "home")
    assert Router().allow_migrate("default", "home")
