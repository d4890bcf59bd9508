"""What adoptions put on the shelves of the floors below."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest

from adoptions.models import Adoption
from adoptions.reading import Adopter, adopter_of, adoptions_of
from practices.models import PracticePage
from regions.models import RegionPage

MOST_ON_A_REGION_PAGE = 60


def also_done(practice: PracticePage, request: HttpRequest | None) -> dict[str, Any] | None:
    """Return who does a practice too, and invite to say so; nothing for one that is not published. One query."""
    if practice.pk is None or not practice.live:
        return None
    return {"practice": practice, "adopters": adoptions_of([practice.pk]).get(practice.pk, [])}


@dataclass(frozen=True)
class Doing:
    """A practice and who does it too."""

    title: str
    url: str
    home: str
    is_example: bool
    adopter: Adopter


def region_doings(region: RegionPage, request: HttpRequest | None) -> dict[str, Any] | None:
    """Return what is done here that began elsewhere, and what of here is done elsewhere; None without. One query."""
    around = Q(region=region) | Q(practice__home_region=region)
    shown = Adoption.objects.published().current().filter(around).for_doings()
    doings = [_doing(adoption, request) for adoption in shown.order_by("-approved_at", "-pk")[:MOST_ON_A_REGION_PAGE]]
    if not doings:
        return None
    return {
        "region": region,
        "here": [doing for doing in doings if doing.adopter.region_id == region.pk],
        "elsewhere": [doing for doing in doings if doing.adopter.region_id != region.pk],
    }


def _doing(adoption: Adoption, request: HttpRequest | None) -> Doing:
    practice = adoption.practice
    home = practice.home_region.title if practice.home_region else ""
    return Doing(practice.title, practice.get_url(request) or "", home, practice.is_example, adopter_of(adoption))


def doing_counts() -> dict[int, int]:
    """Return how many practices that began elsewhere each region does, by the primary key of the region."""
    shown = Adoption.objects.published().current().order_by()
    return dict(shown.values_list("region").annotate(number=Count("practice", distinct=True)))
