"""Every link in a page, whatever its type: read from the fields themselves; a new page type needs nothing here."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, get_page_models

BATCH = 200
LONGEST_URL = 2000
"""No browser promises more; what is cut off here is refused when it is followed."""
LONGEST_TEXT = 255
PAGE = "page:"
DOCUMENT = "document:"
_OTHER_MEANS = ("mailto", "tel", "sms", "whatsapp")
"""Not addresses of pages: nothing to follow."""


@dataclass(frozen=True)
class FoundLink:
    """One link. A page or document of our own is "page:12" or "document:3"; another address stands as written."""

    page_id: int
    field: str
    text: str
    url: str

    @property
    def url_hash(self) -> str:
        """By which the address is known in a unique index."""
        return hashlib.sha256(self.url.encode("utf-8", "replace")).hexdigest()


def find_links() -> Iterator[FoundLink]:
    """Yield every link in every published page, page by page. Holds one batch of pages at a time."""
    for pages in page_batches():
        for page in pages:
            yield from links_in(page)


def page_batches(size: int = BATCH) -> Iterator[list[Page]]:
    """Yield all published pages that can hold a link, in lists. One query per list, and one per page type."""
    for model in get_page_models():
        names = [field.name for field in _link_fields(model)]
        if not names:
            continue
        # By key instead of with a cursor: SQLite keeps no cursor while the same connection writes.
        last = 0
        pages = model._default_manager.live().exact_type(model).order_by("pk").only("pk", "title", *names)
        while batch := list(pages.filter(pk__gt=last)[:size]):
            yield batch
            last = batch[-1].pk


def links_in(page: Page) -> list[FoundLink]:
    """Return the links of a page as its own type; an address that stands twice in a field comes once."""
    found: dict[tuple[str, str], FoundLink] = {}
    for field in _link_fields(type(page)):
        for text, written in _in_field(field, getattr(page, field.name)):
            url = _cleaned(written)
            if url:
                link = FoundLink(page.pk, field.name, " ".join(text.split())[:LONGEST_TEXT], url)
                found.setdefault((field.name, url), link)
    return list(found.values())


def _link_fields(model: type[Page]) -> list[models.Field]:
    kinds = (StreamField, RichTextField, models.URLField)
    return [field for field in model._meta.concrete_fields if isinstance(field, kinds)]


def _in_field(field: models.Field, value: Any) -> Iterator[tuple[str, str]]:
    if not value:
        return
    if isinstance(field, StreamField):
        yield from _in_block(field.stream_block, value.raw_data)
    elif isinstance(field, RichTextField):
        yield from links_in_html(str(value))
    else:
        yield "", str(value)


def _in_block(block: blocks.Block, raw: Any, label: str = "") -> Iterator[tuple[str, str]]:
    """Yield (text, address) in the raw value of a block: nothing is loaded. Old values of another shape hold none."""
    if raw in (None, "", [], {}):
        return
    if isinstance(block, blocks.BaseStreamBlock):
        for child in _mappings(raw):
            if child.get("type") in block.child_blocks:
                yield from _in_block(block.child_blocks[child["type"]], child.get("value"))
    elif isinstance(block, blocks.ListBlock):
        for item in raw if isinstance(raw, list) else []:
            is_wrapped = isinstance(item, dict) and "value" in item and item.get("type") == "item"
            yield from _in_block(block.child_block, item["value"] if is_wrapped else item, label)
    elif isinstance(block, BaseTypedTableBlock):
        yield from _in_table(block, raw)
    elif isinstance(block, blocks.BaseStructBlock):
        if isinstance(raw, dict):
            label = _label_of(block, raw) or label
            for name, child_block in block.child_blocks.items():
                yield from _in_block(child_block, raw.get(name), label)
    else:
        yield from _in_leaf(block, raw, label)


def _in_leaf(block: blocks.Block, raw: Any, label: str) -> Iterator[tuple[str, str]]:
    if isinstance(block, blocks.RichTextBlock | blocks.RawHTMLBlock):
        yield from links_in_html(str(raw))
    elif isinstance(block, blocks.URLBlock):
        yield label, str(raw)
    elif isinstance(block, blocks.ChooserBlock):
        if issubclass(block.model_class, Page):
            yield label, f"{PAGE}{raw}"
        elif issubclass(block.model_class, get_document_model()):
            yield label, f"{DOCUMENT}{raw}"


def _in_table(block: BaseTypedTableBlock, raw: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(raw, dict):
        return
    columns = [block.child_blocks.get(column.get("type")) for column in _mappings(raw.get("columns"))]
    for row in _mappings(raw.get("rows")):
        for column, value in zip(columns, row.get("values") or [], strict=False):
            if column is not None:
                yield from _in_block(column, value)


def _mappings(raw: Any) -> list[dict]:
    return [item for item in raw if isinstance(item, dict)] if raw and not isinstance(raw, dict | str) else []


def _label_of(block: blocks.BaseStructBlock, raw: dict) -> str:
    """Return the first line of text that was typed beside an address: that is what the link is called."""
    for name, child in block.child_blocks.items():
        if isinstance(child, blocks.CharBlock) and isinstance(raw.get(name), str) and raw[name]:
            return raw[name]
    return ""


def links_in_html(html: str) -> list[tuple[str, str]]:
    """Return (text, address) of each link in rich text, as Wagtail keeps it or as it was typed."""
    reader = _LinkReader()
    reader.feed(html)
    reader.close()
    return reader.links


class _LinkReader(HTMLParser):
    """Remembers links; the text of the last one grows until it ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            return
        values = {name: value or "" for name, value in attrs}
        linktype, key = values.get("linktype", ""), values.get("id", "")
        url = values.get("href", "")
        if linktype in ("page", "document"):
            url = f"{linktype}:{key}"
        self.links.append(("", url))
        self._is_inside = True

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            text, url = self.links[-1]
            self.links[-1] = (text + data, url)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._is_inside = False


def _cleaned(written: str) -> str:
    """Return an address without what is about a place on the page, or "" for what leads to no page at all."""
    url = written.replace("\x00", "").strip()
    if url.startswith("#"):
        return ""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return url[:LONGEST_URL]
    return "" if scheme in _OTHER_MEANS else url.partition("#")[0][:LONGEST_URL]
