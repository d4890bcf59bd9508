"""What the search knows of regions: everything that people call them, and what lies in them."""

from collections.abc import Collection
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from regions.models import RegionPage
from search.documents import Document, Shown, Source, register

REGION = "regio"


def register_entries() -> None:
    """Make regions findable."""
    register(Source(REGION, _regions, partial(map, _region), _show, is_label=True))


def _regions() -> QuerySet:
    within = ("area_names", "municipalities__places", "municipalities__postcodes")
    return RegionPage.objects.published().prefetch_related(*within)


def _region(region: RegionPage) -> Document:
    municipalities = region.municipalities.all()
    names = [
        *(line.strip() for line in region.variants.splitlines() if line.strip()),
        *(alias.name for alias in region.area_names.all()),
        *(municipality.name for municipality in municipalities),
        *(place.name for municipality in municipalities for place in municipality.places.all()),
        *(postcode.digits for municipality in municipalities for postcode in municipality.postcodes.all()),
    ]
    return Document(
        object_id=region.pk,
        title=region.title,
        names=list(dict.fromkeys(names)),
        body=[region.introduction, region.text, region.provinces],
    )


def _show(object_ids: Collection[int]) -> dict[int, Shown]:
    return {
        region.pk: Shown(REGION, _("Regio"), region.title, "", region.get_url() or "")
        for region in RegionPage.objects.published().for_tiles().filter(pk__in=object_ids)
    }
