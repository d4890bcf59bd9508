"""What a region page shows of the floors above: they stock these in `AppConfig.ready()`."""

from kit.shelves import Shelf, Socket

region_contacts = Shelf("Whom to call, at the top of a region page; filled for a RegionPage")
region_practices = Shelf("What was done here, below the introduction of a region page; filled for a RegionPage")
region_doings = Shelf(
    "What is done here that began elsewhere, below the practices of a region page; filled for a RegionPage"
)
place_contacts = Shelf("Whom to call, under a region that a place led to; filled for a RegionPage")


def _no_counts() -> dict[int, int]:
    return {}


practice_counts = Socket("How many published practices each region has: {RegionPage.pk: number}", _no_counts)
doing_counts = Socket("How many practices from elsewhere each region does too: {RegionPage.pk: number}", _no_counts)
