"""Asking the site by its WSGI door inside a test's transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.signals import request_finished, request_started
from django.db import close_old_connections


@contextmanager
def kept_connections() -> Iterator[None]:
    """Let requests leave the connection, on which the test's transaction is; Django's test client does so too."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)
