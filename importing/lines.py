"""What a document says, line by line: headings, paragraphs, items, tables and pictures, in the order of reading."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

from importing.cleaning import clean
from importing.formats.plain import BULLET

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TABLE_PARTS = {"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"}
_LIST_PARTS = {"ul", "ol", "li", "dl", "dt", "dd"}
_SECTIONS = {"html", "body", "main", "article", "section", "div", "header", "footer", "aside", "nav", "details", "form"}
_PIECES = {"p", "pre", "hr", "blockquote", "figure", "figcaption", "address", "center", "fieldset", "summary"}
_BLOCKS = {*_HEADINGS} | _TABLE_PARTS | _LIST_PARTS | _SECTIONS | _PIECES
_SAFE = ("http://", "https://", "mailto:", "tel:")
_MARKS = {"strong": "b", "b": "b", "em": "i", "i": "i"}
_DEEPEST = 200
_WIDEST = 8


class Kind(StrEnum):
    """What a line is by its form."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTED = "quoted"
    ITEM = "item"
    TABLE = "table"
    PICTURE = "picture"
    CAPTION = "caption"


@dataclass
class Line:
    """One piece of a document. `place` says where it went, in the words of the editor; empty: nowhere yet."""

    kind: Kind
    text: str
    html: str = ""
    level: int = 0
    is_bold: bool = False
    is_numbered: bool = False
    rows: list[list[str]] = field(default_factory=list)
    picture: int = -1
    interview: dict[str, Any] | None = None
    place: str = ""


def lines_of(markup: str) -> list[Line]:
    """Return the lines of cleaned HTML. Bold paragraphs that stand alone are headings; typed bullets are items."""
    root = BeautifulSoup(markup, "html.parser")
    lines = [line for line in _walk(root, 0) if line.text or line.kind in (Kind.PICTURE, Kind.TABLE)]
    return [_as_meant(line) for line in lines]


def _as_meant(line: Line) -> Line:
    if line.kind == Kind.PARAGRAPH:
        bullet = BULLET.match(line.text)
        if bullet and len(line.text) > bullet.end() + 1 and not line.text.startswith(("– ", "— ")):
            line.kind, line.is_numbered = Kind.ITEM, line.text[:1].isdigit()
            line.html = re.sub(
                r"^(<[bi]>)?" + re.escape(html.escape(line.text[: bullet.end()].rstrip())) + r"\s*", r"\1", line.html
            )
            line.text = line.text[bullet.end() :].strip()
        elif line.is_bold and len(line.text) <= 120 and not line.text.endswith((".", ",", ";", "”", "’", '"', "?")):
            line.kind, line.level = Kind.HEADING, 3
    return line


def _walk(node: Tag, depth: int, numbered: bool = False) -> Iterator[Line]:
    """Yield the lines below a node; text that stands loose between blocks is a paragraph too."""
    loose: list[Any] = []
    for child in node.children:
        if isinstance(child, Tag) and _is_block(child, depth):
            yield from _paragraphs(loose)
            loose = []
            yield from _block(child, depth + 1, numbered)
        elif isinstance(child, Tag) and (child.name == "img" or child.find("img") is not None):
            yield from _paragraphs(loose)
            loose = []
            yield from _with_pictures(child)
        else:
            loose.append(child)
    yield from _paragraphs(loose)


def _is_block(tag: Tag, depth: int) -> bool:
    return depth < _DEEPEST and (tag.name in _BLOCKS or tag.find([*_HEADINGS, "p", "table", "ul", "ol"]) is not None)


def _block(tag: Tag, depth: int, numbered: bool) -> Iterator[Line]:
    name = tag.name
    if depth >= _DEEPEST:
        yield from _paragraphs([NavigableString(tag.get_text(" "))])
    elif name in _HEADINGS:
        yield from _pictures_in(tag)
        yield Line(Kind.HEADING, clean(tag.get_text()), level=_HEADINGS[name])
    elif name == "table":
        yield from _table(tag, depth)
    elif name in ("ul", "ol"):
        yield from _walk(tag, depth, name == "ol")
    elif name == "li":
        yield from _item(tag, depth, numbered)
    elif name == "blockquote":
        for line in _walk(tag, depth):
            line.kind = Kind.QUOTED if line.kind == Kind.PARAGRAPH else line.kind
            yield line
    elif name in ("figcaption", "caption") or (name == "p" and "caption" in (tag.get("class") or [])):
        yield Line(Kind.CAPTION, clean(tag.get_text(" ")))
    elif name == "p" or tag.find(list(_BLOCKS)) is None:
        yield from _with_pictures(tag)
    else:
        yield from _walk(tag, depth, numbered)


def _item(tag: Tag, depth: int, numbered: bool) -> Iterator[Line]:
    """Yield an item and then the items below it: levels become one list, in the order of reading."""
    for line in _walk(tag, depth):
        if line.kind in (Kind.PARAGRAPH, Kind.QUOTED):
            line.kind, line.is_numbered = Kind.ITEM, numbered
        yield line


def _with_pictures(tag: Tag) -> Iterator[Line]:
    yield from _pictures_in(tag)
    yield from _paragraphs(list(tag.children) if tag.name != "img" else [])


def _pictures_in(tag: Tag) -> Iterator[Line]:
    for image in [tag] if tag.name == "img" else tag.find_all("img"):
        source = str(image.get("src") or "")
        number = source.removeprefix("picture:")
        alternative = clean(str(image.get("alt") or ""))
        elsewhere = clean(source)[:200] if source.lower().startswith(("http://", "https://")) else ""
        yield Line(Kind.PICTURE, alternative or elsewhere, picture=int(number) if number.isdigit() else -1)


def _paragraphs(nodes: list[Any]) -> Iterator[Line]:
    """Yield running text as paragraphs; a broken line begins a new one."""
    for text, markup, is_bold in _split(nodes):
        if text:
            yield Line(Kind.PARAGRAPH, text, markup, is_bold=is_bold)


def _split(nodes: list[Any]) -> Iterator[tuple[str, str, bool]]:
    parts: list[tuple[str, tuple[str, ...]]] = []
    for node in nodes:
        for text, marks in _runs(node):
            if text is None:
                yield _joined(parts)
                parts = []
            else:
                parts.append((text, marks))
    yield _joined(parts)


def _runs(node: Tag | NavigableString) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Yield (text, the marks on it) in the order of reading; None where a line is broken."""
    stack: list[tuple[Tag | NavigableString, tuple[str, ...]]] = [(node, ())]
    while stack:
        current, marks = stack.pop()
        if isinstance(current, NavigableString):
            yield str(current), marks
        elif current.name == "br":
            yield None, ()
        else:
            mark = _MARKS.get(current.name)
            address = str(current.get("href") or "").strip() if current.name == "a" else ""
            if address.lower().startswith(_SAFE):
                mark = f'a href="{html.escape(address[:2000])}"'
            inner = marks if mark is None or mark in marks else (*marks, mark)
            stack.extend((child, inner) for child in reversed(list(current.children)))


def _joined(parts: list[tuple[str, tuple[str, ...]]]) -> tuple[str, str, bool]:
    whole = clean("".join(text for text, _marks in parts))
    markup, is_bold = "", bool(whole)
    for text, marks in parts:
        plain = clean(text)
        if not plain:
            markup += " " if text else ""
            continue
        is_bold = is_bold and "b" in marks
        before, after = (text[:1].isspace() and " ") or "", (text[-1:].isspace() and " ") or ""
        opened = "".join(f"<{mark}>" for mark in marks)
        closed = "".join(f"</{mark.split()[0]}>" for mark in reversed(marks))
        markup += f"{before}{opened}{html.escape(plain, quote=False)}{closed}{after}"
    return whole, re.sub(r" {2,}", " ", markup).strip(), is_bold


def _table(tag: Tag, depth: int) -> Iterator[Line]:
    """Yield a table, or what is in it where it only puts text in place or holds more than a table of ours can."""
    rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
    cells = [[cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row] for row in rows]
    widest = max((sum(_span(cell) for cell in row) for row in cells), default=0)
    has_more = any(
        cell.find(["table", "ul", "ol", "img"]) is not None or len(cell.get_text()) > 255
        for row in cells
        for cell in row
    )
    caption = tag.find("caption")
    if caption is not None and caption.find_parent("table") is tag:
        yield Line(Kind.CAPTION, clean(caption.get_text(" ")))
    if widest < 2 or len(rows) < 2 or widest > _WIDEST or has_more:
        for row in cells:
            for cell in row:
                yield from _walk(cell, depth)
        return
    filled = [
        [text for cell in row for text in [clean(cell.get_text(" ")), *[""] * (_span(cell) - 1)]] for row in cells
    ]
    square = [row + [""] * (widest - len(row)) for row in filled]
    text = " | ".join(cell for row in square for cell in row if cell)
    if text:
        yield Line(Kind.TABLE, text, rows=square)


def _span(cell: Tag) -> int:
    value = str(cell.get("colspan") or "1")
    return min(_WIDEST, int(value)) if value.isdigit() and value != "0" else 1
