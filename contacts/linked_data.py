"""Whom to call, in words that search engines share: a telephone number and a form, never an e-mail address.

Nobody asks here whether a person may be named: that is for who calls, with `published()` or `is_published()`.
"""

from django.utils.translation import gettext as _

from contacts.desks import Desk
from contacts.models import Contact
from kit.linked_data import Thing, absolute
from regions.linked_data import region_named
from regions.models import RegionPage


def contact_point(person: Contact, label: str = "", regions: list[RegionPage] | None = None) -> Thing:
    """Return a person as a ContactPoint: what they can be asked, their number and their form."""
    return {
        "@type": "ContactPoint",
        "name": person.name,
        "contactType": label or person.function,
        "telephone": person.phone_link.removeprefix("tel:"),
        "url": absolute(f"{person.get_absolute_url()}bericht/"),
        "availableLanguage": "nl",
        "areaServed": [region_named(region) for region in regions or []],
    }


def desk_point(desk: Desk) -> Thing:
    """Return a desk as a ContactPoint."""
    return {
        "@type": "ContactPoint",
        "name": desk.name,
        "contactType": _("balie"),
        "telephone": desk.phone_link.removeprefix("tel:"),
        "url": absolute(f"/contact/balie/{desk.region.slug if desk.region else 'landelijk'}/"),
        "availableLanguage": "nl",
        "areaServed": [region_named(desk.region)] if desk.region else [],
    }


def region_organisation(region: RegionPage, people: list[Contact], desk: Desk) -> Thing:
    """Return who works together in a region, with everybody who can be called there."""
    return {
        "@type": "Organization",
        "name": region.desk_name or region.title,
        "areaServed": region_named(region),
        "contactPoint": [*[contact_point(person) for person in people], desk_point(desk)],
    }


def person_page(person: Contact, regions: list[RegionPage]) -> list[Thing]:
    """Return the page of a person."""
    return [_page(person.organisation, contact_point(person, regions=regions))]


def stand_in_page(desk: Desk) -> list[Thing]:
    """Return the page that stands in for somebody who may not be named today: the desk, and no name."""
    return [_page(desk.name, desk_point(desk))]


def _page(organisation: str, point: Thing) -> Thing:
    about = {"@type": "Organization", "name": organisation or point["name"], "contactPoint": [point]}
    return {"@type": "ContactPage", "inLanguage": "nl", "mainEntity": about}
