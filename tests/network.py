"""Keeps tests on this machine."""

import ipaddress
import socket
from typing import Any

_connect = socket.socket.connect


class NetworkError(RuntimeError):
    """A test asked something of another machine."""


def connect_to_this_machine(self: socket.socket, address: Any) -> None:
    """Connect as `socket.connect` does, but to this machine alone.

    Raises:
        NetworkError: the address is of another machine.
    """
    if self.family != socket.AF_UNIX:
        host = address[0]
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise NetworkError(f"A test may not connect to {host}.")
    _connect(self, address)
