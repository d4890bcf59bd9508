"""Who sees what in the inbox: editors what came in for their regions, the national desk all."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from inbox.sources import Source
from regions.models import RegionPage
from regions.reach import (
    editors_of,
    national_editors,
    reaches_every_region,
    region_ids_within_reach,
    regions_within_reach,
)


def may_see_inbox(user: Any) -> bool:
    """Whether somebody edits a region."""
    return reaches_every_region(user) or bool(region_ids_within_reach(user))


def within_reach(source: Source, user: Any) -> QuerySet[Any]:
    """Return what `user` may see, and deal with, of one kind."""
    everything = source.everything()
    if reaches_every_region(user):
        return everything
    return everything.filter(region__in=region_ids_within_reach(user))


def regions_for(user: Any) -> QuerySet[RegionPage]:
    """Return the regions of which `user` sees the inbox, in alphabet."""
    own = RegionPage.objects.all() if reaches_every_region(user) else regions_within_reach(user)
    return own.order_by("title").defer("text")


def colleagues_for(region: RegionPage | None) -> QuerySet[Any]:
    """Return the active colleagues who see what came in for a region; of what has none, the national desk."""
    return _in_alphabet(national_editors(), *([editors_of(region)] if region else []))


def colleagues_of(user: Any) -> QuerySet[Any]:
    """Return the active colleagues to whom `user` may give something; not each of them may see all of it."""
    if reaches_every_region(user):
        return _in_alphabet(PagePermissionPolicy(RegionPage).users_with_permission("change", include_superusers=False))
    return _in_alphabet(national_editors(), *(editors_of(region) for region in regions_for(user)))


def _in_alphabet(*groups: QuerySet[Any]) -> QuerySet[Any]:
    user_model = get_user_model()
    found = Q(pk__in=[])
    for group in groups:
        found |= Q(pk__in=group.order_by().values("pk"))
    return user_model._default_manager.filter(found).order_by("first_name", "last_name", user_model.USERNAME_FIELD)
