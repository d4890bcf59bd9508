"""Load who does the practices of the demonstration too."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from adoptions.entries import names_changed
from adoptions.models import Adoption, once_key
from home.demo.files import pick, read_toml
from home.demo.once import Once
from inbox.choices import State
from practices.models import PracticePage
from regions.models import RegionPage

_SENDER = "demonstratie@example.org"


def load_adoptions(folder: Path, once: Once) -> int:
    """Make those that were not made before, of practices that are there; return how many were made.

    Raises:
        BadFile: one is of a region that does not exist.
    """
    regions = {region.slug: region for region in RegionPage.objects.in_alphabet().for_tiles()}
    made = 0
    for told in read_toml(folder / "adoptions.toml")["adoption"]:
        key = f"adoption/{told['practice']}/{told['organisation']}"
        if not once.is_new(key):
            continue
        with once.step(key):
            practice = PracticePage.objects.filter(slug=told["practice"]).first()
            if practice is not None:
                (region,) = pick(regions, [told["region"]], "adoptions.toml")
                names_changed(_make_adoption(practice, region, told))
                made += 1
    return made


def _make_adoption(practice: PracticePage, region: RegionPage, told: dict[str, Any]) -> Adoption:
    moment = timezone.now() - timedelta(days=told["approved_days_ago"])
    adoption = Adoption(
        **{name: value for name, value in told.items() if name not in ("practice", "region", "approved_days_ago")},
        practice=practice,
        region=region,
        once=once_key(practice.pk, region.pk, told["organisation"], _SENDER),
        sender_name=told["contact_name"],
        sender_email=_SENDER,
        state=State.CLOSED,
        **_moments(moment),
    )
    adoption.know(timezone.localdate(moment))
    if adoption.has_lapsed():
        adoption.asked_on = adoption.reminded_on = timezone.localdate(moment) + Adoption.INTERVAL
    adoption.save()
    return adoption


def _moments(moment: datetime) -> dict[str, datetime]:
    return dict.fromkeys(("created_at", "confirmed_at", "approved_at", "closed_at"), moment)
