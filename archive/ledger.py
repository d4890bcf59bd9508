"""What is known of an archive while it is made: which addresses were asked and which files were written.

A small database in the archive itself. It keeps the memory of the process small and lets a run that was killed go on.
"""

import sqlite3
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from archive.names import file_for, made_unique

FOLDER = ".archief"
"""The folder in the archive in which the ledger lies; it may be left out of a copy."""
FILE = "stand.sqlite3"
STALE = 3600
"""Seconds: a run that stood still for longer does not go on but begins anew, for what it asked may be withdrawn."""
MOST_MOVES = 5
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS addresses (
    number INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, state TEXT NOT NULL DEFAULT 'waiting',
    file TEXT, folded TEXT UNIQUE, content_type TEXT, target TEXT, source BLOB, asked_at REAL
);
CREATE INDEX IF NOT EXISTS waiting ON addresses (state, number);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, digest TEXT NOT NULL, run INTEGER NOT NULL);
"""


class Ledger:
    """The ledger of the archive in `folder`; only one process at a time has it open."""

    def __init__(self, folder: Path) -> None:
        """Open it, or make a new one.

        Raises:
            sqlite3.OperationalError: another process has it open, or the disk does not take it.
        """
        (folder / FOLDER).mkdir(exist_ok=True)
        self._database = sqlite3.connect(folder / FOLDER / FILE, timeout=0, isolation_level=None)
        self._database.execute("PRAGMA locking_mode=EXCLUSIVE")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.execute("BEGIN EXCLUSIVE")
        for statement in _TABLES.split(";"):
            self._database.execute(statement)
        self.keep()

    def keep(self) -> None:
        """Make what was noted so far hold, whatever happens next."""
        self._database.execute("COMMIT")
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Keep it and let others have it."""
        self._database.execute("COMMIT")
        self._database.close()

    def fact(self, name: str) -> str:
        """Return what was noted under a name, or ""."""
        row = self._database.execute("SELECT value FROM facts WHERE name = ?", [name]).fetchone()
        return row[0] if row else ""

    def note(self, name: str, value: str) -> None:
        """Note something under a name."""
        self._database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])

    def begin(self, today: str) -> bool:
        """Go on with the run that was killed, or begin a new one; return whether it goes on."""
        last = self._database.execute("SELECT max(asked_at) FROM addresses").fetchone()[0] or 0
        if self.fact("is_running") and time.time() - last < STALE:
            return True
        self._database.execute("DELETE FROM addresses")
        self.note("run", str(self.run + 1))
        self.note("made_on", today)
        self.note("is_running", "ja")
        self.keep()
        return False

    def end(self) -> None:
        """Call the run done, and let go of what was only needed to make it."""
        self._database.execute("UPDATE addresses SET source = NULL")
        self.note("is_running", "")
        self._database.execute("COMMIT")
        self._database.execute("VACUUM")
        self._database.execute("BEGIN")

    @property
    def run(self) -> int:
        """How many runs there were, with this one."""
        return int(self.fact("run") or 0)

    def want(self, address: str) -> None:
        """Note an address that is to be asked, unless it is known."""
        self._database.execute("INSERT OR IGNORE INTO addresses (address) VALUES (?)", [address])

    def next_wanted(self) -> str | None:
        """Return the address that waits longest, or None."""
        row = self._database.execute(
            "SELECT address FROM addresses WHERE state = 'waiting' ORDER BY number LIMIT 1"
        ).fetchone()
        return row[0] if row else None

    def count(self, state: str) -> int:
        """Return how many addresses are waiting, here, moved, absent or failed."""
        return self._database.execute("SELECT count(*) FROM addresses WHERE state = ?", [state]).fetchone()[0]

    def is_here(self, address: str, content_type: str, source: bytes | None = None, file: str = "") -> str:
        """Note that an address is in the archive; return under which file. `source` is kept until it is written."""
        file = file or file_for(address, content_type)
        taken = "SELECT 1 FROM addresses WHERE folded = ? AND address <> ?"
        if self._database.execute(taken, [file.casefold(), address]).fetchone():
            file = made_unique(file, address)
        packed = zlib.compress(source, 6) if source is not None else None
        self._settle(address, "here", file, content_type, None, packed)
        return file

    def is_moved(self, address: str, target: str) -> None:
        """Note that an address leads to another one."""
        self._settle(address, "moved", None, None, target, None)

    def is_absent(self, address: str, has_failed: bool = False) -> None:
        """Note that an address is not in the archive."""
        self._settle(address, "failed" if has_failed else "absent", None, None, None, None)

    def _settle(self, address: str, state: str, *values: object) -> None:
        file = values[0]
        self._database.execute(
            "UPDATE addresses SET state = ?, file = ?, content_type = ?, target = ?, source = ?, folded = ?, "
            "asked_at = ? WHERE address = ?",
            [state, *values, file.casefold() if isinstance(file, str) else None, time.time(), address],
        )

    def file_of(self, address: str) -> str | None:
        """Return the file in which an address lies, also when it was moved; None when it is not in the archive."""
        for _ in range(MOST_MOVES):
            row = self._database.execute(
                "SELECT state, file, target FROM addresses WHERE address = ?", [address]
            ).fetchone()
            if row is None or row[0] != "moved":
                return row[1] if row else None
            address = row[2]
        return None

    def sources(self) -> Iterator[tuple[str, str, str, bytes]]:
        """Yield address, file, type and text of what is to be rewritten, one after the other."""
        number = 0
        while True:
            row = self._database.execute(
                "SELECT number, address, file, content_type, source FROM addresses "
                "WHERE source IS NOT NULL AND number > ? ORDER BY number LIMIT 1",
                [number],
            ).fetchone()
            if row is None:
                return
            number = row[0]
            yield row[1], row[2], row[3], zlib.decompress(row[4])

    def failed(self) -> list[str]:
        """Return the first addresses at which the site broke."""
        rows = self._database.execute("SELECT address FROM addresses WHERE state = 'failed' ORDER BY number LIMIT 5")
        return [row[0] for row in rows]

    def note_file(self, path: str, digest: str) -> None:
        """Note a file of this run; with an empty checksum before it is written, so that no file is forgotten."""
        self._database.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", [path, digest, self.run])

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield path and checksum of every file of this run, in the order of their paths."""
        yield from self._database.execute("SELECT path, digest FROM files WHERE run = ? ORDER BY path", [self.run])

    def leftover_files(self) -> list[str]:
        """Return the files of earlier runs that are no part of this one."""
        return [row[0] for row in self._database.execute("SELECT path FROM files WHERE run < ?", [self.run])]

    def forget_file(self, path: str) -> None:
        """Note that a file is gone."""
        self._database.execute("DELETE FROM files WHERE path = ?", [path])
