"""Who does a practice too, as readers and other machines may know it: plain data, from the published ones alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from adoptions.models import Adoption
from contacts.models import phone_link
from kit.queries import Statement


@dataclass(frozen=True)
class Person:
    """Whom to call. At least one of `phone` and `email` is filled in."""

    name: str
    function: str
    phone: str
    email: str

    @property
    def phone_link(self) -> str:
        """The address that calls this number."""
        return phone_link(self.phone)


@dataclass(frozen=True)
class Adopter:
    """A school or region that does a practice too, in the region `region_slug`.

    `known_until` is the last day until which it was confirmed: when that has passed, `has_lapsed`, and there is no
    `person` and no word of theirs. `since` is the first day of a month.
    """

    practice_id: int
    organisation: str
    kind: str
    region_id: int
    region_slug: str
    region_title: str
    region_url: str
    since: date
    what_changed: str
    known_until: date
    person: Person | None

    @property
    def has_lapsed(self) -> bool:
        """Whether nobody confirmed it again in time."""
        return self.person is None


def adoptions_of(practices: Collection[int], today: date | None = None) -> dict[int, list[Adopter]]:
    """Return who does each of these practices too, by its primary key; what is still so first. Two queries at most.

    A practice that is not public, or that nobody else does, is not among the keys: of most that is a small question.
    """
    found: dict[int, list[Adopter]] = defaultdict(list)
    if keys := [key for (key,) in _APPROVED.ask(practices)]:
        shown = Adoption.objects.published().filter(pk__in=keys).for_lines()
        for adopter in in_order(adopter_of(adoption, today) for adoption in shown):
            found[adopter.practice_id].append(adopter)
    return dict(found)


_APPROVED = Statement(
    Adoption,
    lambda practices: Adoption.objects.approved().filter(practice__in=practices).order_by().values_list("pk"),
)


def adopter_of(adoption: Adoption, today: date | None = None) -> Adopter:
    """Return a published adoption, loaded with its region, as the public may know it."""
    region = adoption.region
    assert region is not None  # noqa: S101 - published() leaves out what has none
    day = today or timezone.localdate()
    has_lapsed = adoption.has_lapsed(day)
    person = Person(adoption.contact_name, adoption.contact_function, adoption.contact_phone, adoption.contact_email)
    return Adopter(
        practice_id=adoption.practice_id,
        organisation=adoption.organisation,
        kind=adoption.kind,
        region_id=region.pk,
        region_slug=region.slug,
        region_title=region.title,
        region_url=region.get_url() or "",
        since=adoption.since,
        what_changed="" if has_lapsed else adoption.what_changed,
        known_until=adoption.reconfirm_by or day,
        person=None if has_lapsed else person,
    )


def in_order(adopters: Iterable[Adopter]) -> list[Adopter]:
    """Return them by region, what has lapsed at the end."""
    return sorted(adopters, key=lambda each: (each.has_lapsed, each.region_title, each.organisation.casefold()))
