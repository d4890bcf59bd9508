"""A practice in words that search engines share: an article about a region, with whom to ask."""

from collections.abc import Mapping
from typing import Any

from contacts.linked_data import contact_point, desk_point
from kit.linked_data import Thing
from practices.models import PracticePage
from practices.reading import PracticeReading
from regions.linked_data import region_named


def practice_data(page: PracticePage, context: Mapping[str, Any]) -> list[Thing]:
    """Return a practice as an Article; from what its page has asked for, without a query of its own."""
    reading: PracticeReading = context["reading"]
    address = page.get_full_url(context.get("request"))
    regions = [*([page.home_region] if page.home_region else []), *reading.other_regions]
    publisher: Thing = {"@type": "Organization", "name": context["portal"].organisation}
    article: Thing = {
        "@type": "Article",
        "@id": f"{address}#praktijk",
        "mainEntityOfPage": address,
        "headline": page.title,
        "description": page.meta_description,
        "inLanguage": "nl",
        "image": f"{address}beeld.png",
        "datePublished": page.first_published_at and page.first_published_at.isoformat(),
        "dateModified": page.last_published_at and page.last_published_at.isoformat(),
        "author": publisher,
        "publisher": publisher,
        "about": [{"@type": "Thing", "name": theme.label} for theme in reading.themes],
        "audience": [{"@type": "Audience", "audienceType": target.label} for target in reading.targets],
        "contentLocation": [region_named(region) for region in regions],
        "sourceOrganization": _whom_to_ask(reading, page, publisher),
    }
    return [article]


def _whom_to_ask(reading: PracticeReading, page: PracticePage, publisher: Thing) -> Thing:
    """Return where the practice comes from, with the people who may be named today, else the desk."""
    if reading.desk is not None:
        return {"@type": "Organization", "name": reading.desk.name, "contactPoint": [desk_point(reading.desk)]}
    points = [contact_point(placed.contact, label=placed.label) for placed in reading.contacts]
    name = page.home_region.title if page.home_region else publisher["name"]
    return {"@type": "Organization", "name": name, "contactPoint": points}
