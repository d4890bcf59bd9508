"""OpenDocument text (.odt), as LibreOffice writes it."""

import html
from typing import Any

from defusedxml import ElementTree

from importing.archives import Archive
from importing.formats import Markup, Picture
from importing.refusals import Reason, Refused

_DEEPEST = 60
_SAFE = ("http://", "https://", "mailto:", "tel:")


def read_open_document(archive: Archive) -> Markup:
    """Return an OpenDocument text as HTML.

    Raises:
        Refused: it cannot be read, or needs a password.
    """
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.names else b""
    if b"encryption-data" in manifest:
        raise Refused(Reason.PASSWORD)
    archive.refuse_depth("content.xml")
    try:
        root = ElementTree.fromstring(archive.read("content.xml"))
    except ElementTree.ParseError as error:
        raise Refused(Reason.BROKEN) from error
    reader = _Reader(archive)
    reader.learn_styles(root)
    body = next((node for node in root.iter() if _local(node) == "text" and "office" in str(node.tag)), None)
    html_of_body = reader.blocks(body) if body is not None else ""
    return Markup(html_of_body, reader.pictures, reader.aside, _title(archive))


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.pictures: list[Picture] = []
        self.aside: list[tuple[str, str]] = []
        self.bold: set[str] = set()
        self.italic: set[str] = set()
        self.named: dict[str, str] = {}
        self._frames: list[str] = []

    def learn_styles(self, root: Any) -> None:
        for style in root.iter():
            if _local(style) != "style":
                continue
            name = _value(style, "name")
            self.named[name] = (_value(style, "parent-style-name") or name).replace("_20_", " ")
            for part in style:
                if _local(part) == "text-properties":
                    if _value(part, "font-weight") == "bold":
                        self.bold.add(name)
                    if _value(part, "font-style") == "italic":
                        self.italic.add(name)

    def blocks(self, parent: Any, depth: int = 0) -> str:
        """Return what stands in a node as paragraphs, lists and tables."""
        if depth > _DEEPEST:
            return f"<p>{html.escape(' '.join(parent.itertext()))}</p>"
        return "\n".join(self._block(node, depth) for node in parent)

    def _block(self, node: Any, depth: int) -> str:
        local = _local(node)
        if local in ("tracked-changes", "sequence-decls", "forms", "variable-decls", "user-field-decls"):
            return ""
        if local == "h":
            level = min(
                6, int(_value(node, "outline-level") or 1) if (_value(node, "outline-level") or "1").isdigit() else 1
            )
            return f"<h{level}>{self.inline(node, depth)}</h{level}>{self._take_frames()}"
        if local == "p":
            return self._paragraph(node, depth)
        if local == "list":
            return f"<ul>{self.blocks(node, depth + 1)}</ul>"
        if local in ("list-item", "list-header"):
            return f"<li>{self.blocks(node, depth + 1)}</li>"
        if local == "table":
            return f"<table>{self.blocks(node, depth + 1)}</table>"
        if local == "table-row":
            return f"<tr>{self.blocks(node, depth + 1)}</tr>"
        if local in ("table-cell", "covered-table-cell"):
            return f"<td>{self.blocks(node, depth + 1)}</td>"
        if local == "frame":
            return self._frame(node, depth)
        return self.blocks(node, depth + 1)

    def _paragraph(self, node: Any, depth: int) -> str:
        style = _value(node, "style-name")
        parent = self.named.get(style, style).replace("_20_", " ")
        inner = self.inline(node, depth)
        if style in self.bold and inner:
            inner = f"<strong>{inner}</strong>"
        frames = self._take_frames()
        if not inner.strip():
            return frames
        if parent in ("Title", "Titel"):
            return f"<h1>{inner}</h1>{frames}"
        if parent in ("Quotations", "Quote", "Citaten"):
            return f"<blockquote><p>{inner}</p></blockquote>{frames}"
        if parent in ("Illustration", "Caption", "Figure", "Bijschrift"):
            return f'{frames}<p class="caption">{inner}</p>'
        return f"<p>{inner}</p>{frames}"

    def _take_frames(self) -> str:
        frames, self._frames = self._frames, []
        return "".join(frames)

    def _frame(self, node: Any, depth: int) -> str:
        parts = []
        alternative = " ".join("".join(each.itertext()) for each in node if _local(each) in ("title", "desc"))
        for child in node:
            if _local(child) == "image":
                parts.append(self._image(child, alternative.strip()))
            elif _local(child) == "text-box":
                parts.append(self.blocks(child, depth + 1))
            elif _local(child) == "object":
                self.aside.append(("Ingevoegd object", alternative.strip() or "zonder beschrijving"))
        return "".join(parts)

    def _image(self, node: Any, alternative: str) -> str:
        address = _value(node, "href").removeprefix("./")
        if address not in self.archive.names:
            self.aside.append(("Afbeelding die niet in het bestand zit", alternative or address[:200]))
            return ""
        self.pictures.append(Picture(self.archive.read(address), alternative))
        return f'<img src="picture:{len(self.pictures) - 1}" alt="{html.escape(alternative)}">'

    def inline(self, node: Any, depth: int) -> str:
        """Return the running text of a paragraph; what floats in it is kept for after the paragraph."""
        parts = [html.escape(node.text or "")]
        for child in node:
            parts.append(self._inline(child, depth + 1))
            parts.append(html.escape(child.tail or ""))
        return "".join(parts)

    def _inline(self, node: Any, depth: int) -> str:
        local = _local(node)
        if depth > _DEEPEST:
            return html.escape("".join(node.itertext()))
        if local == "s":
            return " "
        if local == "tab":
            return " "
        if local == "line-break":
            return "<br>"
        if local == "span":
            return self._span(node, depth)
        if local == "a":
            inner, address = self.inline(node, depth), _value(node, "href")
            is_safe = address.lower().startswith(_SAFE)
            return f'<a href="{html.escape(address)}">{inner}</a>' if is_safe else inner
        if local == "annotation":
            self.aside.append(("Opmerking in de kantlijn", " ".join("".join(node.itertext()).split())))
            return ""
        if local == "note":
            body = next((each for each in node if _local(each) == "note-body"), node)
            self.aside.append(("Voetnoot", " ".join("".join(body.itertext()).split())))
            return ""
        if local == "frame":
            inner_frames, self._frames = self._frames, []
            frame = self._frame(node, depth)
            self._frames = [*inner_frames, frame]
            return ""
        if local in ("annotation-end", "change", "change-start", "change-end", "bookmark", "soft-page-break"):
            return ""
        return self.inline(node, depth)

    def _span(self, node: Any, depth: int) -> str:
        inner, style = self.inline(node, depth), _value(node, "style-name")
        if style in self.bold and inner.strip():
            inner = f"<strong>{inner}</strong>"
        if style in self.italic and inner.strip():
            inner = f"<em>{inner}</em>"
        return inner


def _title(archive: Archive) -> str:
    if "meta.xml" not in archive.names:
        return ""
    try:
        root = ElementTree.fromstring(archive.read("meta.xml"))
    except ElementTree.ParseError:
        return ""
    return next(((node.text or "").strip() for node in root.iter() if _local(node) == "title"), "")


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _value(node: Any, name: str) -> str:
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")
