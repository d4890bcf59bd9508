"""What a server and its processes use, as Linux counts it."""

import gc
import logging
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

_TICKS = os.sysconf("SC_CLK_TCK")
_LONGEST = 60


@dataclass(frozen=True)
class Usage:
    """Processor time in seconds, and the memory of each process in bytes (its own, and its share of what is shared)."""

    seconds: float
    memory: list[int]


def usage_of(process: subprocess.Popen[bytes] | None) -> Usage:
    """Return what a process and all it started have used so far."""
    family = _family(process.pid) if process is not None else []
    return Usage(sum(map(_seconds, family)), [_memory(pid) for pid in family])


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str) -> None:
    """Return when an address answers well."""
    until = time.monotonic() + _LONGEST
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def in_a_process(measure: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what a function of a module tells in a fresh process, so that its memory is its own.

    It is not forked: what other threads hold at that moment, nobody would ever let go there.
    """
    with get_context("spawn").Pool(1, initializer=_begin) as pool:
        return pool.apply(measure)


def _begin() -> None:
    """Begin as a server does that has answered before."""
    import django

    django.setup()
    from django.conf import settings

    from search.catalogue import catalogue

    settings.DEBUG = False
    logging.disable(logging.INFO)
    catalogue()
    gc.collect()
    gc.freeze()


def most_memory(begin_anew: bool = False) -> float:
    """Return the most memory that this process had at once, in megabytes; from here on when it begins anew."""
    if begin_anew:
        Path("/proc/self/clear_refs").write_text("5")
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def _family(pid: int) -> list[int]:
    children = [
        child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]
    return [pid, *(member for child in children for member in _family(int(child)))]


def _seconds(pid: int) -> float:
    # The name of a program may hold spaces: what is counted begins after the bracket that closes it.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
