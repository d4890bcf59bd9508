"""Load the consents of who is quoted by name."""

from pathlib import Path

from consents.models import Consent
from editing.roles import role_of
from home.demo.files import pick, read_toml
from home.demo.load_library import national_collection
from home.demo.once import Once
from regions.models import RegionPage

NOTE = "Voorbeeld: deze persoon is verzonnen."


def load_consents(folder: Path, once: Once) -> dict[str, Consent]:
    """Make the consents that were not loaded before; return those that are there, by the name of who gave them.

    Raises:
        BadFile: one is of a region that does not exist.
    """
    regions = {region.slug: region for region in RegionPage.objects.in_alphabet().for_tiles()}
    people = read_toml(folder / "consents.toml")["consent"]
    for person in people:
        key = f"consent/{person['name']}"[:80]
        if once.is_new(key):
            with once.step(key):
                fields = {name: value for name, value in person.items() if name != "region"}
                slug = person.get("region")
                home = role_of(pick(regions, [slug], "consents.toml")[0]).collection if slug else national_collection()
                Consent.objects.create(**fields, note=NOTE, collection=home)
    return {consent.name: consent for consent in Consent.objects.filter(name__in=[each["name"] for each in people])}
