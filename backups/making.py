"""Making a back-up of the whole site while it works."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import django
import wagtail
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from backups.folder import keep_newest, name_of, new_one, read_sums, whole_ones, write_sums
from backups.migrations_state import is_up_to_date, state_of_program
from backups.refusals import Refused, disk_troubles_told
from backups.sealing import LOCKED, chunks_of, digest_of, packed, recipients_of, write_sealed
from backups.snapshot import one_moment
from backups.tables import Digest, Table, kept_tables, line_of

FORM = 1
"""The version of the form in which a back-up is written."""

Say = Callable[[str], Any]


@dataclass(frozen=True)
class Made:
    """A back-up that was made; `size` in bytes, `missing` the files that the database names and that are not there."""

    folder: Path
    rows: int
    files: int
    size: int
    missing: list[str]


@dataclass
class _Content:
    """What is in it so far."""

    folder: Path
    keys: list[str]
    recipients: list[Any]
    witnesses: list[Any]
    sums: dict[str, str] = field(default_factory=dict)
    size: int = 0

    def add(self, name: str, chunks: Iterator[bytes]) -> None:
        """Write one more file, that witnesses may open too."""
        self._add(name, chunks, [*self.recipients, *self.witnesses] if self.recipients else [])

    def add_lasting(self, name: str, chunks: Iterator[bytes]) -> None:
        """Write one more file, that later back-ups may share."""
        self._add(name, chunks, self.recipients)

    def _add(self, name: str, chunks: Iterator[bytes], recipients: list[Any]) -> None:
        name += LOCKED if recipients else ""
        self.sums[name], size = write_sealed(chunks, self.folder / name, recipients)
        self.size += size


def make_back_up(folder: Path, keys: list[str], keep: int, say: Say, witnesses: Sequence[Any] = ()) -> Made:
    """Make a back-up in `folder` and throw away what is older than the newest `keep`.

    `keys` are public keys of age; without one nothing is locked. `witnesses` are recipients of age that may open the
    rows of a locked one too, but none of the files.

    Raises:
        Refused: it cannot be made; nothing of it is left then.
    """
    if keep < 1:
        raise Refused(_("Bewaar ten minste één back-up."))
    recipients = recipients_of(keys)
    refuse_when_behind()
    made_at = datetime.now(UTC)
    name = name_of(made_at)
    with disk_troubles_told():
        folder = folder.resolve()
        earlier = _Earlier(folder)
        with new_one(folder, name) as busy:
            content = _Content(busy, keys, recipients, list(witnesses))
            tables, names = _add_database(content, say)
            files, missing = _add_files(content, names, earlier, say)
            content.add("settings.env", iter([_settings_told().encode()]))
            content.add("manifest.json", iter([_manifest(made_at, tables, files, missing)]))
            write_sums(busy, content.sums)
        keep_newest(folder, keep)
    rows = sum(table["rows"] for table in tables.values())
    return Made(folder / name, rows, files, content.size, missing)


def refuse_when_behind() -> None:
    """Refuse to read a database that is not the one this program knows.

    Raises:
        Refused: it is not.
    """
    if not is_up_to_date():
        raise Refused(_("De database loopt achter op het programma. Geef eerst: manage.py migrate."))


def _add_database(content: _Content, say: Say) -> tuple[dict[str, dict], list[str]]:
    """Write every table; return for each how many rows and their digest, and the names of the files that rows name."""
    tables: dict[str, dict] = {}
    names: set[str] = set()
    with one_moment() as at_once:
        for table in kept_tables():
            digest = Digest()
            content.add(f"database/{table.name}.jsonl.gz", packed(_lines(table, at_once, digest, names)))
            tables[table.name] = {"rows": digest.rows, "digest": str(digest)}
    say(_("Database: %d rijen.") % sum(table["rows"] for table in tables.values()))
    return tables, sorted(names)


def _lines(table: Table, at_once: Any, digest: Digest, names: set[str]) -> Iterator[bytes]:
    yield line_of([column.name for column in table.columns])
    for row in table.rows(at_once):
        names.update(row[place] for place in table.files if row[place])
        line = line_of(row)
        digest.add(line)
        yield line


class _Earlier:
    """The files of the newest back-up, to share those that did not change."""

    def __init__(self, folder: Path) -> None:
        found = whole_ones(folder)
        self._folder = found[0] if found else None
        self._sums = read_sums(self._folder) if self._folder else {}

    def share(self, name: str, path: Path) -> str:
        """Put the file `name` of the earlier back-up at `path` too, when it is whole; return its digest, or ""."""
        digest = self._sums.get(name, "")
        if not digest or self._folder is None or digest_of(self._folder / name) != digest:
            return ""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.hardlink_to(self._folder / name)
        except OSError:  # a disk without links
            shutil.copyfile(self._folder / name, path)
        return digest


def _add_files(content: _Content, names: list[str], earlier: _Earlier, say: Say) -> tuple[int, list[str]]:
    """Write every file that the database names, and the list of them; return how many, and which are not there."""
    listed, missing = [], []
    for name in names:
        try:
            digest, size = _digest_in_storage(name)
            place = _place_of(digest, content.keys)
            if not _is_there(place, content, earlier):
                content.add_lasting(place, _read_as(name, digest))
        except FileNotFoundError:
            missing.append(name)
            continue
        listed.append({"name": name, "sha256": digest, "bytes": size, "place": place})
    content.add("media.jsonl.gz", packed(json.dumps(entry).encode() + b"\n" for entry in listed))
    say(_("Bestanden: %d.") % len(listed))
    return len(listed), missing


def _place_of(digest: str, keys: list[str]) -> str:
    """Where a file lies: under its own digest or, when locked, under a name that tells nothing to who has no key."""
    if keys:
        digest = salted_hmac("backups.media", " ".join([*sorted(keys), digest]), algorithm="sha256").hexdigest()
    return f"media/{digest[:2]}/{digest}"


def _is_there(place: str, content: _Content, earlier: _Earlier) -> bool:
    name = place + (LOCKED if content.recipients else "")
    if name in content.sums:
        return True
    if digest := earlier.share(name, content.folder / name):
        content.sums[name] = digest
        content.size += (content.folder / name).stat().st_size
    return bool(digest)


def _digest_in_storage(name: str) -> tuple[str, int]:
    digest, size = sha256(), 0
    with default_storage.open(name) as file:
        for chunk in chunks_of(file):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def _read_as(name: str, expected: str) -> Iterator[bytes]:
    digest = sha256()
    with default_storage.open(name) as file:
        for chunk in chunks_of(file):
            digest.update(chunk)
            yield chunk
    if digest.hexdigest() != expected:
        raise Refused(_("Het bestand %s veranderde terwijl het werd gelezen. Geef de opdracht opnieuw.") % name)


def _settings_told() -> str:
    lines = [_("# Zo was de site ingesteld. Wat geheim is, staat hier niet in: zet dat zelf.")]
    for name, value in sorted(settings.ENVIRONMENT_TOLD.items()):
        lines.append(f"{name}={value}" if value is not None else _("# %s: zelf zetten") % name)
    return "\n".join(lines) + "\n"


def _manifest(made_at: datetime, tables: dict[str, dict], files: int, missing: list[str]) -> bytes:
    told = {
        "form": FORM,
        "made_at": made_at.isoformat(timespec="seconds"),
        "site": settings.SITE_URL,
        "versions": {"django": django.get_version(), "wagtail": wagtail.__version__},
        "database": connection.vendor,
        "migrations": state_of_program(),
        "tables": tables,
        "files": files,
        "missing": missing,
    }
    return json.dumps(told, indent=1, ensure_ascii=False).encode() + b"\n"
