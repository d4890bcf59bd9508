"""Files of editors in which somebody is named: in what they are called, and in what they say.

Texts, Office files and PDF files are read whole; of the last somebody must look at those that are locked, broken or a
picture of a text. Of other kinds, such as pictures, what stands in them as plain letters is read: notes of a camera.
"""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import PurePath

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction

from importing.models import ImportedFile
from library.metadata import without_metadata
from offering.models import OfferedFile
from privacy.names import Person, plain_text
from privacy.pdf import PdfReader

TEXTS = (".csv", ".md", ".txt", ".vtt")
PICTURES = (".jpeg", ".jpg", ".png")
PDF = ".pdf"
PACKED = (".docx", ".odt", ".pptx", ".xlsx", ".zip")
_END_OF_PARAGRAPH = re.compile(r"</(?:w:p|a:p|text:p|text:h|si|t|p|dc:\w+|cp:\w+)>")
_MOST_UNPACKED = 50_000_000


def stored(folder: str = "") -> Iterator[str]:
    """Give the name of every file in the media."""
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        yield f"{folder}/{name}" if folder else name
    for below in folders:
        yield from stored(f"{folder}/{below}" if folder else below)


def naming(person: Person, unread: list[str] | None = None) -> Iterator[tuple[str, str]]:
    """Give the media files whose content names a person, or whose name does and to which no row points; with words.

    `unread` takes the names of those at which somebody must look, for not all of it could be read.
    """
    owned = {name for name, _owner in _owned()}
    with PdfReader() as reader:
        for name in stored():
            with default_storage.open(name) as file:
                data = file.read()
            words, is_whole = words_naming(person, name, data, reader)
            if not is_whole and unread is not None:
                unread.append(name)
            if words or (name not in owned and person.is_in(name)):
                yield name, words


def words_naming(person: Person, name: str, data: bytes, reader: PdfReader) -> tuple[str, bool]:
    """Return words around a person in what a file says, or "", and whether all of it could be read."""
    suffix = PurePath(name).suffix.lower()
    if suffix == PDF:
        text, is_whole = reader.text_of(data)
        return person.excerpt(text) or _in_bytes(person, data), is_whole
    return _words_in(person, suffix, data), True


def _words_in(person: Person, suffix: str, data: bytes) -> str:
    if suffix in TEXTS:
        return person.excerpt(_decoded(data))
    if suffix in PACKED:
        return next((words for text in _unpacked(data) if (words := person.excerpt(text))), "")
    return _in_bytes(person, data)


def texts() -> Iterator[str]:
    """Give what every media file is called, and says as far as it can be read."""
    with PdfReader() as reader:
        for name in stored():
            yield name
            if name.lower().endswith((*TEXTS, *PACKED, PDF)):
                with default_storage.open(name) as file:
                    yield from _texts_of(PurePath(name).suffix.lower(), file.read(), reader)


def _texts_of(suffix: str, data: bytes, reader: PdfReader) -> Iterator[str]:
    if suffix == PDF:
        yield reader.text_of(data)[0]
    elif suffix in PACKED:
        yield from _unpacked(data)
    else:
        yield _decoded(data)


def may_be_rewritten(name: str) -> bool:
    """Whether somebody can be put out of a file and the rest stay."""
    return name.lower().endswith(TEXTS + PICTURES)


def rewrite(name: str, person: Person, instead: str) -> None:
    """Put a person out of a file, once the transaction is done. A picture loses the notes of its camera."""

    def act() -> None:
        if not default_storage.exists(name):  # its record went, or calls it otherwise now
            return
        with default_storage.open(name) as file:
            data = file.read()
        default_storage.delete(name)
        default_storage.save(name, ContentFile(_rewritten(name, data, person, instead)))

    transaction.on_commit(act)


def erase(name: str) -> None:
    """Delete a file with the record it belongs to; the file goes once the transaction is done."""
    for owned, owner in list(_owned()):
        if owned == name:
            owner.delete()
    transaction.on_commit(lambda: default_storage.delete(name))


def rename(old: str, name: str, person: Person, instead: str) -> str:
    """Copy a file to another name, without the person, and return that; the old one goes after the transaction."""
    with default_storage.open(old) as file:
        data = file.read()
    if may_be_rewritten(old) and _words_in(person, PurePath(old).suffix.lower(), data):
        data = _rewritten(old, data, person, instead)
    new = default_storage.save(name, ContentFile(data))
    transaction.on_commit(lambda: default_storage.delete(old))
    return new


def erase_waiting(person: Person) -> int:
    """Delete the files that wait in the database and name a person; return how many."""
    number = 0
    with PdfReader() as reader:
        for model, column in ((ImportedFile, "waiting"), (OfferedFile, "data")):
            for key in list(model._base_manager.values_list("pk", flat=True)):
                record = model._base_manager.get(pk=key)
                data = getattr(record, column)
                if data and words_naming(person, record.name, bytes(data), reader)[0]:
                    record.delete()
                    number += 1
    return number


def _rewritten(name: str, data: bytes, person: Person, instead: str) -> bytes:
    if name.lower().endswith(TEXTS):
        return person.put_out(_decoded(data), instead).encode()
    return bytes(without_metadata(ContentFile(data, name=name)).read())


def _owned() -> Iterator[tuple[str, models.Model]]:
    for model in apps.get_models():
        columns = [field for field in model._meta.local_concrete_fields if isinstance(field, models.FileField)]
        for field in columns:
            for record in model._base_manager.exclude(**{field.name: ""}).iterator():
                if name := getattr(record, field.name).name:
                    yield name, record


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _unpacked(data: bytes) -> Iterator[str]:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except zipfile.BadZipFile:
        yield _decoded(data)
        return
    left = _MOST_UNPACKED
    for entry in archive.infolist():
        yield entry.filename
        if not entry.filename.lower().endswith((".xml", ".rels", *TEXTS)) or entry.file_size > left:
            continue
        left -= entry.file_size
        text = _decoded(archive.read(entry))
        if entry.filename.endswith((".xml", ".rels")):
            yield from re.findall(r'="([^"]*@[^"]*)"', text)  # addresses of links
            text = unescape(re.sub(r"<[^<>]*>", "", _END_OF_PARAGRAPH.sub("\n", text)))
        yield text


def _in_bytes(person: Person, data: bytes) -> str:
    """Return the name or address that stands in bytes, in the ways in which programs write letters."""
    lower = data.lower()
    for said in (*person.names, *map(plain_text, person.names), *person.emails):
        for code in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
            try:
                written = said.lower().encode(code)
            except UnicodeEncodeError:
                continue
            if written in lower:
                return said
    return ""
