"""What every test stands on: no network, a page tree, a client that reads what it gets."""

import socket
from collections.abc import Iterator

import pytest
from django.db import connection, reset_queries, transaction
from django.test import override_settings

from home.demo.load import load_demo
from tests.makers import SiteTree
from tests.network import connect_to_this_machine
from tests.reading_client import ReadingClient


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_to_this_machine)
        yield


@pytest.fixture(autouse=True)
def _empty_query_log() -> None:
    # What earlier tests asked would fill Django's log, which keeps 9000 and warns when it is full.
    connection.queries_log.clear()


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
        load_demo(lines.append)
        yield lines
        transaction.set_rollback(True)
    reset_queries()  # DEBUG kept them all


@pytest.fixture
def demo(_loaded_demo: list[str]) -> Iterator[list[str]]:
    """The whole demonstration in development; gives the lines that were said. Does not go together with `db`."""
    with transaction.atomic():
        yield _loaded_demo
        transaction.set_rollback(True)
