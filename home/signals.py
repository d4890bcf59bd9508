"""Remember where a public page stood when it is unpublished or deleted, and let the search follow the page tree."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from consents.followers import register_follower
from home.entries import CONTENT_PAGE
from home.models import ContentPage, RemovedAddress
from library.models import PortalImage
from practices.models import PracticePage
from practices.selection import PRACTICE
from practices.using import pages_with_consents, pages_with_pictures
from regions.entries import REGION
from regions.models import RegionPage
from search.indexing import is_bookkeeping, refresh

FINDABLE = {PRACTICE: PracticePage, REGION: RegionPage, CONTENT_PAGE: ContentPage}
"""The kinds of pages that the search knows."""


def _path_of(page: Page) -> str:
    return urlsplit(page.get_url() or "").path[:500]


def _remember(page: Page) -> None:
    path = _path_of(page)
    if path and path != "/":
        region = page.home_region if isinstance(page, PracticePage) else None
        RemovedAddress.objects.update_or_create(path=path, defaults={"region": region})


def _after_unpublish(sender: type, instance: Page, **kwargs: Any) -> None:
    _remember(instance)


def _before_delete(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page) and type(instance) is not Page and instance.live:
        _remember(instance)


def _after_publish(sender: type, instance: Page, **kwargs: Any) -> None:
    RemovedAddress.objects.filter(path=_path_of(instance)).delete()


def _after_content_page(sender: type, instance: ContentPage, **kwargs: Any) -> None:
    if not is_bookkeeping(kwargs):
        refresh(CONTENT_PAGE, [instance.pk])


def _after_consent(consents: Collection[int]) -> None:
    refresh(CONTENT_PAGE, pages_with_consents(consents))


def _after_picture(sender: type, instance: PortalImage, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(CONTENT_PAGE, pages_with_pictures([instance.pk]))


def _after_restriction(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    _refresh_under(instance.page)


def _after_move(sender: type, instance: Page, **kwargs: Any) -> None:
    _refresh_under(instance)


def _refresh_under(page: Page) -> None:
    """Let the search look anew at a page and all below it: who may see them may have changed."""
    for kind, model in FINDABLE.items():
        path = Page.objects.values_list("path", flat=True).get(pk=page.pk)
        refresh(kind, list(model._default_manager.filter(path__startswith=path).values_list("pk", flat=True)))


def connect() -> None:
    """Listen; called once, when the app is ready."""
    page_unpublished.connect(_after_unpublish, dispatch_uid="home.removed_after_unpublish")
    pre_delete.connect(_before_delete, dispatch_uid="home.removed_before_delete")
    page_published.connect(_after_publish, dispatch_uid="home.not_removed_after_publish")
    post_page_move.connect(_after_move, dispatch_uid="home.moved_for_search")
    post_save.connect(_after_picture, sender=PortalImage, dispatch_uid="home.pictures_for_search")
    register_follower("text pages", _after_consent)
    for signal, name in ((post_save, "saved"), (post_delete, "deleted")):
        signal.connect(_after_content_page, sender=ContentPage, dispatch_uid=f"home.content_page_{name}_for_search")
        signal.connect(
            _after_restriction, sender=PageViewRestriction, dispatch_uid=f"home.restriction_{name}_for_search"
        )
