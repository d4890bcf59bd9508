"""Word files (.docx)."""

import html
import io
import re
from collections.abc import Iterator
from typing import Any

import mammoth
from bs4 import BeautifulSoup
from defusedxml import ElementTree

from importing.archives import Archive
from importing.cleaning import bare
from importing.formats import Markup, Picture
from importing.refusals import Reason, Refused

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Ondertitel'] => h2:fresh
p[style-name='Kop 1'] => h1:fresh
p[style-name='Kop 2'] => h2:fresh
p[style-name='Kop 3'] => h3:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Citaat'] => blockquote > p:fresh
p[style-name='Duidelijk citaat'] => blockquote > p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Bijschrift'] => p.caption:fresh
"""
_BESIDE = {
    "comments": "Opmerking in de kantlijn",
    "header": "Koptekst",
    "footer": "Voettekst",
    "footnotes": "Voetnoot",
    "endnotes": "Eindnoot",
}
_PAGE_NUMBER = re.compile(r"^(?:(?:pagina|page|blz\.?|p\.)\s*)?\d+(?:\s*(?:van|of|/)\s*\d+)?$", re.IGNORECASE)
MOST_PICTURES = 40


def read_word(archive: Archive) -> Markup:
    """Return a Word file as HTML; what was deleted with tracked changes is gone, what was added is there.

    Raises:
        Refused: it cannot be read.
    """
    pictures: list[Picture] = []
    aside: list[tuple[str, str]] = []

    def keep(image: Any) -> dict[str, str]:
        try:
            with image.open() as opened:
                pictures.append(Picture(opened.read(), image.alt_text or ""))
        except Exception:  # a picture on another machine, or one that is missing from the file
            aside.append(("Afbeelding die niet in het bestand zit", image.alt_text or "zonder beschrijving"))
            return {"src": ""}
        return {"src": f"picture:{len(pictures) - 1}"}

    main = _main_part(archive)
    archive.refuse_depth(main)
    try:
        markup = mammoth.convert_to_html(
            io.BytesIO(_bytes_of(archive)),
            style_map=_STYLES + "\n".join(_headings_of_the_house(archive)),
            convert_image=mammoth.images.img_element(keep),
            external_file_access=False,
        ).value
    except Exception:  # each damaged file breaks the reader in its own way; its words may still be whole
        markup = "".join(f"<p>{html.escape(text)}</p>" for text in _paragraphs(archive, main))
        aside.append(("Opmaak", "Het bestand is deels beschadigd; alleen de tekst is overgenomen."))
    aside += _left_over(archive, main, markup)
    aside += list(_beside(archive, markup))
    return Markup(markup, pictures[:MOST_PICTURES], aside, _title(archive))


def _main_part(archive: Archive) -> str:
    """Return the name of the part with the text.

    Raises:
        Refused: there is none.
    """
    names = sorted(name for name in archive.names if re.fullmatch(r"word/document\d*\.xml", name))
    if not names:
        raise Refused(Reason.BROKEN)
    return names[0]


def _headings_of_the_house(archive: Archive) -> Iterator[str]:
    """Yield a rule for each style that an organisation based on a heading of Word."""
    if "word/styles.xml" not in archive.names:
        return
    try:
        root = ElementTree.fromstring(archive.read("word/styles.xml"))
    except ElementTree.ParseError:
        return
    styles = {}
    for style in root.iter():
        if _local(style) == "style":
            parts = {_local(part): _value(part, "val") for part in style if _local(part) in ("name", "basedOn")}
            styles[_value(style, "styleId")] = (parts.get("name", ""), parts.get("basedOn", ""))
    for name, based_on in styles.values():
        seen: set[str] = set()
        while based_on in styles and based_on not in seen:
            seen.add(based_on)
            above, based_on = styles[based_on]
            level = re.fullmatch(r"(?i)(?:heading|kop)\s*([1-6])", above)
            if level and "'" not in name and not re.fullmatch(r"(?i)(?:heading|kop)\s*[1-6]", name):
                yield f"p[style-name='{name}'] => h{level[1]}:fresh"
                break


def _bytes_of(archive: Archive) -> bytes:
    source: Any = archive.zip.fp
    source.seek(0)
    return source.read()


def _left_over(archive: Archive, main: str, markup: str) -> list[tuple[str, str]]:
    """Return the paragraphs of the file that are not in the HTML: formulas, fields, and what no reader knows of."""
    known = bare(BeautifulSoup(markup, "html.parser").get_text(" "))
    missing = []
    for paragraph in _paragraphs(archive, main):
        if bare(paragraph) and bare(paragraph) not in known:
            missing.append(("Niet te lezen opmaak", paragraph))
    return missing


def _beside(archive: Archive, markup: str) -> Iterator[tuple[str, str]]:
    known = bare(BeautifulSoup(markup, "html.parser").get_text(" "))
    for name in sorted(archive.names):
        kind = next((what for part, what in _BESIDE.items() if name.startswith(f"word/{part}")), None)
        if kind is None or not name.endswith(".xml"):
            continue
        for paragraph in _paragraphs(archive, name):
            text = paragraph.strip()
            if len(text) > 3 and not _PAGE_NUMBER.match(text) and bare(text) and bare(text) not in known:
                yield kind, text


def _paragraphs(archive: Archive, name: str) -> Iterator[str]:
    """Yield the text of each paragraph in an XML part, without what was deleted or moved away."""
    if name not in archive.names:
        return
    try:
        root = ElementTree.fromstring(archive.read(name))
    except ElementTree.ParseError as error:
        raise Refused(Reason.BROKEN) from error
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if _local(node) == "p":
            text = "".join(_texts(node))
            if text.strip():
                yield text
        elif _local(node) not in ("del", "moveFrom", "Fallback"):
            stack.extend(reversed(node))


def _texts(paragraph: Any) -> Iterator[str]:
    stack = [paragraph]
    while stack:
        node = stack.pop()
        local = _local(node)
        if local == "t":
            yield node.text or ""
        elif local in ("tab", "br", "cr"):
            yield " "
        elif local == "noBreakHyphen":
            yield "-"
        elif local not in ("del", "moveFrom", "Fallback", "instrText", "pPr", "rPr"):
            stack.extend(reversed(node))


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _value(node: Any, name: str) -> str:
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")


def _title(archive: Archive) -> str:
    """Return the title among the properties of the file, which is often the name of an older file."""
    if "docProps/core.xml" not in archive.names:
        return ""
    try:
        root = ElementTree.fromstring(archive.read("docProps/core.xml"))
    except ElementTree.ParseError:
        return ""
    return next(((node.text or "").strip() for node in root.iter() if _local(node) == "title"), "")
