"""To whom a message goes: a person, the desk of a region, or the national desk; never an address that is not public."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from contacts.choices import Role
from contacts.desks import Desk, desk_for, national_desk
from contacts.models import Contact
from contacts.verification.asking import address_of
from regions.models import RegionPage

NATIONAL = "landelijk"


@dataclass(frozen=True)
class Target:
    """Who gets a message. `desk` is the one that stands in, or that is written to when there is no `contact`.

    `address` is where the mail goes, "" when nobody has an address: then the message waits in the inbox alone.
    """

    name: str
    url: str
    desk: Desk
    address: str
    region: RegionPage | None = None
    contact: Contact | None = None
    is_stand_in: bool = False
    """Whether somebody else was asked for, who may not be named today."""

    @property
    def key(self) -> str:
        """A name for counting what goes to this target."""
        return f"contact:{self.contact.pk}" if self.contact else f"desk:{self.region.pk if self.region else NATIONAL}"


def contact_target(slug: str, request: HttpRequest) -> Target | None:
    """Return a person as target, or the desk when they may not be named today; None when there is no such person."""
    contact = Contact.objects.filter(slug=slug, live=True).prefetch_related("regions").first()
    if contact is None:
        return None
    region = next((region for region in contact.regions.all() if region.live), None)
    url = reverse("inbox:contact", args=[slug])
    if not contact.is_published():
        return _desk_target(region, request, url, is_stand_in=True)
    desk = desk_for(region, request)
    address = address_of(contact) or desk.email
    return Target(contact.name, url, desk, address, region, contact)


def desk_target(slug: str, request: HttpRequest) -> Target | None:
    """Return a desk as target: that of a region, or the national one for "landelijk"; None when there is no such."""
    if slug == NATIONAL:
        return _desk_target(None, request, reverse("inbox:desk", args=[slug]))
    region = RegionPage.objects.published().filter(slug=slug).first()
    return _desk_target(region, request, reverse("inbox:desk", args=[slug])) if region else None


def coordinator_target(region: RegionPage | None, request: HttpRequest) -> Target:
    """Return who answers questions of a region: its network coordinator, else its desk, else the national desk."""
    if region is not None:
        people = Contact.objects.published().in_region(region).with_role(Role.NETWORK_COORDINATOR)
        coordinator = people.order_by("sort_name").first()
        if coordinator is not None:
            desk = desk_for(region, request)
            address = address_of(coordinator) or desk.email
            return Target(coordinator.name, reverse("inbox:question"), desk, address, region, coordinator)
    return _desk_target(region, request, reverse("inbox:question"))


def _desk_target(region: RegionPage | None, request: HttpRequest, url: str, is_stand_in: bool = False) -> Target:
    desk = desk_for(region, request)
    address = desk.email or national_desk(request).email
    return Target(desk.name, url, desk, address, region, is_stand_in=is_stand_in)
