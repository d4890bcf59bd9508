"""What a server and its processes use, as Linux counts it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections

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


def in_a_child(measure: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what a function tells that runs in a process of its own, so that its memory is its own. JSON must do."""
    connections.close_all()
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        with os.fdopen(writing, "w") as told:
            json.dump(measure(), told)
        sys.stdout.flush()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        answer: dict[str, Any] = json.load(told)
    os.waitpid(child, 0)
    return answer


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
