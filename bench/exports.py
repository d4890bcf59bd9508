"""Exports and feeds: how soon the first byte comes, how long the whole takes, and what memory that costs.

Each is made in a process of its own; memory is the most that it had at once above where it began.
"""

import gc
import time
from collections.abc import Iterator
from functools import partial

from django.test import Client

from bench.processes import in_a_process, most_memory

FILES = ["/praktijken.csv", "/praktijken.xlsx", "/praktijken.csv?q=stage", "/praktijken/feed/", "/embed/praktijken/"]
MB = 1024 * 1024


def report() -> None:
    """Print every figure."""
    print(f"{'':44}{'first byte':>12}{'whole':>10}{'size':>12}{'memory':>10}")
    for path in FILES:
        _line(path)


def _line(path: str) -> None:
    told = in_a_process(partial(_measure, path))
    print(
        f"{path:44}{told['first'] * 1000:9.0f} ms{told['whole']:8.1f} s"
        f"{told['size'] / MB:9.1f} MB{told['megabytes']:7.1f} MB",
        flush=True,
    )


def _measure(path: str) -> dict[str, float]:
    next(_pieces(path))  # a process reads its templates once
    gc.collect()
    memory = most_memory(begin_anew=True)
    began = time.perf_counter()
    pieces = _pieces(path)
    size = len(next(pieces))
    first = time.perf_counter() - began
    size += sum(len(piece) for piece in pieces)
    whole = time.perf_counter() - began
    return {"first": first, "whole": whole, "size": size, "megabytes": most_memory() - memory}


def _pieces(path: str) -> Iterator[bytes]:
    answer = Client(HTTP_HOST="127.0.0.1").get(path)
    yield from answer if answer.streaming else [answer.content]
