"""What practices put on the shelves of the floors below."""

from django.http import HttpRequest

from contacts.models import Contact
from practices.models import PracticePage
from practices.newest import newest, numbers
from regions.models import RegionPage

MOST_ON_A_REGION_PAGE = 12


def practice_counts() -> dict[int, int]:
    """Return how many published practices each region has, by the primary key of the region."""
    return numbers("regio")


def region_practices(region: RegionPage, request: HttpRequest | None) -> dict:
    """Return the newest practices of a region and how many it has; an empty region invites to share one."""
    found = newest(MOST_ON_A_REGION_PAGE, f"regio:{region.pk}")
    return {"region": region, "practices": found.practices, "total": found.total}


def contact_practices(contact: Contact, request: HttpRequest | None) -> dict | None:
    """Return the practices about which a contact can be asked; None when there are none."""
    practices = list(PracticePage.objects.published().asking(contact).newest_first().for_cards()[:24])
    return {"practices": practices} if practices else None
