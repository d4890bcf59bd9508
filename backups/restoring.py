"""Bringing a back-up back, into a place where nothing is yet: all of it or nothing."""

import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import IO, Any

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from backups.folder import check_sums, chosen
from backups.indexes import make_references, make_search_indexes
from backups.making import FORM
from backups.migrations_state import is_known, is_up_to_date, state_of_program
from backups.refusals import Refused, disk_troubles_told
from backups.sealing import LOCKED, chunks_of, identities_of, opened
from backups.tables import MADE_BY_MIGRATIONS, Digest, Row, Table, kept_tables, line_of, set_counters
from kit.restoring import act_on_what_was_restored

Say = Callable[[str], Any]

_PAGES_OF_MIGRATIONS = 2
"""The root, and the page with which Wagtail welcomes."""


@dataclass(frozen=True)
class Restored:
    """What was brought back, and the moment of which it is."""

    made_at: datetime
    rows: int
    files: int


class BackUp:
    """One back-up, whole as far as its checksums tell."""

    def __init__(self, folder: Path, identity: Path | None) -> None:
        self.folder = chosen(folder)
        check_sums(self.folder)
        self._identities = identities_of(identity) if identity else []
        self.manifest = self._read_manifest()

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open one of its files, unlocked."""
        path = self.folder / name
        with opened(path if path.exists() else path.with_name(path.name + LOCKED), self._identities) as file:
            yield file

    def lines(self, name: str) -> Iterator[Any]:
        """Read one of its lists."""
        with self.open(name) as file:
            for line in _unpacked(file):
                yield json.loads(line)

    def _read_manifest(self) -> dict[str, Any]:
        with self.open("manifest.json") as file:
            manifest: dict[str, Any] = json.load(file)
        if manifest["form"] != FORM:
            raise Refused(_("Deze back-up is in een andere vorm geschreven, door een nieuwer programma."))
        return manifest


def restore(folder: Path, identity: Path | None, say: Say) -> Restored:
    """Bring back the back-up in `folder`, with files, and make the indexes anew.

    Raises:
        Refused: it cannot be done; this place is as it was then.
    """
    with disk_troubles_told():
        back_up = BackUp(folder, identity)
        say(_("Elk bestand van %s is heel.") % back_up.folder)
        _make_ready(back_up)
        files = list(back_up.lines("media.jsonl.gz"))
        _refuse_other_files(files)
        with transaction.atomic(durable=True), _files_or_none() as placed:
            rows = _bring_rows(back_up, say)
            for entry in files:
                _bring_file(back_up, entry, placed)
            say(_("Bestanden: %d.") % len(files))
            ContentType.objects.clear_cache()
            make_references()  # what is done now may look at it
            made_at = datetime.fromisoformat(back_up.manifest["made_at"])
            acts = list(act_on_what_was_restored(made_at))
            for name, number in acts:
                say(f"{name}: {number}.")
            if any(number for _name, number in acts):
                make_references()  # it may have been done past everything that keeps it true
    _forget_what_was_cached()
    say(_("Nu worden de zoekindexen opnieuw gemaakt."))
    make_search_indexes()
    return Restored(made_at, rows, len(files))


def try_rows(folder: Path, identity: Path | None, say: Say) -> Restored:
    """Bring back the rows alone, into an empty database that is thrown away: can it be done?

    Raises:
        Refused: it cannot.
    """
    with disk_troubles_told():
        back_up = BackUp(folder, identity)
        _make_ready(back_up)
        with transaction.atomic(durable=True):
            rows = _bring_rows(back_up, say)
    return Restored(datetime.fromisoformat(back_up.manifest["made_at"]), rows, 0)


def _make_ready(back_up: BackUp) -> None:
    _refuse_other_program(back_up.manifest["migrations"])
    _refuse_what_is_not_empty()
    if not is_up_to_date():
        call_command("migrate", verbosity=0, stdout=StringIO())


def _refuse_other_program(migrations: list[list[str]]) -> None:
    if migrations == state_of_program():
        return
    if all(is_known(app, name) for app, name in migrations):
        raise Refused(
            _(
                "Deze back-up is van een ouder programma. Zet haar terug met het programma van toen, "
                "en werk dat daarna bij."
            )
        )
    raise Refused(_("Deze back-up is van een nieuwer programma dan dit. Werk eerst het programma bij."))


def _refuse_what_is_not_empty() -> None:
    there = set(connection.introspection.table_names())
    for table in kept_tables():
        if table.name not in there:
            continue
        allowed = _PAGES_OF_MIGRATIONS if table.name == "wagtailcore_page" else 0
        if (allowed or table.name not in MADE_BY_MIGRATIONS) and table.number(connection) > allowed:
            raise Refused(
                _("Deze database is niet leeg (er staat iets in %s). Terugzetten kan alleen in een lege.") % table.name
            )


def _refuse_other_files(files: list[dict]) -> None:
    """Refuse when a file of another content has a name that is needed: the files are of another site."""
    for entry in files:
        if default_storage.exists(entry["name"]) and _digest_in_storage(entry["name"]) != entry["sha256"]:
            raise Refused(
                _("Er staat al een ander bestand %s. Terugzetten kan alleen bij een lege opslag.") % entry["name"]
            )


def _bring_rows(back_up: BackUp, say: Say) -> int:
    """Put the rows in the place of what migrations made, and compare what stands there with the back-up."""
    told = back_up.manifest["tables"]
    tables = kept_tables()
    for table in tables:
        table.empty(connection)
    for table in tables:
        table.write(_rows(back_up, table), connection)
    set_counters(tables, connection)
    for table in tables:
        digest = Digest()
        for row in table.rows(connection):
            digest.add(line_of(row))
        if [digest.rows, str(digest)] != [told[table.name]["rows"], told[table.name]["digest"]]:
            raise Refused(_("Wat in %s kwam te staan, is niet wat er in de back-up staat.") % table.name)
    connection.check_constraints()
    rows = sum(told[table.name]["rows"] for table in tables)
    say(_("Database: %d rijen.") % rows)
    return rows


def _rows(back_up: BackUp, table: Table) -> Iterator[Row]:
    lines = back_up.lines(f"database/{table.name}.jsonl.gz")
    columns = next(lines)
    ours = [column.name for column in table.columns]
    if sorted(columns) != sorted(ours):
        raise Refused(_("De tabel %s heeft andere kolommen dan in de back-up.") % table.name)
    places = [columns.index(name) for name in ours]
    for row in lines:
        yield [row[place] for place in places]


@contextmanager
def _files_or_none() -> Iterator[list[str]]:
    """Take the names of files that were placed; when something fails they are taken away."""
    placed: list[str] = []
    try:
        yield placed
    except BaseException:
        for name in placed:
            default_storage.delete(name)
        raise


def _bring_file(back_up: BackUp, entry: dict[str, Any], placed: list[str]) -> None:
    name = entry["name"]
    if default_storage.exists(name):
        return
    with back_up.open(entry["place"]) as file:
        saved = default_storage.save(name, File(file))
    placed.append(saved)
    if saved != name or _digest_in_storage(name) != entry["sha256"]:
        raise Refused(_("Het bestand %s kwam niet heel aan.") % name)


def _digest_in_storage(name: str) -> str:
    digest = sha256()
    with default_storage.open(name) as file:
        for chunk in chunks_of(file):
            digest.update(chunk)
    return digest.hexdigest()


def _unpacked(file: IO[bytes]) -> Iterator[bytes]:
    """Read the lines of a gzip file."""
    unpacker = zlib.decompressobj(31)
    rest = b""
    for chunk in chunks_of(file):
        *lines, rest = (rest + unpacker.decompress(chunk)).split(b"\n")
        yield from lines
    if rest or not unpacker.eof:
        raise Refused(_("Een lijst in deze back-up houdt halverwege op. Neem een andere back-up."))


def _forget_what_was_cached() -> None:
    ContentType.objects.clear_cache()
    cache.clear()
    Site.clear_site_root_paths_cache()
