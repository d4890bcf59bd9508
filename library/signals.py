"""What must happen when a picture is saved, or a page that shows pictures goes out."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published

from library.models import PortalImage


def draw_soon(images: Iterable[int]) -> None:
    """Let pictures be drawn at the sizes at which they are shown, once the transaction is done."""
    from library.tasks import draw_picture  # tasks need models that are loaded by then

    for key in images:
        transaction.on_commit(partial(draw_picture.enqueue, key))


def _after_save(sender: type, instance: PortalImage, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    if not instance.may_be_shown:
        for rendition in instance.renditions.all():
            rendition.delete()
    elif not created:  # of a new one nobody knows yet where it will be shown
        draw_soon([instance.pk])


def _after_publish(sender: type, instance: Page, **kwargs: Any) -> None:
    kinds = ContentType.objects.get_for_models(Page, PortalImage)
    shown = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], object_id=str(instance.pk), to_content_type=kinds[PortalImage]
    )
    draw_soon({int(key) for key in shown.values_list("to_object_id", flat=True)})


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_save.connect(_after_save, sender=PortalImage, dispatch_uid="library.image_saved")
    page_published.connect(_after_publish, dispatch_uid="library.page_published")
