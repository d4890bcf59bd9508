"""`python -m bench [NUMBER]`: measure on the database of DATABASE_URL, with the demonstration and NUMBER more.

What is printed is kept too, in `var/bench/<database>-<NUMBER>.txt`.
"""

import gc
import io
import logging
import os
import sys
from contextlib import redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import TextIO

import django

DEFAULT = 10_000


def main() -> None:
    """Fill the database as far as it is not, then measure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection

    number = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    kept = Path(settings.VAR_DIR) / "bench" / f"{connection.vendor}-{number}.txt"
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.open("w") as file, redirect_stdout(Both(sys.stdout, file)):
        print(f"\n=== {connection.vendor}, {datetime.now():%d-%m-%Y %H:%M}, {os.cpu_count()} processors", flush=True)
        _measure(number)


class Both(io.TextIOBase):
    """Writes to two places."""

    def __init__(self, *places: TextIO) -> None:
        self._places = places

    def write(self, text: str) -> int:
        """See `io.TextIOBase`."""
        for place in self._places:
            place.write(text)
        return len(text)

    def flush(self) -> None:
        """See `io.TextIOBase`."""
        for place in self._places:
            place.flush()


def _measure(number: int) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from bench import api, browser, due, editing, exports, gold, instructions, ladder, pages, paper, search
    from practices.models import PracticePage

    call_command("migrate", verbosity=0)
    call_command("load_demo", if_empty=True, stdout=io.StringIO())
    missing = number - PracticePage.objects.filter(slug__startswith="proef-").count()
    if missing == number:  # the gold list is about the demonstration alone
        gold.report()
    if missing > 0:
        call_command("make_many", str(missing), seed=1)
    call_command("db_worker", "--backend=post", "--batch", verbosity=0)  # as beside a server: it draws pictures
    call_command("collectstatic", interactive=False, verbosity=0)  # pages name files by their digest, as on a server
    logging.disable(logging.INFO)  # a line for each request would stand between the figures
    settings.DEBUG = False  # else Django keeps what it asks the database, and the collector of garbage walks through it
    gc.collect()
    gc.freeze()  # as a server does when it has started
    ladder.report()
    if connection.vendor == "sqlite":  # what a page takes of our own code is the same on both, and counting is slow
        instructions.report()
    pages.report()
    search.report()
    exports.report()
    api.report()
    editing.report()
    due.report()
    paper.report()
    browser.report()


if __name__ == "__main__":
    main()
