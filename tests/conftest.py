"""What every test stands on: no network, a page tree, a client that reads what it gets."""

import ipaddress
import socket
from typing import Any

import pytest

from tests.makers import SiteTree
from tests.reading_client import ReadingClient

_connect = socket.socket.connect


class NetworkError(RuntimeError):
    """A test asked something of another machine."""


def _connect_to_this_machine(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX:
        host = address[0]
        is_here = host == "localhost" or ipaddress.ip_address(host).is_loopback
        if not is_here:
            raise NetworkError(f"A test may not connect to {host}.")
    _connect(self, address)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Any:
    socket.socket.connect = _connect_to_this_machine  # type: ignore[method-assign]  # put back below
    yield
    socket.socket.connect = _connect  # type: ignore[method-assign]  # as it was


@pytest.fixture
def tree(db: None) -> SiteTree:
    """The trunk of the page tree."""
    return SiteTree()


@pytest.fixture
def client() -> ReadingClient:
    """A client that reads every page."""
    return ReadingClient()
