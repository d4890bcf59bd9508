"""Pictures and documents in the raw data of blocks, without loading one of them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.fields import StreamField
from wagtail.models import Page, Revision, TaskState, get_page_models

from contacts.models import Contact
from editing.reports.uses import refers_to
from library.models import PortalDocument, PortalImage
from practices.story import SPOKEN

_TAG = re.compile(r"<(?:embed|a)\b[^<>]*>")
_KEY = re.compile(r'\bid="(\d{1,18})"')
_KIND_OF_TAG = {PortalImage: 'embedtype="image"', PortalDocument: 'linktype="document"'}
_NAMES = {PortalImage: {"image", "cover", "photo"}, PortalDocument: {"document", "file", "captions"}}


@dataclass(frozen=True)
class Picture:
    """A picture as it stands in a block."""

    image: int
    has_words: bool
    """Whether it is described there, or said to be mere decoration."""


def pictures_on(pages: QuerySet) -> Iterator[tuple[int, Picture]]:
    """Yield each picture in a block of these pages, with the key of its page. One query per page type with blocks.

    `pages` gives keys of pages, for use in a query.
    """
    for model in get_page_models():
        fields = [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]
        if not fields:
            continue
        rows = model._default_manager.filter(refers_to(PortalImage), pk__in=pages).order_by("pk")
        for key, *streams in rows.values_list("pk", *fields).iterator(chunk_size=200):
            for stream in streams:
                for picture in pictures_in(list(stream.raw_data)):
                    yield key, picture


def pictures_in(raw: Any) -> Iterator[Picture]:
    """Yield the pictures in the raw data of blocks, however deep."""
    if isinstance(raw, dict):
        image = raw.get("image")
        if isinstance(image, int) and ("alt_text" in raw or "decorative" in raw):
            has_words = bool(raw.get("decorative") or str(raw.get("alt_text") or "").strip())
            yield Picture(image, has_words)
        raw = list(raw.values())
    if isinstance(raw, list):
        for part in raw:
            yield from pictures_in(part)


def speakers_on(practices: QuerySet) -> Iterator[tuple[int, str]]:
    """Yield who speaks by name in these practices without being a contact or having a consent: (key, name), once.

    One query.
    """
    for key, body in practices.order_by("pk").values_list("pk", "body").iterator(chunk_size=200):
        yield from ((key, name) for name in sorted(set(_alone_in(list(body.raw_data)))))


def _alone_in(raw: list[Any]) -> Iterator[str]:
    for block in raw:
        value = block.get("value") or {}
        is_spoken = block.get("type") in SPOKEN
        if is_spoken and value.get("name") and not value.get("contact") and not value.get("consent"):
            yield value["name"]


def keys_in_versions(model: type[Model]) -> set[int]:
    """Return the keys of images or documents in versions that may yet come on the site.

    The index of references knows only what was saved on the page itself. Rather one too many than one too few: what is
    called unused may be deleted. One query.
    """
    found: set[int] = set()
    for content in _coming_versions().values_list("content", flat=True).iterator(chunk_size=200):
        found.update(_keys_in(content, model))
    return found


def _coming_versions() -> QuerySet[Revision]:
    coming = Q(approved_go_live_at__isnull=False)
    in_review = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, revision__isnull=False)
    coming |= Q(pk__in=in_review.values("revision"))
    for model in (Page, Contact):
        changed = model.objects.filter(has_unpublished_changes=True, latest_revision__isnull=False)
        coming |= Q(pk__in=changed.order_by().values("latest_revision"))
    return Revision.objects.filter(coming).order_by("pk")


def _keys_in(raw: Any, model: type[Model], name: str = "") -> Iterator[int]:
    """Yield keys in a version: under a name that tells, in tags of running text, and in JSON inside JSON."""
    if isinstance(raw, bool):
        return
    if isinstance(raw, int) and name in _NAMES[model]:
        yield raw
    elif isinstance(raw, str) and raw.startswith(("[", "{")):
        yield from _keys_in(_read(raw), model, name)
    elif isinstance(raw, str):
        for tag in _TAG.findall(raw):
            key = _KEY.search(tag)
            if key and _KIND_OF_TAG[model] in tag:
                yield int(key[1])
    elif isinstance(raw, dict):
        for part_name, part in raw.items():
            yield from _keys_in(part, model, raw["type"] if part_name == "value" and "type" in raw else part_name)
    elif isinstance(raw, list):
        for part in raw:
            yield from _keys_in(part, model, name)


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:  # text that only begins so
        return None
