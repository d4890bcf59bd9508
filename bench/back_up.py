"""How long a back-up takes, and how long a writer beside it waits: `python -m bench.back_up DIR`.

DATABASE_URL names a file of SQLite. Fill the site before, for example with `make_many` and files. The writer does one
transaction every twenty milliseconds, with the settings of the site, on tags that it takes away after.
"""

import os
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from urllib.parse import urlsplit


def main() -> None:
    """Make a back-up in the folder of the argument while a writer is at work."""
    writer = Writer(urlsplit(os.environ["DATABASE_URL"]).path)
    writer.start()
    began = time.monotonic()
    try:
        subprocess.run([sys.executable, "manage.py", "back_up", sys.argv[1]], check=True)
    finally:
        seconds = time.monotonic() - began
        writer.is_over.set()
        writer.join()
    waits = sorted(writer.waits)
    sys.stdout.write(
        f"{seconds:.1f} s; {len(waits)} transactions beside it: median {statistics.median(waits) * 1000:.1f} ms, "
        f"longest {waits[-1] * 1000:.0f} ms; load {os.getloadavg()[0]:.1f}\n"
    )


class Writer(threading.Thread):
    """Writes until it is over; `waits` are the seconds that each transaction took."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.is_over = threading.Event()
        self.waits: list[float] = []

    def run(self) -> None:
        connection = sqlite3.connect(self.path, isolation_level=None, timeout=20)
        connection.execute("PRAGMA synchronous=NORMAL")
        while not self.is_over.wait(0.02):
            began = time.monotonic()
            name = f"bench-{len(self.waits)}"
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO taggit_tag (name, slug) VALUES (?, ?)", (name, name))
            connection.execute("COMMIT")
            self.waits.append(time.monotonic() - began)
        connection.execute("DELETE FROM taggit_tag WHERE slug LIKE 'bench-%'")
        connection.close()


if __name__ == "__main__":
    main()
