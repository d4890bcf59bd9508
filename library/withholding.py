"""Pictures that may not be shown leave nothing behind that somebody could still fetch."""

from collections.abc import Collection
from typing import Any

from library.models import PortalImage, PortalRendition

AT_ONCE = 100


def withhold(consents: Collection[int]) -> None:
    """Delete, with their files, the renditions of pictures with these consents that may not be shown any more."""
    _delete_renditions(PortalImage.objects.withheld().filter(consent__in=consents))


def withhold_all() -> int:
    """Do so for every picture; return how many renditions there were.

    What was drawn in the very moment in which a consent ended is caught here.
    """
    return _delete_renditions(PortalImage.objects.withheld())


def _delete_renditions(images: Any) -> int:
    """Each goes by itself: Wagtail deletes the file when the row is gone, after the transaction."""
    left = PortalRendition.objects.filter(image__in=images.order_by().values("pk")).order_by("pk")
    number = 0
    while batch := list(left[:AT_ONCE]):
        for rendition in batch:
            rendition.delete()
        number += len(batch)
    return number
