"""Somebody who is everywhere, and a look at every byte the portal keeps."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

NAME, EMAIL = "Renée Kraaij", "renee.kraaij@example.nl"


def dump() -> Iterator[str]:
    """Give every row of every table as text, past Django: what a back-up would hold."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            yield from connection.connection.iterdump()
            return
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - a name from the catalogue
            yield from (row[0] for row in cursor.fetchall())


def plain(text: str) -> str:
    """Return a text as our eyes read it, however it was escaped: no accents, no signs between words."""
    text = re.sub(r"\\+u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = unquote(text) if "%" in text else text
    signs = unicodedata.normalize("NFKD", text).lower()
    return re.sub(r"[\s_.+-]+|%20|&nbsp;", " ", "".join(sign for sign in signs if not unicodedata.combining(sign)))


def naming(texts: Any, name: str = NAME, email: str = EMAIL) -> list[str]:
    """Return what stands around each place in texts that has the name or the address."""
    wanted = [plain(name), plain(email)]
    found = []
    for text in texts:
        said = plain(text)
        for one in wanted:
            if hit := re.search(rf"(?<![^\W_]){re.escape(one)}(?![^\W_])", said):  # namesakes are others
                found.append(said[max(0, hit.start() - 60) : hit.end() + 60])
    return found


def media() -> Iterator[str]:
    """Give the name and the letters of each file of editors."""
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            yield path.name
            yield path.read_bytes().decode("latin-1")
            yield path.read_bytes().decode("utf-8", errors="ignore")


@pytest.fixture(autouse=True)
def ledger_file(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A ledger of this test alone, and media, unless it is about those of the demonstration."""
    (tmp_path / "media").mkdir()
    path = tmp_path / "gewist.jsonl"
    folder = settings.MEDIA_ROOT if "demo" in request.fixturenames else str(tmp_path / "media")
    with override_settings(ERASURE_LEDGER=path, MEDIA_ROOT=folder):
        yield path


def as_json(value: Any) -> str:
    """Return a value as JSON."""
    return json.dumps(value)
