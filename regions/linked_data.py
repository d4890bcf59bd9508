"""A region in words that search engines share: an area with its municipalities."""

from collections.abc import Mapping
from typing import Any

from kit.linked_data import Thing
from regions.models import RegionPage


def region_named(region: RegionPage) -> Thing:
    """Return a region as other things name it."""
    address = region.get_full_url()
    return {"@type": "AdministrativeArea", "@id": f"{address}#regio", "name": region.title, "url": address}


def region_data(page: RegionPage, context: Mapping[str, Any]) -> list[Thing]:
    """Return a region with its municipalities, as its page shows them."""
    area: Thing = region_named(page) | {
        "description": page.meta_description,
        "identifier": page.code,
        "containedInPlace": {"@type": "Country", "name": "Nederland"},
        "containsPlace": [
            {"@type": "AdministrativeArea", "name": municipality.name, "identifier": municipality.code}
            for municipality in context["municipalities"]
        ],
    }
    if page.latitude is not None and page.longitude is not None:
        area["geo"] = {"@type": "GeoCoordinates", "latitude": page.latitude, "longitude": page.longitude}
    return [area]
