"""Who can be reached, for the directory and for the shelves of the region page."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from contacts.choices import Role
from contacts.desks import desk_for
from contacts.linked_data import region_organisation
from contacts.models import Contact
from regions.models import RegionPage, regions_in_alphabet


@dataclass(frozen=True)
class Directory:
    """The people that a reader asked for."""

    people: QuerySet
    region: RegionPage | None
    role: Role | None
    regions: tuple[RegionPage, ...]
    roles: list[Role]
    is_unknown: bool


def directory(parameters: QueryDict) -> Directory:
    """Return the contacts for `regio` and `rol` in a query string; one that does not exist is said, not failed on."""
    regions = regions_in_alphabet()
    region = next((region for region in regions if region.slug == parameters.get("regio")), None)
    role = next((role for role in Role if role.value == parameters.get("rol")), None)
    people = Contact.objects.published().network_coordinators_first().for_cards().with_regions()
    if region is not None:
        people = people.in_region(region)
    if role is not None:
        people = people.with_role(role.value)
    is_unknown = bool((parameters.get("regio") and region is None) or (parameters.get("rol") and role is None))
    used = set(Contact.objects.published().order_by().values_list("role", flat=True).distinct())
    return Directory(people, region, role, regions, [role for role in Role if role.value in used], is_unknown)


def region_contacts(region: RegionPage, request: HttpRequest | None) -> dict:
    """Return whom to call in a region: its people, and its desk, else the national one.

    When nobody may be named, `is_checked` says whether that is so because they are being checked.
    """
    people = list(Contact.objects.published().in_region(region).network_coordinators_first().for_cards())
    is_checked = not people and Contact.objects.being_checked().in_region(region).exists()
    desk = desk_for(region, request)
    thing = region_organisation(region, people, desk)
    return {"region": region, "people": people, "desk": desk, "thing": thing, "is_checked": is_checked}
