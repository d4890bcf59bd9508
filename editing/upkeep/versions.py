"""Versions of pages: which may yet be published, and how one is changed without making a new one."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import Page, Revision, TaskState

CHUNK = 50


def of_pages(pages: Collection[int] | None = None) -> QuerySet[Revision]:
    """Return all versions of these pages; of every page when none are named."""
    versions = Revision.page_revisions.all()
    if pages is None:
        return versions
    return versions.filter(object_id__in=[str(page) for page in pages])


def publishable(versions: QuerySet[Revision]) -> QuerySet[Revision]:
    """Keep what may yet come, or now is, on the site: the newest, the scheduled, what is in review, what is live."""
    in_review = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, revision__isnull=False)
    return versions.filter(
        Q(approved_go_live_at__isnull=False)
        | Q(pk__in=Page.objects.filter(latest_revision__isnull=False).values("latest_revision"))
        | Q(pk__in=Page.objects.filter(live_revision__isnull=False).values("live_revision"))
        | Q(pk__in=in_review.values("revision"))
    )


def mentioning(versions: QuerySet[Revision], names: Collection[str], keys: Collection[int]) -> QuerySet[Revision]:
    """Keep versions whose text has one of `keys` under one of `names`; some only seem to, none is left out.

    The database looks, so that of ten thousand versions only a few are read. A stream field is JSON inside JSON, in
    which quotes are escaped.
    """
    condition = Q(pk__in=[])
    for name in names:
        for key in keys:
            condition |= Q(_text__contains=f'{name}": {key}') | Q(_text__contains=f'{name}\\": {key}')
    return versions.alias(_text=Cast("content", TextField())).filter(condition)


def each_of(versions: QuerySet[Revision]) -> Iterator[Revision]:
    """Give versions one by one, a few in memory at a time."""
    keys = list(versions.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        yield from Revision.objects.filter(pk__in=keys[start : start + CHUNK]).order_by("pk")


def rewrite(versions: QuerySet[Revision], change: Callable[[type[Page], dict[str, Any]], bool]) -> set[int]:
    """Give each version to `change` as its page type and content, and keep those of which it says that they changed.

    A version keeps its number, its date and its author. Returns the keys of the pages of which a version changed.
    """
    pages = set()
    for version in each_of(versions):
        if change(page_type_of(version), version.content):
            version.save(update_fields=["content"])
            pages.add(int(version.object_id))
    return pages


def page_type_of(version: Revision) -> type[Page]:
    """Return the page type of a version; a type that is no more counts as a plain page."""
    return ContentType.objects.get_for_id(version.content_type_id).model_class() or Page
