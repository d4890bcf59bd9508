"""What importing asks the floors above."""

from wagtail.models import Collection

from kit.shelves import Socket
from regions.models import RegionPage


def _named(region: RegionPage) -> Collection | None:
    return Collection.objects.filter(name=region.title, depth=2).first()


collection_of_region = Socket("Which collection holds the pictures of a region; None when there is none.", _named)
