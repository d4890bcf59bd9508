"""What a page or a style sheet of the site points to, and pointing to it within the archive instead."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings

from archive.names import way_between

LOADED = (
    ("link", "href"), ("script", "src"), ("img", "src"), ("source", "src"), ("video", "src"), ("video", "poster"),
    ("audio", "src"), ("track", "src"), ("iframe", "src"), ("use", "href"), ("image", "href"), ("embed", "src"),
    ("object", "data"),
)  # fmt: skip
"""What a browser fetches for a page by itself, with `srcset` and the picture of a shared link."""
SHARED_PICTURE: dict[str, Any] = {"property": "og:image"}
OWN_SCRIPT = "data-archive"
"""Marks a script that works from a disk; the others ask the site for something and are left out."""
_NOT_FETCHED = {"canonical"}
_FETCHED_IN_VAIN = {"preload", "prefetch", "dns-prefetch", "preconnect"}
_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")
_API_ADDRESS = re.compile(r'"(?:%(site)s)?(/api/v1/[^"\\\s]*)"')
_SAFE = "/-._~!$&'()*+,;=:@"


@dataclass(frozen=True)
class Reference:
    """An address of the site as something refers to it: path, query and fragment, without "?" and "#"."""

    path: str
    query: str = ""
    fragment: str = ""


def local(reference: str, base: str) -> Reference | None:
    """Return where a reference in the page at `base` leads within the site; None when it leads elsewhere."""
    try:
        parts = urlsplit(urljoin(settings.SITE_URL + base, reference.strip()))
        site = urlsplit(settings.SITE_URL)
    except ValueError:
        return None
    if (parts.scheme, parts.netloc) != (site.scheme, site.netloc):
        return None
    return Reference(quote(unquote(parts.path), safe=_SAFE) or "/", parts.query, parts.fragment)


def read(html: bytes) -> BeautifulSoup:
    """Return a page as a tree that can be changed."""
    return BeautifulSoup(html, "html.parser", from_encoding="utf-8")


def is_form_or_hidden(page: BeautifulSoup) -> bool:
    """Whether a page is one to fill in, or one that search engines must leave out: neither belongs in an archive."""
    robots = page.find("meta", attrs={"name": "robots"})
    if isinstance(robots, Tag) and "noindex" in str(robots.get("content", "")):
        return True
    return page.find("form", attrs={"method": re.compile("post", re.IGNORECASE)}) is not None


def references_of_page(page: BeautifulSoup, base: str) -> Iterator[Reference]:
    """Yield every address of the site that a page leads to or loads."""
    found = [str(link["href"]) for link in page.find_all("a", href=True)]
    for name, attribute in LOADED:
        for element in page.find_all(name, attrs={attribute: True}):
            if _is_taken(element):
                found.append(str(element[attribute]))
    for element in page.find_all(srcset=True):
        found += [address for address, _size in _candidates(str(element["srcset"]))]
    found += [str(element["content"]) for element in page.find_all("meta", attrs=SHARED_PICTURE, content=True)]
    for reference in found:
        where = local(reference, base)
        if where is not None:
            yield where


def references_of_style(text: str, base: str) -> Iterator[Reference]:
    """Yield every address of the site that a style sheet loads: pictures and letters."""
    for _sign, reference in _URL.findall(text):
        where = local(reference, base)
        if where is not None:
            yield where


def references_of_json(text: str) -> Iterator[Reference]:
    """Yield every document of the open data that another one names; of a list its other pages too."""
    pattern = re.compile(_API_ADDRESS.pattern % {"site": re.escape(settings.SITE_URL)})
    for found in pattern.findall(text):
        where = local(found, "/")
        if where is not None and set(parse_qs(where.query)) <= {"pagina", "page"}:
            yield where


class Rewriting:
    """Makes a page or a style sheet point to files beside it.

    `file_of` gives the file of a reference, with a fragment where there is one, or None when it is not in the archive.
    """

    def __init__(self, file: str, address: str, file_of: Callable[[Reference], str | None]) -> None:
        """Rewrite what stands at `address` and becomes `file`."""
        self._file = file
        self._address = address
        self._file_of = file_of

    def style(self, text: str) -> str:
        """Return a style sheet that loads from the archive; what is not there it does not load."""
        return _URL.sub(lambda found: f'url("{self._way(found[2]) or "data:,"}")', text)

    def links(self, page: BeautifulSoup, only_online: str) -> None:
        """Lead every link to a file; one that leads out of the archive stays as text, with `only_online` behind it."""
        for link in page.find_all("a", href=True):
            where = local(str(link["href"]), self._address)
            if where is None or str(link["href"]).startswith("#"):
                continue
            way = self._way(str(link["href"]))
            if way is not None:
                link["href"] = way
                continue
            link.name = "span"
            link.attrs = {"class": "chip"} if "chip" in link.get_attribute_list("class") else {}
            if not where.query or where.path.startswith(("/melding", "/volgen")):
                link.append(f" {only_online}")

    def loaded(self, page: BeautifulSoup) -> None:
        """Load everything from the archive; what is not there, and scripts that need the site, are left out."""
        for script in page.find_all("script", src=True):
            if not script.has_attr(OWN_SCRIPT):
                script.decompose()
        for link in page.find_all("link", rel=True):
            if _FETCHED_IN_VAIN & set(link.get_attribute_list("rel")):
                link.decompose()
        for name, attribute in LOADED:
            for element in page.find_all(name, attrs={attribute: True}):
                if _is_taken(element):
                    self._lead(element, attribute)
        for element in page.find_all(srcset=True):
            ways = [(self._way(address), size) for address, size in _candidates(str(element["srcset"]))]
            element["srcset"] = ", ".join(f"{way} {size}".strip() for way, size in ways if way)
            if not element["srcset"]:
                del element["srcset"]
        for element in page.find_all("meta", attrs=SHARED_PICTURE, content=True):
            self._lead(element, "content")

    def _lead(self, element: Tag, attribute: str) -> None:
        if local(str(element[attribute]), self._address) is None:
            if not str(element[attribute]).startswith("data:"):
                element.decompose()  # nothing is loaded from elsewhere
            return
        way = self._way(str(element[attribute]))
        if way is None:
            element.decompose()
        else:
            element[attribute] = way

    def _way(self, reference: str) -> str | None:
        where = local(reference, self._address)
        if where is None:
            return reference
        file = self._file_of(where)
        if file is None:
            return None
        path, _mark, fragment = file.partition("#")
        fragment = fragment or where.fragment
        return way_between(self._file, path) + (f"#{fragment}" if fragment else "")


def _is_taken(element: Tag) -> bool:
    """Whether what an element loads belongs in the archive."""
    relations = set(element.get_attribute_list("rel")) if element.name == "link" else set()
    if element.name == "script":
        return element.has_attr(OWN_SCRIPT)
    return not relations & (_NOT_FETCHED | _FETCHED_IN_VAIN)


def _candidates(srcset: str) -> list[tuple[str, str]]:
    """Return the pictures of a `srcset`, each with its size."""
    pairs = (candidate.strip().partition(" ") for candidate in srcset.split(","))
    return [(address, size.strip()) for address, _space, size in pairs if address]
