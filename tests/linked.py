"""Reads the linked data of a page as a search engine does."""

import json
from collections.abc import Iterator
from typing import Any

import html5lib


def things_of(html: str) -> list[dict[str, Any]]:
    """Return every thing in the data blocks of a page; a block that is no JSON fails the test."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    found = []
    for script in document.iter("script"):
        if script.get("type") == "application/ld+json":
            block = json.loads(script.text)
            assert block["@context"] == "https://schema.org"
            found += block["@graph"]
    return found


def one_of(html: str, kind: str) -> dict[str, Any]:
    """Return the only thing of a type that a page speaks of at its first level."""
    found = [thing for thing in things_of(html) if thing["@type"] == kind]
    assert len(found) == 1, f"{len(found)} times {kind}"
    return found[0]


def within(value: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Yield every thing of a type, however deep it lies."""
    if isinstance(value, dict):
        if value.get("@type") == kind:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from within(part, kind)


def meta_of(html: str) -> dict[str, str]:
    """Return what the head of a page says: {name or property: content}, with `canonical`."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    said = {}
    for meta in document.iter("meta"):
        for name in filter(None, (meta.get("name"), meta.get("property"))):
            assert name not in said or name == "theme-color", f"{name} twice"
            said[name] = meta.get("content", "")
    for link in document.iter("link"):
        if link.get("rel") == "canonical":
            assert "canonical" not in said, "canonical twice"
            said["canonical"] = link.get("href", "")
    return said
