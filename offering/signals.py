"""What must happen when a practice comes on the site."""

from typing import Any

from wagtail.signals import page_published

from offering.moderation import tell_published
from practices.models import PracticePage


def _after_publish(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    if instance.offers.exists():
        tell_published()


def connect() -> None:
    """Listen; called once, when the app is ready."""
    page_published.connect(_after_publish, sender=PracticePage, dispatch_uid="offering.tell_published")
