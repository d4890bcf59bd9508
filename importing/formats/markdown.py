"""Markdown."""

import re

from markdown_it import MarkdownIt

from importing.formats import Markup
from importing.formats.plain import decode
from importing.formats.web import of_markup

_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:\s*(.+)$", re.MULTILINE | re.IGNORECASE)


def read_markdown(data: bytes) -> Markup:
    """Return Markdown as HTML. What stands before the text, between dashes, is kept beside it."""
    text = decode(data).replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    aside: list[tuple[str, str]] = []
    title = ""
    if front:
        text = text[front.end() :]
        found = _TITLE.search(front[1])
        title = found[1].strip().strip("\"'") if found else ""
        aside = [("Gegevens boven de tekst", line.strip()) for line in front[1].splitlines() if line.strip()]
    # A line that is typed as a line is meant as one: interviews have one paragraph per line.
    parser = MarkdownIt("commonmark", {"breaks": True, "maxNesting": 100}).enable("table")
    # It would leave a link that is not safe as it was typed; the reader of the HTML keeps its words alone.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # how markdown-it-py has it done
    return Markup(of_markup(parser.render(text)).html, aside=aside, title=title)
