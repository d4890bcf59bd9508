"""From the blocks of a content file to the value of a StreamField."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from consents.models import Consent
from contacts.models import Contact
from library.models import PortalDocument, PortalImage
from regions.files import BadFile

Block = dict[str, Any]


@dataclass(frozen=True)
class Shelves:
    """What a block may refer to, by the name that content files use."""

    pictures: Mapping[str, PortalImage]
    documents: Mapping[str, PortalDocument]
    contacts: Mapping[str, Contact]
    consents: Mapping[str, Consent] = field(default_factory=dict)
    """By the name of who gave it."""


def points(sentences: list[str]) -> str:
    """Return sentences as the value of a list of points."""
    return _stream([("point", sentence) for sentence in sentences])


def links(pages: list[Block]) -> str:
    """Return {title, url} pairs as the value of a list of links."""
    return _stream([("link", {"title": page["title"], "url": page["url"]}) for page in pages])


def shortcuts(searches: list[Block]) -> str:
    """Return {label, query} pairs as the value of the shortcuts on the home page."""
    return _stream([("shortcut", {"label": search["label"], "query": search["query"]}) for search in searches])


def body(blocks: list[Block], shelves: Shelves, file: str) -> str:
    """Return the blocks of a story; one whose picture or document an editor removed is left out.

    Raises:
        BadFile: a block has no known type, or lacks a part.
    """
    try:
        values = [(block["type"], _VALUES[block["type"]](block, shelves)) for block in blocks]
    except KeyError as error:
        raise BadFile(
            _("%(file)s heeft een blok waarvan %(part)s ontbreekt of niet bestaat.") % {"file": file, "part": error}
        ) from error
    return _stream([(kind, value) for kind, value in values if value is not None])


def _stream(values: list[tuple[str, Any]]) -> str:
    return json.dumps([{"type": kind, "value": value, "id": str(uuid4())} for kind, value in values])


def _items(values: list[Any]) -> list[Block]:
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def _speaker(block: Block, shelves: Shelves) -> Block:
    contact = shelves.contacts.get(block.get("contact", ""))
    consent = shelves.consents.get(block.get("name", ""))
    return {
        "consent": consent.pk if consent else None,
        "contact": contact.pk if contact else None,
        "name": block.get("name", ""),
        "function": block.get("function", ""),
    }


def _quote(block: Block, shelves: Shelves) -> Block:
    return {"text": block["text"].strip(), **_speaker(block, shelves)}


def _interview(block: Block, shelves: Shelves) -> Block:
    questions = [{"question": part["question"], "answer": part["answer"].strip()} for part in block["questions"]]
    return {"questions": _items(questions), **_speaker(block, shelves)}


def _picture(block: Block, shelves: Shelves) -> Block | None:
    picture = shelves.pictures.get(block["image"])
    if picture is None:
        return None
    image = {"image": picture.pk, "alt_text": block["alt"], "decorative": False}
    return {"picture": image, "caption": block.get("caption", "")}


def _video(block: Block, shelves: Shelves) -> Block:
    return {
        "title": block["title"],
        "file": None,
        "captions": None,
        "url": block["url"],
        "transcript": block.get("transcript", "").strip(),
    }


def _table(block: Block, shelves: Shelves) -> Block:
    return {
        "columns": [{"type": "text", "heading": heading} for heading in block["columns"]],
        "rows": [{"values": [str(cell) for cell in row]} for row in block["rows"]],
        "caption": block.get("caption", ""),
    }


def _callout(block: Block, shelves: Shelves) -> Block:
    return {"tone": block["tone"], "title": block["title"], "text": block["text"].strip()}


def _download(block: Block, shelves: Shelves) -> Block | None:
    document = shelves.documents.get(block["document"])
    if document is None:
        return None
    return {
        "document": document.pk,
        "title": block.get("title", ""),
        "description": block.get("description", ""),
    }


_VALUES: dict[str, Callable[[Block, Shelves], Any]] = {
    "heading": lambda block, shelves: block["text"],
    "text": lambda block, shelves: block["html"].strip(),
    "quote": _quote,
    "interview": _interview,
    "image": _picture,
    "video": _video,
    "table": _table,
    "key_figures": lambda block, shelves: _items(
        [{"number": str(figure["number"]), "label": figure["label"]} for figure in block["figures"]]
    ),
    "steps": lambda block, shelves: _items(
        [{"title": step["title"], "text": step.get("text", "").strip()} for step in block["steps"]]
    ),
    "callout": _callout,
    "download": _download,
}
