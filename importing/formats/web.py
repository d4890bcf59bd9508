"""HTML, as saved by a browser or by Word."""

import re

from bs4 import BeautifulSoup
from bs4.element import PreformattedString

from importing.formats import Markup
from importing.formats.plain import decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,20})", re.IGNORECASE)
_NOT_TEXT = ("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "head", "link", "meta")


def read_web(data: bytes) -> Markup:
    """Return the HTML without anything that does something; what a file declares for itself is not expanded."""
    hint = _CHARSET.search(data[:4000])
    encoding = hint[1].decode("ascii").lower() if hint else ""
    if encoding in ("iso-8859-1", "latin1", "us-ascii", "ascii"):
        encoding = "cp1252"
    return of_markup(decode(data, encoding).replace("\x00", ""))


def of_markup(markup: str) -> Markup:
    """Return HTML as text, without what runs, loads or is not shown."""
    soup = BeautifulSoup(markup, "html.parser")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    for node in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        node.extract()  # comments, declarations, and what Word puts between them
    for tag in soup.find_all(_NOT_TEXT):
        tag.extract()
    return Markup(str(soup), title=title)
