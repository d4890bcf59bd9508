"""The one gate to the public, for pages of every type."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from kit.kept import kept

INTERNAL = (
    *("alias_of", "content_type", "draft_title", "expire_at", "expired", "go_live_at", "has_unpublished_changes"),
    *("last_published_at", "latest_revision", "latest_revision_created_at", "live_revision", "locale", "locked"),
    *("locked_at", "locked_by", "numchild", "owner", "search_description", "seo_title", "show_in_menus"),
    "translation_key",
)
"""Columns of every page that no reader of another page sees: left out where pages stand beside one another."""
NAMED = ("title", "slug", "url_path", "path", "depth", "live")
"""Columns that it takes to name another page and to lead to it; Django writes and reads each column of a query anew."""

_known = Local()
"""`private`: what is, once it was asked during a request; None before. Absent outside a request."""


def private_paths() -> tuple[str, ...]:
    """Return the tree paths of the pages that are for some readers only, as is all below them.

    One query, two when there are any; within a request the first time alone.
    """
    private: tuple[str, ...] | None = getattr(_known, "private", None)
    if private is None:
        private = _private_paths()
        if hasattr(_known, "private"):
            _known.private = private
    return private


@kept
def _private_paths() -> tuple[str, ...]:
    closed = list(PageViewRestriction.objects.values_list("page", flat=True))  # a join would walk all pages
    return tuple(Page.objects.filter(pk__in=closed).values_list("path", flat=True)) if closed else ()


def is_anything_private() -> bool:
    """Whether any page of the site is for some readers only. Asks what `private_paths` asks."""
    return bool(private_paths())


def columns_of(relation: str, names: Iterable[str]) -> list[str]:
    """Return the names of columns of something related, to load or to leave out."""
    return [f"{relation}__{name}" for name in names]


def internal_of(*relations: str) -> list[str]:
    """Return the names of the internal columns of related pages, to leave out."""
    return [name for relation in relations for name in columns_of(relation, INTERNAL)]


class PublishedPageQuerySet(PageQuerySet):
    """Pages, with the phrase that every public surface starts from."""

    def published(self) -> Self:
        """Live and open to everyone: the only pages a public surface may show.

        Wagtail's `public` joins the pages even to find no restriction, so it is left out while there is none.
        """
        return self.live().public() if is_anything_private() else self.live()


def _forget(**kwargs: Any) -> None:
    if hasattr(_known, "private"):
        _known.private = None


@contextmanager
def looked_once() -> Iterator[None]:
    """Ask once what is private, as within a request, where nobody asks for a page: by the clock or a command."""
    if hasattr(_known, "private"):
        yield
        return
    _begin()
    try:
        yield
    finally:
        _end()


def _begin(**kwargs: Any) -> None:
    _known.private = None


def _end(**kwargs: Any) -> None:
    if hasattr(_known, "private"):
        del _known.private


request_started.connect(_begin, dispatch_uid="kit.private_begin")
request_finished.connect(_end, dispatch_uid="kit.private_end")
post_save.connect(_forget, sender=PageViewRestriction, dispatch_uid="kit.private_saved")
post_delete.connect(_forget, sender=PageViewRestriction, dispatch_uid="kit.private_deleted")
