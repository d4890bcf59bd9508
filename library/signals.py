"""What must happen when a picture is saved."""

from typing import Any

from django.db.models.signals import post_save

from library.models import PortalImage


def _after_save(sender: type, instance: PortalImage, raw: bool = False, **kwargs: Any) -> None:
    if not raw and not instance.may_be_shown:
        for rendition in instance.renditions.all():
            rendition.delete()


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_save.connect(_after_save, sender=PortalImage, dispatch_uid="library.image_saved")
