"""What practices put on the shelves of the floors below."""

from django.db.models import Count
from django.http import HttpRequest

from contacts.models import Contact
from practices.models import PracticePage
from regions.models import RegionPage

MOST_ON_A_REGION_PAGE = 12


def practice_counts() -> dict[int, int]:
    """Return how many published practices each region has, by the primary key of the region."""
    published = PracticePage.objects.published().order_by().filter(regions__isnull=False)
    return dict(published.values_list("regions").annotate(number=Count("pk", distinct=True)))


def region_practices(region: RegionPage, request: HttpRequest | None) -> dict:
    """Return the newest practices of a region and how many it has; an empty region invites to share one."""
    practices = PracticePage.objects.published().in_region(region).newest_first()
    shown = list(practices.for_cards()[: MOST_ON_A_REGION_PAGE + 1])
    total = len(shown) if len(shown) <= MOST_ON_A_REGION_PAGE else practices.count()
    return {"region": region, "practices": shown[:MOST_ON_A_REGION_PAGE], "total": total}


def contact_practices(contact: Contact, request: HttpRequest | None) -> dict | None:
    """Return the practices about which a contact can be asked; None when there are none."""
    practices = list(PracticePage.objects.published().asking(contact).newest_first().for_cards()[:24])
    return {"practices": practices} if practices else None
