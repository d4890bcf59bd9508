"""What the search must follow when a region changes, or what lies in it."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from regions.entries import REGION
from regions.models import Municipality, RegionAlias, RegionPage
from search.indexing import is_bookkeeping, refresh


def _after_region(sender: type, instance: RegionPage, **kwargs: Any) -> None:
    if not is_bookkeeping(kwargs):
        refresh(REGION, [instance.pk])


def _after_part(sender: type, instance: Municipality | RegionAlias, **kwargs: Any) -> None:
    refresh(REGION, [instance.region_id])


def connect() -> None:
    """Listen; called once, when the app is ready. Places and postcodes come from files, with all that is loaded."""
    for signal, name in ((post_save, "saved"), (post_delete, "deleted")):
        signal.connect(_after_region, sender=RegionPage, dispatch_uid=f"regions.region_{name}_for_search")
        signal.connect(_after_part, sender=Municipality, dispatch_uid=f"regions.municipality_{name}_for_search")
        signal.connect(_after_part, sender=RegionAlias, dispatch_uid=f"regions.alias_{name}_for_search")
