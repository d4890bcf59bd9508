"""Bytes on their way to a file of a back-up and from it: with their checksum, and locked with age if there is a key."""

import hashlib
import io
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage
from django.utils.translation import gettext as _

from backups.refusals import Refused

CHUNK = 1024 * 1024
LOCKED = ".age"


def recipients_of(keys: Iterable[str]) -> list[Any]:
    """Read public keys of age.

    Raises:
        Refused: one is none.
    """
    try:
        return [pyrage.x25519.Recipient.from_str(key) for key in keys]
    except pyrage.RecipientError as error:
        raise Refused(_("Dit is geen openbare sleutel van age (age1…). Maak er een met age-keygen.")) from error


def identities_of(file: Path) -> list[Any]:
    """Read the secret keys in a file that `age-keygen` made.

    Raises:
        Refused: there is none.
    """
    try:
        lines = file.read_text().splitlines()
        found = [pyrage.x25519.Identity.from_str(line.strip()) for line in lines if line.startswith("AGE-SECRET-KEY-")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise Refused(_("De sleutel in %s is niet te lezen.") % file) from error
    if not found:
        raise Refused(_("In %s staat geen geheime sleutel van age (AGE-SECRET-KEY-…).") % file)
    return found


class _Tally:
    """A file that counts and digests what is written to it; `trouble` is what the disk had against it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()
        self.size = 0
        self.trouble: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write all of it."""
        try:
            self._file.write(data)
        except OSError as error:
            self.trouble = error
            raise
        self.digest.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""


class _Chunks(io.RawIOBase):
    """An iterator of bytes as a file to read."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._left = memoryview(b"")
        self.trouble: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left:
            try:
                self._left = memoryview(next(self._chunks))
            except StopIteration:
                return 0
            except Exception as error:
                self.trouble = error
                raise
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


def write_sealed(chunks: Iterable[bytes], path: Path, recipients: list[Any]) -> tuple[str, int]:
    """Write `chunks` to a new file, safely on the disk; return the SHA-256 and the size of what stands there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            tally = _Tally(file)
            _pour(chunks, tally, recipients)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return tally.digest.hexdigest(), tally.size


def _pour(chunks: Iterable[bytes], tally: _Tally, recipients: list[Any]) -> None:
    source = _Chunks(chunks)
    if not recipients:
        for chunk in chunks_of(source):
            tally.write(chunk)
        return
    try:
        pyrage.encrypt_io(source, tally, recipients)
    except pyrage.EncryptError as error:
        raise tally.trouble or source.trouble or error from error


@contextmanager
def opened(path: Path, identities: list[Any]) -> Iterator[IO[bytes]]:
    """Open a file of a back-up, unlocked.

    Raises:
        Refused: the keys do not fit, or the file is damaged.
    """
    if path.suffix != LOCKED:
        with path.open("rb") as file:
            yield file
        return
    if not identities:
        raise Refused(_("Deze back-up zit op slot. Geef de geheime sleutel mee: --identity BESTAND."))
    with tempfile.TemporaryFile() as plain, path.open("rb") as file:
        tally = _Tally(plain)
        try:
            pyrage.decrypt_io(file, tally, identities)
        except pyrage.DecryptError as error:
            raise Refused(_("Deze sleutel past niet op deze back-up.")) from error
        except OSError as error:
            if tally.trouble:
                raise tally.trouble from error
            raise Refused(_("Beschadigd: %s. Neem een andere back-up.") % path.name) from error
        plain.seek(0)
        yield plain


def chunks_of(file: Any) -> Iterator[bytes]:
    """Read a file piece by piece."""
    while chunk := file.read(CHUNK):
        yield chunk


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file as it stands there."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def packed(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Compress lines, as gzip does."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    for line in lines:
        if piece := packer.compress(line):
            yield piece
    yield packer.flush()
