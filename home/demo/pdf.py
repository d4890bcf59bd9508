"""Write a plain document as a PDF that reads well aloud: with a language, a title, and tagged headings and lists."""

from collections.abc import Iterator
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
"""A4, in points."""

_MARGIN = 64
_THIN, _WIDE = frozenset(" !'(),-./:;I[]fijlrt|‘’"), frozenset("%@MWmw—…")


@dataclass(frozen=True)
class _Style:
    tag: str
    font: str
    size: int
    space_above: int
    indent: int = 0


_TITLE = _Style("H1", "Bold", 22, 0)
_HEADING = _Style("H2", "Bold", 14, 16)
_PARAGRAPH = _Style("P", "Plain", 11, 8)
_ITEM = _Style("LBody", "Plain", 11, 4, indent=14)


@dataclass
class _Part:
    """One heading, paragraph or item: on which page it stands, and its number there."""

    style: _Style
    page: int
    number: int


@dataclass
class _Layout:
    """Drawing commands per page, and the parts in reading order."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    parts: list[_Part] = field(default_factory=list)
    y: float = HEIGHT - _MARGIN

    def add(self, text: str, style: _Style) -> None:
        lines = list(_wrapped(text, style))
        leading = style.size * 1.4
        self.y -= style.space_above
        if self.y - leading * len(lines) < _MARGIN:
            self.pages.append([])
            self.y = HEIGHT - _MARGIN
        number = sum(part.page == len(self.pages) - 1 for part in self.parts)
        self.parts.append(_Part(style, len(self.pages) - 1, number))

        commands = self.pages[-1]
        if style is _ITEM:
            dot_y = self.y - leading + style.size * 0.2
            commands.append(f"/Artifact BMC {_MARGIN + 2} {dot_y:.1f} 4 4 re f EMC")
        commands.append(f"/{style.tag} <</MCID {number}>> BDC BT /{style.font} {style.size} Tf")
        for line in lines:
            self.y -= leading
            commands.append(f"1 0 0 1 {_MARGIN + style.indent} {self.y:.1f} Tm ({_escaped(line)}) Tj")
        commands.append("ET EMC")


def write_pdf(title: str, lines: list[str]) -> bytes:
    """Return an A4 document in Dutch. A line that begins with "# " is a heading, with "- " an item of a list.

    Signs outside Windows-1252 become a question mark.
    """
    layout = _Layout()
    layout.add(title, _TITLE)
    for line in lines:
        if line.startswith("# "):
            layout.add(line[2:], _HEADING)
        elif line.startswith("- "):
            layout.add(line[2:], _ITEM)
        else:
            layout.add(line, _PARAGRAPH)
    return _file(_objects(title, layout))


def _wrapped(text: str, style: _Style) -> Iterator[str]:
    room = WIDTH - 2 * _MARGIN - style.indent
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and _width(longer) * style.size > room:
            yield f"{line} "  # the space keeps the words apart for who listens
            longer = word
        line = longer
    yield line


def _width(text: str) -> float:
    """Return a generous width of `text` in Helvetica, in ems."""
    return sum(0.32 if sign in _THIN else 0.95 if sign in _WIDE else 0.7 if sign.isupper() else 0.56 for sign in text)


def _escaped(text: str) -> str:
    for sign in "\\()":
        text = text.replace(sign, f"\\{sign}")
    return text


def _objects(title: str, layout: _Layout) -> list[str]:
    """Return the objects of the file, of which the first has number 1."""
    first_page = 6  # after catalogue, pages, two fonts and the root of the structure
    first_part = first_page + 2 * len(layout.pages)
    pages = [first_page + 2 * number for number in range(len(layout.pages))]
    elements, children, owners = _structure(layout, first_part, pages)
    tree = " ".join(f"{page} [{' '.join(f'{owner} 0 R' for owner in own)}]" for page, own in enumerate(owners))
    fonts = [f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>" for name in _FONTS]
    objects = [
        "<</Type/Catalog/Pages 2 0 R/Lang(nl-NL)/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R"
        "/ViewerPreferences<</DisplayDocTitle true>>>>",
        f"<</Type/Pages/Kids[{' '.join(f'{page} 0 R' for page in pages)}]/Count {len(pages)}>>",
        *fonts,
        f"<</Type/StructTreeRoot/K {first_part} 0 R/ParentTree<</Nums[{tree}]>>>>",
    ]
    for number, commands in enumerate(layout.pages):
        content = "\n".join(commands)
        size = len(content.encode("cp1252", "replace"))
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/StructParents {number}/Tabs/S"
            f"/Resources<</Font<</Plain 3 0 R/Bold 4 0 R>>>>/Contents {pages[number] + 1} 0 R>>",
            f"<</Length {size}>>stream\n{content}\nendstream",
        ]
    root = f"<</Type/StructElem/S/Document/P 5 0 R/K[{' '.join(f'{child} 0 R' for child in children)}]>>"
    return [*objects, root, *elements, f"<</Title({_escaped(title)})>>"]


_FONTS = ("Helvetica", "Helvetica-Bold")


def _structure(layout: _Layout, document: int, pages: list[int]) -> tuple[list[str], list[int], list[list[int]]]:
    """Return the elements below the document, the numbers of its children, and per page whose each part is."""
    elements: list[str] = []
    children: list[int] = []
    owners: list[list[int]] = [[] for _ in pages]
    items: list[int] = []
    list_number = 0

    def add(element: str) -> int:
        elements.append(element)
        return document + len(elements)

    def close_list() -> None:
        if items:
            kids = " ".join(f"{item} 0 R" for item in items)
            elements[list_number - document - 1] = f"<</Type/StructElem/S/L/P {document} 0 R/K[{kids}]>>"
            items.clear()

    for part in layout.parts:
        where = f"/Pg {pages[part.page]} 0 R/K {part.number}"
        if part.style is _ITEM:
            if not items:
                list_number = add("")
                children.append(list_number)
            item = document + len(elements) + 1
            add(f"<</Type/StructElem/S/LI/P {list_number} 0 R/K {item + 1} 0 R>>")
            owner = add(f"<</Type/StructElem/S/LBody/P {item} 0 R{where}>>")
            items.append(item)
        else:
            close_list()
            owner = add(f"<</Type/StructElem/S/{part.style.tag}/P {document} 0 R{where}>>")
            children.append(owner)
        owners[part.page].append(owner)
    close_list()
    return elements, children, owners


def _file(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252", "replace")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>"
    return bytes(out + f"trailer{trailer}\nstartxref\n{start}\n%%EOF\n".encode())
