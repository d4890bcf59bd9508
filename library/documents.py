"""What may come in as a document: a file that is what its name says, and nothing else beside.

Readers get a document as a file to keep, never as a page (`WAGTAILDOCS_INLINE_CONTENT_TYPES`); these checks are for
what happens after that, on the computer of who opens it.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath, PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_MEMBERS = 5_000
MOST_UNPACKED = 500 * 1024 * 1024
MOST_RATIO = 200
LARGE_MEMBER = 10 * 1024 * 1024
_MOST_INFLATED = 64 * 1024 * 1024
_OFFICE = {".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/"}
_TEXT = (".csv", ".txt", ".vtt")
_PROGRAMS = (
    *(".app", ".bat", ".cmd", ".com", ".cpl", ".dll", ".docm", ".exe", ".hta", ".jar", ".js", ".jse", ".lnk", ".msi"),
    *(".pptm", ".ps1", ".reg", ".scr", ".sh", ".vbe", ".vbs", ".wsf", ".xlsm"),
)
_PDF_STREAM = re.compile(rb"\bstream\r?\n")
_PDF_ACTS = re.compile(
    # In a PDF a letter of a name may be written as its number.
    b"/(?:%s)(?![A-Za-z])"
    % b"|".join(b"".join(b"(?:%c|#%02x)" % (sign, sign) for sign in name) for name in (b"JavaScript", b"Launch")),
    re.IGNORECASE,
)
_PLAIN_MARKS = (b"%PDF", b"PK\x03\x04", b"MZ", b"\x7fELF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"<!DOCTYPE", b"<html")

_NOT_WHAT_IT_SAYS = _(
    "De naam van dit bestand past niet bij wat erin zit. Open het op je computer, sla het opnieuw op en kies het dan "
    "nog een keer."
)
_BOMB = _("Dit bestand is uitgepakt veel te groot. Haal eruit wat niet nodig is, of verdeel het over meer bestanden.")
_ACTS = _(
    "In dit bestand zit iets dat vanzelf iets doet, zoals een script, een macro of een programma. "
    "Sla het op zonder dat: bij een pdf door hem af te drukken als pdf, bij Word of Excel als gewoon document."
)
_BROKEN = _("Dit bestand is beschadigd. Open het op je computer, sla het opnieuw op en kies het dan nog een keer.")


def refuse_what_it_is_not(file: Any) -> None:
    """Look whether an upload is what its name says.

    Raises:
        ValidationError: it is not, unpacks to more than is reasonable, or does something by itself when it is opened.
    """
    extension = PurePath(file.name).suffix.lower()
    file.seek(0)
    data = file.read()
    file.seek(0)
    if extension in (*_OFFICE, ".odt", ".zip"):
        _look_through(file, extension, data)
    elif zipfile.is_zipfile(file):
        raise ValidationError(_NOT_WHAT_IT_SAYS, code="two_at_once")
    elif extension == ".pdf":
        _look_through_pdf(data)
    elif (extension == ".mp4" and data[4:8] != b"ftyp") or (extension in _TEXT and not _is_text(data, extension)):
        raise ValidationError(_NOT_WHAT_IT_SAYS, code="not_what_it_says")
    file.seek(0)


def _look_through(file: Any, extension: str, data: bytes) -> None:
    if not data.startswith(b"PK"):
        raise ValidationError(_NOT_WHAT_IT_SAYS, code="not_what_it_says")
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ValidationError(_BROKEN, code="broken") from error
    names = [member.filename for member in members]
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise ValidationError(_BOMB, code="bomb")
    if any(member.file_size > max(LARGE_MEMBER, MOST_RATIO * member.compress_size) for member in members):
        raise ValidationError(_BOMB, code="bomb")
    if any(_leads_out(name) for name in names) or len(set(names)) < len(names):
        raise ValidationError(_BROKEN, code="broken")
    if any(name.lower().endswith(("vbaproject.bin", *_PROGRAMS)) for name in names):
        raise ValidationError(_ACTS, code="acts")
    folder = _OFFICE.get(extension)
    is_office = "[Content_Types].xml" in names
    if folder and not (is_office and any(name.startswith(folder) for name in names)):
        raise ValidationError(_NOT_WHAT_IT_SAYS, code="not_what_it_says")
    if extension == ".odt" and ("content.xml" not in names or is_office):
        raise ValidationError(_NOT_WHAT_IT_SAYS, code="not_what_it_says")


def _leads_out(name: str) -> bool:
    """Whether a member would be written outside the folder in which somebody unpacks it."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name) is not None


def _look_through_pdf(data: bytes) -> None:
    if not data.startswith(b"%PDF-"):
        raise ValidationError(_NOT_WHAT_IT_SAYS, code="not_what_it_says")
    if any(_PDF_ACTS.search(part) for part in (data, *_inflated(data))):
        raise ValidationError(_ACTS, code="acts")


def _inflated(data: bytes) -> Iterator[bytes]:
    """Yield the packed parts of a PDF in which there may be more of its structure. Each byte is looked at once.

    Raises:
        ValidationError: there is more of it than is reasonable.
    """
    left, position = _MOST_INFLATED, 0
    while begin := _PDF_STREAM.search(data, position):
        end = data.find(b"endstream", begin.end())
        position = len(data) if end < 0 else end
        if b"ObjStm" not in data[max(0, begin.start() - 300) : begin.start()]:
            continue  # a picture, a font or what a page draws: nothing in it acts
        try:
            part = zlib.decompressobj().decompress(data[begin.end() : position], left)
        except zlib.error:
            continue
        left -= len(part)
        if left <= 0:
            raise ValidationError(_BOMB, code="bomb")
        yield part


def _is_text(data: bytes, extension: str) -> bool:
    if b"\x00" in data or data.lstrip().startswith(_PLAIN_MARKS):
        return False
    return extension != ".vtt" or data.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")
