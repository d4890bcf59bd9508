"""Exports and feeds: how soon the first byte comes, how long the whole takes, and what memory that costs.

Memory is the most that Python held at once above where it began, as `tracemalloc` counts it, which makes the whole some
times slower: time is measured in a round of its own.
"""

import time
import tracemalloc
from collections.abc import Iterator

from django.test import Client

from kit.queries import unlogged_queries
from search import catalogue as catalogues

FILES = ["/praktijken.csv", "/praktijken.xlsx", "/praktijken.csv?q=stage", "/praktijken/feed/", "/embed/praktijken/"]
MB = 1024 * 1024


def report() -> None:
    """Print every figure."""
    catalogues.catalogue()  # a process reads it once
    print(f"{'':44}{'first byte':>12}{'whole':>10}{'size':>12}{'memory':>10}")
    with unlogged_queries():
        for path in FILES:
            _line(path)


def _line(path: str) -> None:
    began = time.perf_counter()
    pieces = _pieces(path)
    size = len(next(pieces))
    first = time.perf_counter() - began
    size += sum(len(piece) for piece in pieces)
    whole = time.perf_counter() - began
    tracemalloc.start()
    for _piece in _pieces(path):
        pass
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{path:44}{first * 1000:9.0f} ms{whole:8.1f} s{size / MB:9.1f} MB{memory / MB:7.1f} MB", flush=True)


def _pieces(path: str) -> Iterator[bytes]:
    answer = Client(HTTP_HOST="127.0.0.1").get(path)
    yield from answer if answer.streaming else [answer.content]
