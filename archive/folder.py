"""The folder that becomes an archive: what it may be, writing in it, checksums."""

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from archive.ledger import FILE, FOLDER, Ledger

CHECKSUMS = "CONTROLE.txt"


class Refused(Exception):
    """The archive cannot be made here; the text says why and what to do."""


@contextmanager
def refusals(root: Path) -> Iterator[None]:
    """Say in one sentence what the disk does not take.

    Raises:
        Refused: it is full, it may not be written, or something else is wrong with it.
    """
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        number = getattr(error, "errno", None)
        if number in (errno.ENOSPC, errno.EDQUOT) or "disk is full" in str(error):
            raise Refused(
                _("De schijf is vol. Maak ruimte en geef dezelfde opdracht nog eens; het archief gaat dan verder.")
            ) from error
        if "locked" in str(error):
            raise Refused(_("Een ander is al bezig met het archief in %s.") % root) from error
        raise Refused(_("In de map %s kan niet worden geschreven.") % root) from error


class Folder:
    """An archive on a disk, with its ledger."""

    def __init__(self, root: Path) -> None:
        """Open the archive in `root`, or begin one in a folder that is empty or not there yet.

        Raises:
            Refused: it is no folder, holds other things, or may not be written.
        """
        self.root = root
        with refusals(root):
            if root.exists() and not root.is_dir():
                raise Refused(_("%s is geen map.") % root)
            root.mkdir(parents=True, exist_ok=True)
            if not (root / FOLDER / FILE).is_file() and any(root.iterdir()):
                raise Refused(_("De map %s is niet leeg en is geen eerder gemaakt archief. Kies een lege map.") % root)
            self.ledger = Ledger(root)

    def close(self) -> None:
        """Let others have it."""
        self.ledger.close()

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        """Write a file, whole or not at all; one that is there with the same bytes is left alone."""
        target, passing = self.root / path, self.root / FOLDER / "half"
        digest = hashlib.sha256()
        with passing.open("wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
        if target.is_file() and _digest_of(target) == digest.hexdigest():
            passing.unlink()
        else:
            self.ledger.note_file(path, "")
            self.ledger.keep()  # if all ends here, the next run knows that this file is ours
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(passing, target)
        self.ledger.note_file(path, digest.hexdigest())

    def remove_leftovers(self) -> int:
        """Take away what earlier runs wrote and this one did not; return how many files that were."""
        leftovers = self.ledger.leftover_files()
        for path in leftovers:
            (self.root / path).unlink(missing_ok=True)
            for above in Path(path).parents:
                folder = self.root / above
                if folder == self.root or not folder.is_dir() or any(folder.iterdir()):
                    break
                folder.rmdir()
            self.ledger.forget_file(path)
        return len(leftovers)

    def write_checksums(self) -> None:
        """Write the list by which `sha256sum -c` sees whether a copy is whole."""
        lines = (f"{digest}  {path}\n".encode() for path, digest in self.ledger.files() if path != CHECKSUMS)
        self.write(CHECKSUMS, lines)

    def size(self) -> tuple[int, int]:
        """Return how many files there are and how many bytes."""
        number = total = 0
        for path, _digest in self.ledger.files():
            number += 1
            total += (self.root / path).stat().st_size
        return number, total


def _digest_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
