"""A hundred visitors who send or read a letter a minute, on a real server: somebody else is answered at once."""

import socket
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.e2e
MANY = 100

BEGINNINGS: dict[str, Callable[[str, int], bytes]] = {
    "headers that do not end": lambda host, number: f"GET / HTTP/1.1\r\nHost: {host}\r\nX-Slow: ".encode(),
    "a form that does not come": lambda host, number: (
        f"POST /volgen/ HTTP/1.1\r\nHost: {host}\r\nX-Real-IP: 10.9.1.{number}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nemail="
    ).encode(),
    "a file that is not read": lambda host, number: (
        f"GET /praktijken.xlsx HTTP/1.1\r\nHost: {host}\r\nX-Real-IP: 10.9.2.{number}\r\n\r\n"
    ).encode(),
}


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_who_is_slow_keeps_nobody_else_waiting(site, kind):
    host = urlsplit(site).netloc
    name, port = host.split(":")
    with ExitStack() as slow:
        for number in range(MANY):
            connection = slow.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
            connection.connect((name, int(port)))
            connection.sendall(BEGINNINGS[kind](host, number))
        time.sleep(2)

        waited = []
        for _ in range(5):
            began = time.monotonic()
            with urllib.request.urlopen(f"{site}/praktijken/", timeout=20) as answer:  # noqa: S310 - our own server
                assert answer.status == 200
            waited.append(time.monotonic() - began)

    assert sorted(waited)[2] <= 1, waited
