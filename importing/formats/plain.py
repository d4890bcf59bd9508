"""Plain text: paragraphs and lists by how they are typed."""

import html
import re

from importing.formats import Markup

_MARKS = ("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff")
BULLET = re.compile(r"^\s{0,12}(?:[-–—*•◦▪●·‣]|o(?=\s)|\d{1,2}[.)])\s+(?=\S)")
_RULE = re.compile(r"^[\s\-=_*~.–—]+$")
_WRAPPED = 100


def decode(data: bytes, hint: str = "") -> str:
    """Return the text of `data`: by its byte order mark, by `hint`, as UTF-8, or else as Windows writes it."""
    for encoding, mark in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in (hint, "utf-8"):
        try:
            return data.decode(encoding) if encoding else data.decode("utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def read_plain(data: bytes) -> Markup:
    """Return plain text as HTML: a line is a paragraph, unless its writer broke lines at the edge of the page."""
    lines = re.split(r"\r\n|\r|\n", decode(data).replace("\x00", "").replace("\x0c", "\n"))
    parts: list[str] = []
    items: list[str] = []

    def end_list() -> None:
        if items:
            parts.append("<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in items) + "</ul>")
            items.clear()

    for paragraph in _paragraphs(lines):
        bullet = BULLET.match(paragraph)
        if bullet:
            items.append(paragraph[bullet.end() :].strip())
            continue
        end_list()
        parts.append(f"<p>{html.escape(paragraph.strip())}</p>")
    end_list()
    return Markup("\n".join(parts))


def _paragraphs(lines: list[str]) -> list[str]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if not line.strip() or _RULE.match(line):
            blocks.append([])
        else:
            blocks[-1].append(line)
    filled = [block for block in blocks if block]
    is_wrapped = _is_wrapped(filled)
    paragraphs: list[str] = []
    for block in filled:
        for number, line in enumerate(block):
            if is_wrapped and number and not BULLET.match(line):
                paragraphs[-1] += " " + line.strip()
            else:
                paragraphs.append(line)
    return paragraphs


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether lines go on in the next one: none is long, and most stop in the middle of a sentence."""
    inner = [line.rstrip() for block in blocks for line in block[:-1] if not BULLET.match(line)]
    if len(inner) < 4 or any(len(line) > _WRAPPED for block in blocks for line in block):
        return False
    cut = sum(1 for line in inner if len(line) > 50 and not line.endswith((".", "?", "!", ":", "”", '"', "’")))
    return cut > len(inner) / 2
