"""Who and what in a file is known already."""

import re
from collections.abc import Iterable

from contacts.models import Contact
from kit.folding import folded
from regions.models import RegionAlias, RegionPage


def known_contacts(names: Iterable[str]) -> dict[str, Contact]:
    """Return the contacts with these names, by folded name. One query."""
    wanted = {folded(name) for name in names if name}
    if not wanted:
        return {}
    return {key: contact for contact in Contact.objects.all() if (key := folded(contact.name)) in wanted}


def known_region(name: str) -> RegionPage | None:
    """Return the region that people call by this name."""
    wanted = folded(re.sub(r"(?i)^(?:de\s+)?(?:arbeidsmarkt)?regio\s+", "", name.strip()))
    if not wanted:
        return None
    for region in RegionPage.objects.all().defer("text"):
        names = [region.title, region.slug, *region.variants.splitlines()]
        if wanted in {folded(each) for each in names} or wanted.replace(" ", "-") == region.slug:
            return region
    alias = RegionAlias.objects.filter(folded_name=wanted).select_related("region").first()
    return alias.region if alias else None
