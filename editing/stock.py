"""What the desk answers to the floors below."""

from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from accounts.shelves import needs_second_step, roles_to_give
from editing.models import RegionRole
from editing.roles import ADMINISTRATION, NATIONAL, role_of
from importing.shelves import collection_of_region
from regions.reach import reaches_every_region


def plug() -> None:
    """Answer; called when the app is ready."""
    needs_second_step.plug(_does_much)
    roles_to_give.plug(_roles)
    collection_of_region.plug(lambda region: role_of(region).collection)


def _does_much(user: Any) -> bool:
    """Whether `user` edits every region or keeps the accounts: the page tree and the rights say so, not a name."""
    return reaches_every_region(user) or user.has_perm("accounts.change_user")


def _roles() -> list[tuple[str, list[tuple[int, str]]]]:
    regional = RegionRole.objects.order_by("region__title").values_list("group_id", "group__name")
    country = Group.objects.filter(name__in=(NATIONAL, ADMINISTRATION)).order_by("-name").values_list("pk", "name")
    return [(_("Per regio"), list(regional)), (_("Hele land"), list(country))]
