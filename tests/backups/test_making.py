"""A back-up is whole or is none, tells nothing that is secret, and shares what did not change."""

import gzip
import os
import signal
import time

import pyrage
import pytest
from django.core.files.storage import default_storage
from django.db import connection

from backups import making
from backups.folder import SUMS, check_sums, chosen, whole_ones
from backups.making import make_back_up
from backups.refusals import Refused
from backups.tables import DERIVED, MADE_BY_MIGRATIONS, kept_tables
from portal.environment import VARIABLES, Environment
from tests.makers import make_document, make_image, make_user


def silent(line):
    pass


@pytest.fixture
def moments(monkeypatch):
    """Let each back-up be of another second."""
    made = iter(range(1, 60))
    monkeypatch.setattr(making, "name_of", lambda moment: f"20260101T0000{next(made):02d}Z")


@pytest.mark.django_db
def test_every_table_is_kept_or_said_to_be_derived():
    there = set(connection.introspection.table_names())

    assert set(DERIVED) <= there
    assert there - set(DERIVED) - {table.name for table in kept_tables()} == {
        "django_migrations",
        *(name for name in there if name.startswith(("search_words", "wagtailsearch_indexentry_fts_"))),
    }


def test_what_migrations_make_is_known(empty):
    import sqlite3

    file = sqlite3.connect(empty.sqlite)
    filled = {t.name for t in kept_tables() if file.execute(f"SELECT 1 FROM {t.name} LIMIT 1").fetchone()}  # noqa: S608

    assert filled <= MADE_BY_MIGRATIONS


@pytest.mark.django_db
def test_a_file_that_did_not_change_is_shared_with_the_back_up_before(tmp_path, moments):
    make_document(name="blijft.pdf")
    for keys in ([], [str(pyrage.x25519.Identity.generate().to_public())]):
        first, second = (make_back_up(tmp_path / str(len(keys)), keys, 4, silent).folder for _ in range(2))

        shared = {path.stat().st_ino for path in (first / "media").rglob("*") if path.is_file()}
        assert shared
        assert {path.stat().st_ino for path in (second / "media").rglob("*") if path.is_file()} == shared
        check_sums(second)


@pytest.mark.django_db
def test_a_damaged_file_is_not_shared(tmp_path, moments):
    make_document(name="blijft.pdf")
    first = make_back_up(tmp_path, [], 4, silent).folder
    for path in (first / "media").rglob("*"):
        if path.is_file():
            path.write_bytes(b"kapot")

    second = make_back_up(tmp_path, [], 4, silent).folder

    check_sums(second)
    files = [path.read_bytes() for path in (second / "media").rglob("*") if path.is_file()]
    assert files
    assert b"kapot" not in files


@pytest.mark.django_db
def test_under_another_key_nothing_is_shared(tmp_path, moments):
    make_document()
    keys = [pyrage.x25519.Identity.generate() for _ in range(2)]
    first, second = (make_back_up(tmp_path, [str(key.to_public())], 4, silent).folder for key in keys)

    assert {p.name for p in (first / "media").rglob("*.age")}.isdisjoint(p.name for p in second.rglob("*.age"))


@pytest.mark.django_db
def test_a_locked_back_up_tells_nothing(tmp_path):
    make_image()
    make_user("geheimzinnig", first_name="Roosmarijn")
    make_document(name="brief-van-roosmarijn.pdf")
    key = pyrage.x25519.Identity.generate()

    folder = make_back_up(tmp_path, [str(key.to_public())], 4, silent).folder

    for path in folder.rglob("*"):
        assert "roosmarijn" not in path.name
        if path.is_file() and path.name != SUMS:
            assert path.suffix == ".age"
            assert path.read_bytes().startswith(b"age-encryption.org/v1\n")
    rows = pyrage.decrypt((folder / "database" / "accounts_user.jsonl.gz.age").read_bytes(), [key])
    assert "Roosmarijn" in gzip.decompress(rows).decode()


def test_no_secret_is_in_what_is_told_of_the_settings(monkeypatch):
    for variable in VARIABLES:
        monkeypatch.setenv(variable.name, f"waarde-van-{variable.name.lower()}")
    monkeypatch.setenv("STATIC_DIR", "s3://sleutel:wachtwoord@opslag.example.org/emmer")

    told = Environment().told()

    secret = ["CACHE_URL", "DATABASE_REPLICA_URL", "DATABASE_URL", "EMAIL_URL", "REDIS_URL", "SECRET_KEY", "SENTRY_DSN"]
    secret += ["STATIC_DIR"]
    assert sorted(name for name, value in told.items() if value is None) == secret
    assert told["ALLOWED_HOSTS"] == "waarde-van-allowed_hosts"
    assert told["BACKUP_KEY"] == "waarde-van-backup_key"


@pytest.mark.django_db
def test_the_settings_are_in_the_back_up_without_the_secrets(tmp_path, settings):
    settings.ENVIRONMENT_TOLD = {"SITE_URL": "https://praktijken.example.org", "EMAIL_URL": None}

    told = (make_back_up(tmp_path, [], 4, silent).folder / "settings.env").read_text()

    assert "SITE_URL=https://praktijken.example.org\n" in told
    assert "# EMAIL_URL: zelf zetten\n" in told


@pytest.mark.django_db
def test_the_newest_are_kept(tmp_path, moments):
    made = [make_back_up(tmp_path, [], 2, silent).folder for _ in range(4)]

    assert whole_ones(tmp_path) == [made[3], made[2]]
    assert [p for p in tmp_path.iterdir() if p.is_dir() and p not in made] == []


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_named_and_keeps_nothing_from_being_made(tmp_path):
    document = make_document(name="weg.pdf")
    default_storage.delete(document.file.name)

    made = make_back_up(tmp_path, [], 4, silent)

    assert made.missing == [document.file.name]
    check_sums(made.folder)


@pytest.mark.django_db
@pytest.mark.parametrize("keys", [[], ["age1"]])
def test_a_full_disk_leaves_nothing_and_is_said_in_a_sentence(tmp_path, monkeypatch, keys):
    import resource

    keys = [str(pyrage.x25519.Identity.generate().to_public()) for _ in keys]
    make_user("groot", first_name="x")
    make_document()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, before[1]))  # the kernel says no, as a full disk does
    try:
        with pytest.raises(Refused, match="schijf is vol"):
            make_back_up(tmp_path, keys, 4, silent)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []


@pytest.mark.django_db
def test_two_at_once_do_not_spoil_each_other(tmp_path):
    second = []

    def meanwhile(line):
        with pytest.raises(Refused, match="wordt al een back-up gemaakt"):
            make_back_up(tmp_path, [], 4, silent)
        second.append(1)

    check_sums(make_back_up(tmp_path, [], 4, meanwhile).folder)
    assert second


@pytest.mark.django_db
def test_what_is_no_key_is_refused(tmp_path):
    with pytest.raises(Refused, match="geen openbare sleutel"):
        make_back_up(tmp_path, ["age1verkeerd"], 4, silent)


@pytest.mark.slow
def test_killed_at_any_moment_it_leaves_no_back_up_that_looks_whole(site, tmp_path):
    folder = tmp_path / "b"
    at_work = 0
    for files in (1, 20, 60, 90):
        process = site.begin("manage.py", "back_up", str(folder))
        while process.poll() is None and sum(len(names) for _, _, names in os.walk(folder)) < files:
            time.sleep(0.002)
        at_work += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert whole_ones(folder) == []
        with pytest.raises(Refused, match="geen hele back-up"):
            chosen(folder)
    assert at_work == 4

    assert site.run("back_up", str(folder)).returncode == 0
    [made] = whole_ones(folder)
    check_sums(made)
    assert [path for path in folder.iterdir() if path.is_dir()] == [made]
