"""What every test stands on: no network, a page tree, a client that reads what it gets."""

import socket
from collections.abc import Iterator

import pytest
from django.db import connection

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
