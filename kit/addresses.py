"""Every public address of the site: each app says here which it has; the sitemap and the archive read them.

Addresses come in parts of at most `PART` keys, so that none ever has to be held with all others, and a part keeps its
addresses whatever is added or taken away elsewhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import ExpressionWrapper, F, IntegerField, Max, QuerySet
from django.utils import timezone
from wagtail.models import Page

from kit.pages import PortalPage

PART = 5000
"""Keys in one part; a sitemap may have ten times as many addresses."""


@dataclass(frozen=True)
class Address:
    """One address, beginning with a slash, and when what stands there last changed, as far as that is known."""

    path: str
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Part:
    """A number of addresses of one kind, counted from 1, and when the last of them changed."""

    kind: str
    number: int
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Kind:
    """Addresses of one kind of thing.

    Attributes:
        name: how it is called in the address of a part of the sitemap.
        published: the things that are open to everyone today, as a queryset.
        fields: what the address is made of.
        path_of: from the values of these fields to the address.
        moments: the fields, moments or days, of which the latest says when the page last changed.
    """

    name: str
    published: Callable[[], QuerySet]
    fields: tuple[str, ...]
    path_of: Callable[..., str]
    moments: tuple[str, ...] = ()

    def parts(self) -> list[Part]:
        """Return the parts in which there is something. One query."""
        part = ExpressionWrapper(F("pk") / PART, output_field=IntegerField())
        latest = {f"latest_{name}": Max(name) for name in self.moments}
        rows = self.published().order_by().values(_part=part).annotate(_last=Max("pk"), **latest).order_by("_part")
        return [Part(self.name, row["_part"] + 1, _latest(*(row[name] for name in latest))) for row in rows]

    def addresses(self, number: int) -> Iterator[Address]:
        """Yield the addresses of a part in the order of their keys. One query, and no model is made."""
        here = self.published().filter(pk__gte=(number - 1) * PART, pk__lt=number * PART).order_by("pk")
        for row in here.values_list(*self.fields, *self.moments).iterator(chunk_size=1000):
            yield Address(self.path_of(*row[: len(self.fields)]), _latest(*row[len(self.fields) :]))


_kinds: dict[str, Kind] = {}
_fixed: dict[str, Callable[[], list[str]]] = {}
FIXED = "vast"
"""The name of the part with addresses that are always there."""


def path_of_page(url_path: str) -> str:
    """Return the address of a page: its place in the tree, in which the home page stands first, without that one."""
    return "/" + url_path.split("/", 2)[2]


def register_addresses(
    name: str,
    published: Callable[[], QuerySet],
    fields: tuple[str, ...],
    path_of: Callable[..., str],
    moments: tuple[str, ...] = (),
) -> None:
    """Make the addresses of one kind of thing known; called from `AppConfig.ready()`."""
    _kinds[name] = Kind(name, published, fields, path_of, moments)


def register_pages(name: str, page_type: type[PortalPage]) -> None:
    """Make the addresses of the pages of one type known; called from `AppConfig.ready()`.

    All that is told of them stands in the table that pages of all types share: it is read alone.
    """

    def published() -> QuerySet:
        gate = type(page_type.objects.get_queryset())
        return gate(Page).exact_type(page_type).published()

    register_addresses(name, published, ("url_path",), path_of_page, ("last_published_at",))


def register_fixed_addresses(app: str, paths: Callable[[], list[str]]) -> None:
    """Make addresses of an app known that are there whatever the database holds; called from `AppConfig.ready()`."""
    _fixed[app] = paths


def parts() -> Iterator[Part]:
    """Yield every part in which there is something: a query per kind."""
    if _fixed:
        yield Part(FIXED, 1)
    for name in sorted(_kinds):
        yield from _kinds[name].parts()


def addresses(kind: str, number: int) -> Iterator[Address]:
    """Yield the addresses of a part, none for one that does not exist."""
    if kind == FIXED and number == 1:
        for app in sorted(_fixed):
            yield from map(Address, _fixed[app]())
    elif kind in _kinds:
        yield from _kinds[kind].addresses(number)


def all_addresses() -> Iterator[Address]:
    """Yield every public address, part by part."""
    for part in parts():
        yield from addresses(part.kind, part.number)


def _latest(*moments: Any) -> datetime | None:
    """Return the last of some moments and days; a day counts from its beginning."""
    known = [
        moment if isinstance(moment, datetime) else timezone.make_aware(datetime.combine(moment, time.min))
        for moment in moments
        if isinstance(moment, date)
    ]
    return max(known, default=None)
