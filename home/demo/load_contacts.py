"""Load the contact persons."""

from pathlib import Path
from typing import Any

from contacts.models import Contact
from home.demo.files import pick, read_toml
from home.demo.once import Once
from regions.models import RegionPage


def load_contacts(folder: Path, once: Once) -> int:
    """Make the contacts whose slug is still free; return how many were made.

    Raises:
        BadFile: one is of a region that does not exist.
    """
    regions = {region.slug: region for region in RegionPage.objects.in_alphabet().for_tiles()}
    taken = set(Contact.objects.values_list("slug", flat=True))
    made = 0
    for person in read_toml(folder / "contacts.toml")["contact"]:
        key = f"contact/{person['slug']}"
        if not once.is_new(key):
            continue
        with once.step(key):
            if person["slug"] not in taken:
                _make_contact(person, pick(regions, person["regions"], "contacts.toml"))
                made += 1
    return made


def _make_contact(person: dict[str, Any], regions: list[RegionPage]) -> None:
    contact = Contact(**{name: value for name, value in person.items() if name != "regions"})
    contact.regions = regions
    contact.save()
    contact.save_revision(clean=False, log_action=True).publish()
