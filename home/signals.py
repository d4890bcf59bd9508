"""Remember where a public page stood when it is unpublished or deleted; forget it when a page stands there again."""

from typing import Any
from urllib.parse import urlsplit

from django.db.models.signals import pre_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from home.models import RemovedAddress
from practices.models import PracticePage


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


def connect() -> None:
    """Listen; called once, when the app is ready."""
    page_unpublished.connect(_after_unpublish, dispatch_uid="home.removed_after_unpublish")
    pre_delete.connect(_before_delete, dispatch_uid="home.removed_before_delete")
    page_published.connect(_after_publish, dispatch_uid="home.not_removed_after_publish")
