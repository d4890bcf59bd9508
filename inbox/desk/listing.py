"""One list over all that came in: a union of keys, then the things of one page per kind; queries do not grow."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.utils import timezone

from inbox.choices import OPEN_STATES, State
from inbox.desk.acts import knows_suspects, place_name
from inbox.desk.permissions import within_reach
from inbox.models import NUMBER_SIGNS
from inbox.sources import Source, sources

MOST_WORDS = 6
_NUMBER = re.compile(f"([{NUMBER_SIGNS}]{{4}})[ -]?([{NUMBER_SIGNS}]{{4}})")
Keys = list[tuple[str, int]]
"""Things, each by the name of its kind and its key."""


@dataclass(frozen=True)
class Narrowing:
    """What of the inbox is asked for; the default is all that is open and does not look like spam."""

    user: Any
    show: str = ""
    kind: str = ""
    region: Any = None
    is_national: bool = False
    """Only what has no region."""
    query: str = ""
    until: datetime | None = None
    """Only what came in before this moment."""

    @property
    def number(self) -> str:
        """The number of one thing, when that is what was typed."""
        found = _NUMBER.fullmatch(self.query.strip().upper())
        return f"{found[1]}-{found[2]}" if found else ""

    @property
    def is_newest_first(self) -> bool:
        """Whether it is about what is done; what is open stands with the oldest first."""
        return self.show in DONE


DONE: dict[str, tuple[State, ...]] = {
    "klaar": (State.ANSWERED, State.CLOSED, State.REJECTED),
    "beantwoord": (State.ANSWERED,),
    "afgehandeld": (State.CLOSED,),
    "afgewezen": (State.REJECTED,),
}


@dataclass(frozen=True)
class Row:
    """One thing in the list."""

    source: Source
    item: Any

    @property
    def key(self) -> str:
        """By which a form names it."""
        return f"{self.source.name}:{self.item.pk}"

    @property
    def title(self) -> str:
        """It in one line."""
        return self.source.title(self.item)

    @property
    def days(self) -> int:
        """How long it waits, or waited."""
        end = self.item.closed_at or timezone.now()
        return (timezone.localdate(end) - timezone.localdate(self.item.created_at)).days

    @property
    def place(self) -> str:
        """For whom it is."""
        return place_name(self.item.region)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.item.state in OPEN_STATES

    @property
    def is_suspect(self) -> bool:
        """Whether it looks like spam."""
        return bool(getattr(self.item, "is_suspect", False))


def found_in(source: Source, narrowing: Narrowing) -> QuerySet[Any]:
    """Return what is asked for of one kind, as far as it is within reach."""
    found = within_reach(source, narrowing.user)
    if narrowing.kind and narrowing.kind != source.name:
        return found.none()
    if narrowing.region:
        found = found.filter(region=narrowing.region)
    if narrowing.is_national:
        found = found.filter(region__isnull=True)
    if narrowing.until:
        found = found.filter(created_at__lte=narrowing.until)
    if narrowing.number:
        return found.filter(number=narrowing.number)
    return found.filter(_shown(source, narrowing), *_words(source, narrowing.query))


def all_keys(narrowing: Narrowing) -> QuerySet[Any]:
    """Return the kind and key of all that is asked for, in order: one query, to slice or to count."""
    parts = [
        found_in(source, narrowing)
        .order_by()
        .annotate(inbox_kind=Value(source.name, CharField()))
        .values_list("inbox_kind", "pk", "created_at", "closed_at")
        for source in sources()
    ]
    order = ("-closed_at", "-created_at") if narrowing.is_newest_first else ("created_at",)
    return parts[0].union(*parts[1:], all=True).order_by(*order, "inbox_kind", "pk")


def rows_of(keys: Iterable[tuple[Any, ...]], user: Any) -> list[Row]:
    """Load the things of a page, as far as they are within reach. One query per kind that is among them."""
    wanted = [(kind, key) for kind, key, *_rest in keys]
    loaded: dict[tuple[str, int], Row] = {}
    for source in sources():
        if own := [key for kind, key in wanted if kind == source.name]:
            items = within_reach(source, user).filter(pk__in=own).select_related("region", "assigned_to")
            loaded |= {(source.name, item.pk): Row(source, item) for item in items}
    return [loaded[each] for each in wanted if each in loaded]


def _shown(source: Source, narrowing: Narrowing) -> Q:
    """Return in which state things are asked for. What looks like spam stands apart until somebody says it is none."""
    if narrowing.show in DONE:
        return Q(state__in=DONE[narrowing.show])
    is_open, has_suspects = Q(state__in=OPEN_STATES), knows_suspects(source)
    if narrowing.show == "verdacht":
        return is_open & Q(is_suspect=True) if has_suspects else Q(pk__in=[])
    if has_suspects:
        is_open &= Q(is_suspect=False)
    if narrowing.show == "mijn":
        return is_open & Q(assigned_to=narrowing.user)
    if narrowing.show == "vrij":
        return is_open & Q(assigned_to__isnull=True)
    return is_open & Q(state=State.NEW) if narrowing.show == "nieuw" else is_open


def _words(source: Source, query: str) -> list[Q]:
    fields = ("sender_name", "sender_email", "number", *source.words)
    words = query.split()[:MOST_WORDS]
    found = [reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields)) for word in words]
    return [reduce(and_, found)] if found else []
