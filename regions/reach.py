"""Which regions a colleague edits: those whose page they may change. Nothing but the page tree says so."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from regions.models import RegionIndexPage, RegionPage

_OF_REGIONS = PagePermissionPolicy(RegionPage)


def regions_within_reach(user: Any) -> QuerySet[RegionPage]:
    """Return the regions that `user` edits."""
    return _OF_REGIONS.instances_user_has_permission_for(user, "change")


def reaches_every_region(user: Any) -> bool:
    """Whether `user` edits all regions, as the national desk and administrators do. Two queries, then none."""
    if user.is_superuser:
        return bool(user.is_active)
    if not hasattr(user, "_reaches_every_region"):
        index = RegionIndexPage.objects.first()
        user._reaches_every_region = index is not None and _OF_REGIONS.user_has_permission_for_instance(
            user, "change", index
        )
    return user._reaches_every_region


def editors_of(region: RegionPage) -> QuerySet:
    """Return the active colleagues who edit `region` and not every region: its own desk of editors."""
    policy = _OF_REGIONS
    own = policy.users_with_permission_for_instance("change", region, include_superusers=False)
    index = RegionIndexPage.objects.first()
    if index is None:
        return own
    everywhere = policy.users_with_permission_for_instance("change", index, include_superusers=False)
    return own.exclude(pk__in=everywhere.values("pk"))


def region_ids_within_reach(user: Any) -> set[int]:
    """Return the keys of the regions that `user` edits. One query per request."""
    if not hasattr(user, "_region_ids_within_reach"):
        user._region_ids_within_reach = set(regions_within_reach(user).values_list("pk", flat=True))
    return user._region_ids_within_reach


def national_editors() -> QuerySet:
    """Return the active colleagues who edit every region: the national desk and administrators, but no superusers."""
    index = RegionIndexPage.objects.first()
    everywhere = _OF_REGIONS.users_with_permission_for_instance("change", index, include_superusers=False)
    return everywhere if index is not None else everywhere.none()
