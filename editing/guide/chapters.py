"""The chapters of the handbook, as they lie in docs/redactie/, and as a page shows them. Knows no request."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

FOLDER = Path(settings.BASE_DIR) / "docs" / "redactie"
PICTURES = FOLDER / "beelden"
INDEX = ""
"""The name of the first page; the others are named as their files."""
NAMES = (
    "eerste-praktijk", "importeren", "schrijven", "beoordelen", "regios", "contactpersonen", "postvak", "onderhoud",
    "beheer",
)  # fmt: skip
"""The chapters in the order of reading."""

_CHAPTER = re.compile(r"^(?P<name>[a-z-]+|README)\.md(?P<part>#[a-z0-9-]+)?$")
_PICTURE = re.compile(r"^beelden/(?P<name>[a-z0-9-]+)\.png$")
# No raw HTML: what stands in a file is shown as it was typed, and can do nothing.
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Part:
    """A heading within a chapter, with the anchor that leads to it."""

    anchor: str
    title: str


@dataclass(frozen=True)
class Chapter:
    """One file of the handbook; `text` is its Markdown without the title."""

    name: str
    title: str
    text: str

    @property
    def parts(self) -> list[Part]:
        """The headings of the second level, in order."""
        return [Part(_anchor(title), title) for token, title in _headings(self.tokens()) if token.tag == "h2"]

    def tokens(self) -> list[Token]:
        """Return the text as the parser reads it."""
        return _PARSER.parse(self.text)

    def html(self, chapter_address: Callable[[str], str], picture_address: Callable[[str], str]) -> str:
        """Return the text as HTML; the two functions say where a chapter and where a picture is, by name."""
        tokens = self.tokens()
        for token, title in _headings(tokens):
            token.attrSet("id", _anchor(title))
        for token in tokens:
            for child in list(token.children or []):
                if child.type == "link_open":
                    _lead(child, chapter_address)
                elif child.type == "image":
                    _show(child, token.children or [], picture_address)
        return _PARSER.renderer.render(tokens, _PARSER.options, {})


def chapter(name: str) -> Chapter:
    """Return a chapter by its name.

    Raises:
        KeyError: there is none.
    """
    if name not in (INDEX, *NAMES):
        raise KeyError(name)
    text = (FOLDER / f"{name or 'README'}.md").read_text(encoding="utf-8")
    first, _newline, rest = text.partition("\n")
    return Chapter(name, first.removeprefix("# ").strip(), rest.strip())


def chapters() -> list[Chapter]:
    """Return all of them, in the order of reading."""
    return [chapter(name) for name in NAMES]


def picture(name: str) -> Path | None:
    """Return the file of a picture, or None when the handbook has none of this name."""
    return next((file for file in PICTURES.glob("*.png") if file.stem == name), None)


def _headings(tokens: list[Token]) -> list[tuple[Token, str]]:
    return [(token, following.content) for token, following in pairwise(tokens) if token.type == "heading_open"]


def _anchor(title: str) -> str:
    return slugify(title)


def _lead(link: Token, address: Callable[[str], str]) -> None:
    found = _CHAPTER.match(str(link.attrGet("href")))
    if found:
        name = INDEX if found["name"] == "README" else found["name"]
        link.attrSet("href", address(name) + (found["part"] or ""))


def _show(image: Token, line: list[Token], address: Callable[[str], str]) -> None:
    """Say where a picture is and how large; it leads to itself, to be seen at its full size."""
    found = _PICTURE.match(str(image.attrGet("src")))
    file = picture(found["name"]) if found else None
    if file is None:
        return
    with Image.open(file) as opened:  # its first bytes: a page that knows its size does not jump while it loads
        image.attrSet("width", str(opened.width))
        image.attrSet("height", str(opened.height))
    image.attrSet("src", address(file.stem))
    image.attrSet("loading", "lazy")
    place = line.index(image)
    opening = Token("link_open", "a", 1, attrs={"href": address(file.stem)})
    line[place : place + 1] = [opening, image, Token("link_close", "a", -1)]
