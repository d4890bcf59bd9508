"""Load the practices."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision

from accounts.models import User
from home.demo import bodies
from home.demo.bodies import Shelves
from home.demo.files import pick, read_toml
from home.demo.once import Once
from home.trunk import Trunk
from practices.models import Phase, PracticeContact, PracticePage, RelatedPractice, Sector, TargetGroup, Theme
from regions.models import RegionPage

_PLAIN = (
    "title",
    "slug",
    "introduction",
    "status",
    "status_note",
    "starts_on",
    "ends_on",
    "pupils",
    "organisations",
    "funding",
    "hours",
    "evidence",
    "evidence_note",
    "checked_on",
    "is_example",
)
"""What a file and a page call by the same name."""


@dataclass(frozen=True)
class Catalogue:
    """What a practice may refer to, by slug."""

    shelves: Shelves
    regions: dict[str, RegionPage]
    themes: dict[str, Theme]
    phases: dict[str, Phase]
    targets: dict[str, TargetGroup]
    sectors: dict[str, Sector]
    owners: dict[str, User]
    """Who edits the practices of a region, by its slug; "" for the national ones."""


def read_catalogue(shelves: Shelves, owners: dict[str, User]) -> Catalogue:
    """Return what is there to refer to."""
    return Catalogue(
        shelves=shelves,
        regions=_by_slug(RegionPage),
        themes=_by_slug(Theme),
        phases=_by_slug(Phase),
        targets=_by_slug(TargetGroup),
        sectors=_by_slug(Sector),
        owners=owners,
    )


def load_practices(folder: Path, trunk: Trunk, catalogue: Catalogue, once: Once) -> int:
    """Make the practices that were not loaded before and whose slug is free; return how many were made.

    Raises:
        BadFile: one refers to what does not exist.
    """
    taken = set(PracticePage.objects.values_list("slug", flat=True))
    files = {path.stem: path for kind in ("practices", "drafts") for path in sorted((folder / kind).glob("*.toml"))}
    practices = {path: read_toml(path) for path in files.values()}
    made = 0
    for path, practice in practices.items():
        key = f"practice/{practice['slug']}"[:80]
        if not once.is_new(key):
            continue
        with once.step(key):
            if practice["slug"] in taken:
                once.remember(_finished(practice))
            else:
                _make_practice(practice, trunk, catalogue, path)
                made += 1
    for practice in practices.values():
        if once.is_new(_finished(practice)):
            with once.step(_finished(practice)):
                _finish_practice(practice)
    return made


def _finished(practice: dict[str, Any]) -> str:
    return f"finished/{practice['slug']}"[:80]


def _by_slug(model: type[models.Model]) -> dict[str, Any]:
    records: QuerySet[Any] = model._default_manager.all()
    return {record.slug: record for record in records}


def _make_practice(practice: dict[str, Any], trunk: Trunk, catalogue: Catalogue, path: Path) -> None:
    home_region = practice["region"]
    region_slugs = [slug for slug in [home_region, *practice.get("also_regions", [])] if slug]
    regions = pick(catalogue.regions, region_slugs, path.name)
    start, shelves = practice.get("start", {}), catalogue.shelves
    page = PracticePage(
        **{name: _stripped(practice[name]) for name in _PLAIN if name in practice},
        cover=shelves.pictures.get(practice.get("cover", "")),
        summary=bodies.points(practice["summary"]),
        body=bodies.body(practice["body"], shelves, path.name),
        lessons=bodies.points(practice.get("lessons", [])),
        start_steps=bodies.points(start.get("steps", [])),
        start_people=_stripped(start.get("people", "")),
        start_cost=_stripped(start.get("cost", "")),
        start_pitfall=_stripped(start.get("pitfall", "")),
        links=bodies.links(practice.get("links", [])),
        owner=catalogue.owners.get(home_region),
        live="published_on" in practice,
    )
    if page.live:
        page.first_published_at = page.last_published_at = _morning(practice["published_on"])
    page.regions = regions
    page.themes = pick(catalogue.themes, practice.get("themes", []), path.name)
    page.phases = pick(catalogue.phases, practice.get("phases", []), path.name)
    page.targets = pick(catalogue.targets, practice.get("targets", []), path.name)
    page.sectors = pick(catalogue.sectors, practice.get("sectors", []), path.name)
    page.tags.add(*practice.get("tags", []))
    page.placed_contacts = [
        PracticeContact(
            contact=pick(shelves.contacts, [place["contact"]], path.name)[0],
            label=place.get("label", ""),
            sort_order=order,
        )
        for order, place in enumerate(practice.get("contacts", []))
    ]
    parent: Page = regions[0] if home_region else trunk.practices
    parent.add_child(instance=page)


def _finish_practice(practice: dict[str, Any]) -> None:
    """Point to related practices, now that all are there, and write the first revision if no editor did."""
    page = PracticePage.objects.filter(slug=practice["slug"], latest_revision=None).first()
    if page is None:
        return
    slugs = practice.get("related", [])
    related = {other.slug: other for other in PracticePage.objects.filter(slug__in=slugs).only("pk", "slug")}
    page.related_practices = [
        RelatedPractice(practice=related[slug], sort_order=order) for order, slug in enumerate(slugs) if slug in related
    ]
    days = practice.get("scheduled_in_days")
    page.go_live_at = _morning(timezone.localdate() + timedelta(days=days)) if days else None
    page.save(clean=False)
    revision = page.save_revision(user=page.owner, clean=False, log_action=True)
    if page.live:
        _date_back(page, revision)
    elif days:
        revision.publish(user=page.owner)  # which Wagtail puts off until that day


def _date_back(page: PracticePage, revision: Revision) -> None:
    """Make it look as if somebody published this on the day it says, as the history of the page shows it."""
    moment = page.first_published_at
    log(instance=page, action="wagtail.publish", user=page.owner, revision=revision)
    Revision.objects.filter(pk=revision.pk).update(created_at=moment)
    PageLogEntry.objects.filter(page=page.pk).update(timestamp=moment)
    PracticePage.objects.filter(pk=page.pk).update(
        live_revision=revision, has_unpublished_changes=False, latest_revision_created_at=moment
    )


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
