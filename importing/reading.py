"""From the bytes that somebody sends to what they say, whatever program wrote them."""

from pathlib import PurePath

from importing.archives import Archive
from importing.formats import Markup
from importing.formats.markdown import read_markdown
from importing.formats.open_document import read_open_document
from importing.formats.plain import read_plain
from importing.formats.web import read_web
from importing.formats.word import read_word
from importing.refusals import LARGEST, Reason, Refused

EXTENSIONS = (".docx", ".odt", ".html", ".htm", ".md", ".markdown", ".txt")

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOT_TEXT = (
    b"%PDF",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"MZ",
    b"\x7fELF",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
)


def read_file(name: str, data: bytes) -> Markup:
    """Return what a file says.

    Nothing is fetched, run or written: every reader works in memory and within the limits of `archives`.

    Raises:
        Refused: it cannot be read.
    """
    extension = PurePath(name.replace("\\", "/")).suffix.lower()
    if not data:
        raise Refused(Reason.EMPTY)
    if len(data) > LARGEST:
        raise Refused(Reason.TOO_LARGE)
    if data.startswith(_OLD_OFFICE):
        raise Refused(Reason.PASSWORD if _ENCRYPTED in data else Reason.OLD_WORD)
    if data.startswith(b"{\\rtf") or extension in (".doc", ".rtf"):
        raise Refused(Reason.OLD_WORD)
    if extension not in EXTENSIONS:
        raise Refused(Reason.UNKNOWN_KIND)
    if extension in (".docx", ".odt"):
        return _read_archive(extension, data)
    if data.startswith(_NOT_TEXT):
        raise Refused(Reason.NOT_WHAT_IT_SAYS)
    if extension in (".html", ".htm"):
        return read_web(data)
    return read_plain(data) if extension == ".txt" else read_markdown(data)


def _read_archive(extension: str, data: bytes) -> Markup:
    if not data.startswith(b"PK"):
        raise Refused(Reason.NOT_WHAT_IT_SAYS)
    archive = Archive.of(data)
    names = archive.names
    is_word = "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)
    is_open = "content.xml" in names and "[Content_Types].xml" not in names
    if not (is_word or is_open) or is_word != (extension == ".docx"):
        raise Refused(Reason.NOT_WHAT_IT_SAYS)
    if is_open and _kind_of(archive) not in ("", "application/vnd.oasis.opendocument.text"):
        raise Refused(Reason.NOT_WHAT_IT_SAYS)
    archive.refuse_entities()
    return read_word(archive) if is_word else read_open_document(archive)


def _kind_of(archive: Archive) -> str:
    """Return what an OpenDocument file says it is, without "-template"; "" when it does not say."""
    if "mimetype" not in archive.names:
        return ""
    return archive.read("mimetype").decode("ascii", errors="replace").strip().removesuffix("-template")
