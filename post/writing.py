"""A mail from its template: subject and HTML as written, and the same words as plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from post.kinds import Kind

_BLOCKS = {"p", "h1", "h2", "h3", "li", "blockquote", "tr", "div"}
_SPACES = re.compile(r"[ \t\n\r\f]+")
LONGEST_SUBJECT = 150
_LOOKS = {
    "a": "color:#00684c",
    "blockquote": "margin:16px 0;padding:2px 0 2px 16px;border-left:4px solid #ffc233",
}
"""Our colours, for what a template gives no look of its own: a mail has no style sheet."""


@dataclass(frozen=True)
class Written:
    """The words of a mail."""

    subject: str
    text: str
    html: str


def write(kind: Kind, context: dict[str, Any], language: str = "nl") -> Written:
    """Return a mail of this kind; its template gets `site_url` and `site_name` too. The title is the subject."""
    with override(language):
        html = render_to_string(kind.template, _frame() | context)
    return _written(html)


def wrap(subject: str, text: str) -> Written:
    """Return a mail that somebody wrote as plain text, such as Wagtail's own, in our identity."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.strip())]
    html = render_to_string("post/plain.html", _frame() | {"subject": subject, "paragraphs": paragraphs})
    return Written(_one_line(subject), text.strip() + "\n", _dressed(BeautifulSoup(html, "html.parser")))


def _frame() -> dict[str, str]:
    return {"site_url": settings.SITE_URL, "site_name": settings.WAGTAIL_SITE_NAME}


def _written(html: str) -> Written:
    soup = BeautifulSoup(html, "html.parser")
    body = soup.find(id="letter")
    if soup.title is None or not isinstance(body, Tag):
        raise ValueError("a mail needs a title and an element #letter")
    return Written(_one_line(soup.title.get_text()), text_of(body), _dressed(soup))


def _dressed(soup: BeautifulSoup) -> str:
    for name, look in _LOOKS.items():
        for element in soup(name):
            element.attrs.setdefault("style", look)
    return str(soup)


def _one_line(subject: str) -> str:
    words = " ".join(subject.split())
    return words if len(words) <= LONGEST_SUBJECT else words[: LONGEST_SUBJECT - 1] + "…"


def text_of(body: Tag) -> str:
    """Return HTML as plain text: a paragraph after an empty line, an item after a dash, a link after its words."""
    blocks = [_lines(block) for block in _blocks(body)]
    paragraphs = "\n".join(block for block in blocks if block)
    return re.sub(r"\n{3,}", "\n\n", paragraphs).strip() + "\n"


def _blocks(element: Tag) -> Iterator[Tag]:
    """Give the innermost blocks in order."""
    for child in element.find_all(True, recursive=False):
        if child.name in _BLOCKS and not child.find(list(_BLOCKS)):
            yield child
        else:
            yield from _blocks(child)


def _lines(block: Tag) -> str:
    words = _inline(block)
    lines = [_SPACES.sub(" ", line).strip() for line in words.split("\x00")]
    text = "\n".join(lines).strip()
    if not text:
        return ""
    if block.name == "li":
        return f"- {text}"
    if block.find_parent("blockquote") or block.name == "blockquote":
        return "\n" + "\n".join(f"> {line}" for line in text.split("\n")) + "\n"
    if block.name == "tr":
        return text
    return f"\n{text}\n"


def _inline(element: Tag) -> str:
    parts = []
    for child in element.children:
        if isinstance(child, NavigableString):
            parts.append(str(child))
        elif isinstance(child, Tag) and child.name == "br":
            parts.append("\x00")
        elif isinstance(child, Tag) and child.name == "a":
            words, address = (
                _inline(child).strip(),
                str(child.get("href", "")).removeprefix("mailto:").removeprefix("tel:"),
            )
            is_same = words.replace(" ", "") == address.replace(" ", "").removesuffix("/")
            parts.append(words if is_same else f"{words}: {address}")
        elif isinstance(child, Tag) and child.name in ("td", "th"):
            parts.append(f"{_inline(child)} ")
        elif isinstance(child, Tag):
            parts.append(_inline(child))
    return "".join(parts)
