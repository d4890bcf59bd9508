"""The program that reads PDF files for privacy/pdf.py. It knows no Django, has little memory, and may be killed.

On its input stands a file after its length, and so on; for each it says whether it read all of it, and its text after
the length of that.
"""

import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

WHOLE, PART = b"\x01", b"\x00"
LENGTH = 8
"""Bytes in which a length is said, the greatest first."""
_MEMORY = 1_000_000_000
_MOST_PAGES = 2_000
_MOST_SIGNS = 5_000_000


def main() -> None:
    """Read until there is nothing more."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    while head := sys.stdin.buffer.read(LENGTH):
        text, is_whole = text_of(sys.stdin.buffer.read(int.from_bytes(head)))
        told = text.encode(errors="replace")
        sys.stdout.buffer.write((WHOLE if is_whole else PART) + len(told).to_bytes(LENGTH) + told)
        sys.stdout.buffer.flush()


def text_of(data: bytes) -> tuple[str, bool]:
    """Return what a file says as far as it can be read, and whether that is all of it."""
    from pypdf import PdfReader

    said: list[str] = []
    signs = 0
    is_whole = True
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return "", False
        is_whole = len(reader.pages) <= _MOST_PAGES and not reader.attachments
        for text, is_read in _parts(reader):
            said.append(text)
            signs += len(text)
            is_whole = is_whole and is_read
            if signs > _MOST_SIGNS:
                return "\n".join(said)[:_MOST_SIGNS], False
    except Exception:  # whatever a file that is none, or was made to hurt, does to the package
        is_whole = False
    return "\n".join(said), is_whole


def _parts(reader: object) -> Iterator[tuple[str, bool]]:
    """Give what stands beside the pages, then each page, and whether that could be read."""
    told = (*(reader.metadata or {}).values(), *(reader.get_form_text_fields() or {}).values())  # type: ignore[attr-defined]  # of pypdf
    yield "\n".join(str(value) for value in told if value), True
    for page in islice(reader.pages, _MOST_PAGES):  # type: ignore[attr-defined]  # idem
        text = page.extract_text()
        # A page without letters that shows something is a picture of a text.
        yield text, bool(text.strip()) or not _shows_pictures(page)
        yield "\n".join(_remarks_of(page)), True


def _shows_pictures(page: dict) -> bool:
    resources = page.get("/Resources")
    return resources is not None and "/XObject" in resources.get_object()


def _remarks_of(page: dict) -> Iterator[str]:
    """Give what was written on a page after it was made, and the addresses of its links."""
    annotations = page.get("/Annots")
    for reference in annotations.get_object() if annotations is not None else ():
        remark = reference.get_object()
        action = remark.get("/A")
        where = action.get_object().get("/URI") if action is not None else None
        yield from (str(text) for text in (remark.get("/Contents"), remark.get("/T"), where) if text)


if __name__ == "__main__":
    main()
