"""How many instructions of the processor a page takes that Django makes: the same however busy the machine is.

valgrind counts those of a whole process, which begins and makes pages. It is counted twice, with some pages more the
second time: what that adds is theirs. Some forty times slower than life.
"""

import logging
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from itertools import cycle, islice

MORE = 60
"""Pages that the second process makes more than the first."""
COUNTED = re.compile(r"I\s+refs:\s+([\d,]+)")


def report() -> None:
    """Print millions of instructions for each page of a kind. Two processes count at a time."""
    print("instructions of the processor for a page that is made, without the store")
    for kind in ("practices", "lists"):
        processes = [_process(kind, number) for number in (0, MORE)]
        without, with_more = (_counted(process) for process in processes)
        print(f"  {kind:20}{(with_more - without) / MORE / 1_000_000:8.1f} million", flush=True)


def make(kind: str, number: int) -> None:
    """Make each page of a kind once, so that what pages share is there; then make a number of them."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from django.conf import settings
    from django.test import Client

    from bench import ladder
    from kit.kept import answering

    settings.DEBUG = False  # as on a server
    logging.disable(logging.INFO)
    client = Client(HTTP_HOST="127.0.0.1")
    pages: Sequence[str] = ladder.lists(20) if kind == "lists" else ladder.practices()[::25]
    for page in [*pages, *islice(cycle(pages), number)]:
        with answering("counted"):
            if client.get(page).status_code != 200:
                raise SystemExit(f"{page} could not be made")


def _process(kind: str, number: int) -> subprocess.Popen[str]:
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    command = [*valgrind, sys.executable, "-m", "bench.instructions", kind, str(number)]
    environment = os.environ | {"DEBUG": "1", "PYTHONHASHSEED": "0"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def _counted(process: subprocess.Popen[str]) -> int:
    _nothing, said = process.communicate()
    found = COUNTED.search(said)
    if process.returncode or found is None:
        raise SystemExit(f"valgrind did not count:\n{said}")
    return int(found[1].replace(",", ""))


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]))
