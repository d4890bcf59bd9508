"""What every test stands on: no network, a page tree, a client that reads what it gets."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import connection, reset_queries, transaction
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from wagtail.models import Site

from home.demo.load import load_demo
from tests.makers import SiteTree, uproot
from tests.network import connect_to_this_machine
from tests.reading_client import ReadingClient

ANY_DATABASE = (
    *(
        "accounts",
        "archive",
        "faults",
        "editing/guide",
        "editing/reports",
        "editing/test_permission_matrix.py",
        "house",
    ),
    *("home/test_load_demo.py", "home/test_load_people.py", "importing", "kit", "library", "links/test_addresses.py"),
    *("links/test_fetching.py", "offering", "paper", "portal", "reuse/api/test_schemathesis.py"),
    *("privacy/test_exporting.py", "privacy/test_names.py", "privacy/test_views.py"),
    *("backups", "reuse/api/test_spectral.py", "deploy/test_files.py", "deploy/test_nginx.py", "store/test_replica.py"),
    "writing",
)
"""Tests about rights, words, files or drawing: what they ask is asked of the database by other tests too."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what need not be tried on each database."""
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).as_posix().startswith(ANY_DATABASE):
            item.add_marker("any_database")


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_to_this_machine)
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: pytest.FixtureRequest, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Make the test database with the trunk of the page tree, whichever tests were picked.

    The plugin's own makes none when each of them opens the database itself, as those with `demo` do; these would then
    run on the database of development.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        SiteTree()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def _empty_query_log() -> None:
    # What earlier tests asked would fill Django's log, which keeps 9000 and warns when it is full.
    connection.queries_log.clear()


@pytest.fixture(autouse=True)
def _nobody_did_anything_yet() -> None:
    caches["counters"].clear()


@pytest.fixture
def tree(db: None) -> SiteTree:
    """The trunk of the page tree."""
    return SiteTree()


@pytest.fixture
def client() -> ReadingClient:
    """A client that reads every page."""
    return ReadingClient()


@pytest.fixture(scope="module")
def _loaded_demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[str]]:
    lines: list[str] = []
    with django_db_blocker.unblock(), override_settings(DEBUG=True), transaction.atomic():
        uproot()
        load_demo(lines.append)
        yield lines
        transaction.set_rollback(True)
    reset_queries()  # DEBUG kept them all
    Site.clear_site_root_paths_cache()  # Wagtail keeps where sites begin, and this one was never there


@pytest.fixture
def demo(_loaded_demo: list[str]) -> Iterator[list[str]]:
    """The whole demonstration in development; gives the lines that were said. Does not go together with `db`."""
    with transaction.atomic():
        yield _loaded_demo
        transaction.set_rollback(True)
