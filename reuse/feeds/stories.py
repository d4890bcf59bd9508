"""The whole story of a practice as HTML that can stand anywhere: no class or id of ours, every address in full."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.template.loader import render_to_string

from practices.models import PracticePage

_ADDRESSES = ("href", "src", "poster")
_OURS = ("class", "id", "loading", "tabindex", "role", "sizes", "aria-label", "aria-hidden", "aria-labelledby")
"""Attributes that mean something to our own pages alone."""


def full_story(practice: PracticePage, url: str, request: HttpRequest) -> str:
    """Return what readers of the page at `url` see of a practice, but for what stands beside its story."""
    html = render_to_string("reuse/feeds/story.html", {"practice": practice}, request)
    soup = BeautifulSoup(html, "html.parser")
    for drawing in soup.select("[aria-hidden=true]"):
        drawing.decompose()
    for element in soup.find_all(True):
        for name in _OURS:
            element.attrs.pop(name, None)
        for name in _ADDRESSES:
            if name in element.attrs:
                element[name] = urljoin(url, str(element[name]))
        if "srcset" in element.attrs:
            element["srcset"] = _in_full(str(element["srcset"]), url)
    return str(soup).strip()


def _in_full(srcset: str, url: str) -> str:
    """Return the addresses of a picture in several sizes, such as "/a.webp 400w, /b.webp 800w", in full."""
    sizes = [size.split() for size in srcset.split(",") if size.strip()]
    return ", ".join(" ".join([urljoin(url, address), *width]) for address, *width in sizes)
