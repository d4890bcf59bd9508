"""The folder with back-ups: one folder for each, with a checksum of every file; what is not whole has another name.

```
20261128T031500Z/
  SHA256SUMS                   of every other file, as it stands there: `sha256sum --check SHA256SUMS` needs no key
  manifest.json                when, of what, how much
  settings.env                 how the site was set, without what is secret
  database/<table>.jsonl.gz    one row a line, under a line with the names of the columns
  media.jsonl.gz               the name of every file, and where it lies
  media/<first two>/<name>     the files; those that did not change are shared with the back-up before
```

With a key every file but SHA256SUMS is locked and ends in `.age`.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from backups.refusals import Refused
from backups.sealing import digest_of

SUMS = "SHA256SUMS"
_NAME = re.compile(r"\d{8}T\d{6}Z")
_BUSY = ".bezig-"


def name_of(moment: datetime) -> str:
    """Return what the back-up of a moment in UTC is called."""
    return f"{moment:%Y%m%dT%H%M%SZ}"


def whole_ones(folder: Path) -> list[Path]:
    """Return the back-ups in a folder, the newest first."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name) and (path / SUMS).is_file()]
    return sorted(found, reverse=True)


def chosen(folder: Path) -> Path:
    """Return `folder` when it is a back-up, else the newest in it.

    Raises:
        Refused: there is none.
    """
    if not folder.is_dir():
        raise Refused(_("De map %s bestaat niet.") % folder)
    if (folder / SUMS).is_file():
        return folder
    if not (found := whole_ones(folder)):
        raise Refused(_("In %s staat geen hele back-up.") % folder)
    return found[0]


@contextmanager
def new_one(folder: Path, name: str) -> Iterator[Path]:
    """Give a folder to fill; it gets its `name` when all went well, and is gone when not.

    Raises:
        Refused: another is at work in this folder, or there is one of this name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder):
        for dead in folder.glob(f"{_BUSY}*"):
            shutil.rmtree(dead)
        if (folder / name).exists():
            raise Refused(_("De back-up %s is er al.") % (folder / name))
        busy = folder / f"{_BUSY}{name}"
        busy.mkdir(mode=0o700)
        try:
            yield busy
            for path in [*busy.rglob("*"), busy]:
                if path.is_dir():
                    _to_disk(path)
            busy.rename(folder / name)
            _to_disk(folder)
        except BaseException:
            shutil.rmtree(busy, ignore_errors=True)
            raise


def keep_newest(folder: Path, number: int) -> None:
    """Throw all but the newest away. Each loses its name first, so that half of one is never taken for a whole."""
    for old in whole_ones(folder)[number:]:
        dead = folder / f"{_BUSY}{old.name}"
        old.rename(dead)
        shutil.rmtree(dead)


def write_sums(folder: Path, sums: dict[str, str]) -> None:
    """Write the checksums, safely on the disk; `sums` has them by name, below the folder."""
    with (folder / SUMS).open("x") as file:
        file.writelines(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
        file.flush()
        os.fsync(file.fileno())


def read_sums(folder: Path) -> dict[str, str]:
    """Return the checksums by name.

    Raises:
        Refused: the file is damaged.
    """
    try:
        lines = (folder / SUMS).read_text().splitlines()
        return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    except ValueError as error:
        raise Refused(_("Beschadigd: %s. Neem een andere back-up.") % SUMS) from error


def check_sums(folder: Path) -> None:
    """Compare every file with its checksum.

    Raises:
        Refused: one is damaged, missing or too many.
    """
    sums = read_sums(folder)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {SUMS}
    for name in sorted(there ^ set(sums)):
        raise Refused(_("Deze back-up klopt niet bij het bestand %s. Neem een andere back-up.") % name)
    for name, digest in sums.items():
        if digest_of(folder / name) != digest:
            raise Refused(_("Beschadigd: %s. Neem een andere back-up.") % name)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    with (folder / ".slot").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refused(_("In deze map wordt al een back-up gemaakt.")) from error
        yield


def _to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
