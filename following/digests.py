"""The mails with what is new: one for each follower, never empty, never the same practice twice.

Followers are taken some at a time; their mails and what they were told are kept in one transaction. Killed at any
moment and begun again, nobody is skipped and nobody is mailed twice.
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Min, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.html import escape

from following.choices import Frequency
from following.links import own_url, stop_url
from following.models import Follower, Wish
from following.searches import choices_of, in_words
from post.kinds import kind
from post.models import Letter
from post.posting import keep
from post.writing import Written, write
from practices.choices import Order
from practices.facets import practice_facets
from practices.models import PracticePage
from practices.selection import PRACTICE, Selection
from search.catalogue import catalogue
from search.engines import members_of

KIND = "following.digest"
CHUNK = 200
LONGEST_AGO = timedelta(days=62)
"""Nobody is told of what is older, however long no mail went."""
SETTLES = timedelta(minutes=2)
"""What was published less than this ago may not be kept yet, and so not be seen: it is for the next mail."""
MOST_IN_A_MAIL = 20
_REMEMBERED = 2_000
"""So many answers and mails are kept in memory, for others who follow the same."""
_OWN, _STOP, _FOLLOWED = "https://own.invalid/", "https://stop.invalid/", "followed.invalid"
"""Stand in a mail that is written once for all who hear of the same, until each gets their own links and words."""


@dataclass(frozen=True)
class Item:
    """A new practice, as a mail shows it."""

    key: int
    published_at: datetime
    title: str
    introduction: str
    region: str
    url: str
    is_example: bool


class _Memory(OrderedDict[Any, Any]):
    """Answers that were given before, the oldest of which are let go."""

    def __setitem__(self, key: Any, answer: Any) -> None:
        super().__setitem__(key, answer)
        if len(self) > _REMEMBERED:
            self.popitem(last=False)


class News:
    """What is new, for any search. Loads the new practices once, and asks the search once for each search."""

    def __init__(self, since: datetime, until: datetime) -> None:
        self.facets = practice_facets()
        self.items = {practice.pk: _item(practice) for practice in _new_practices(since, until)}
        listed = catalogue()
        entries = ((entry, listed.object_of(entry)) for entry in members_of(listed.public(PRACTICE)))
        self._entries = {entry: key for entry, key in entries if key in self.items}
        self._set = sum(1 << entry for entry in self._entries)
        self._answers: dict[str, frozenset[int]] = _Memory()
        self._written: dict[tuple, Written] = _Memory()

    def of(self, search: str) -> frozenset[int]:
        """Return the keys of the new practices that a search gives."""
        if search not in self._answers:
            found = Selection(choices_of(search, self.facets)).entries & self._set if self._set else 0
            self._answers[search] = frozenset(self._entries[entry] for entry in members_of(found))
        return self._answers[search]

    def told(self, follower: Follower) -> list[Item]:
        """Return what a follower was not told yet, the newest first."""
        keys = frozenset[int]().union(*(self.of(wish.search) for wish in follower.wishes.all()))
        items = [item for key, item in self.items.items() if key in keys and item.published_at > follower.seen_until]
        return sorted(items, key=lambda item: (item.published_at, item.key), reverse=True)

    def written(self, follower: Follower, items: list[Item]) -> Written:
        """Return the mail with these items for a follower."""
        same = tuple(item.key for item in items)
        if same not in self._written:
            self._written[same] = write(kind(KIND), digest_context(items, _FOLLOWED, _OWN, _STOP))
        mail = self._written[same]
        followed = "; ".join(in_words(wish.search, self.facets) for wish in follower.wishes.all())
        own, stop = own_url(follower.pk), stop_url(follower.pk)
        text, html = (part.replace(_OWN, own).replace(_STOP, stop) for part in (mail.text, mail.html))
        return Written(mail.subject, text.replace(_FOLLOWED, followed), html.replace(_FOLLOWED, escape(followed)))


def digest_context(items: list[Item], followed: str, own: str, stop: str) -> dict[str, Any]:
    """Return what the template of a mail with new practices gets."""
    shown = items[:MOST_IN_A_MAIL]
    return {
        "items": shown,
        "number": len(items),
        "more": len(items) - len(shown),
        "all_url": f"{settings.SITE_URL}/praktijken/?sorteer={Order.NEWEST}",
        "followed": followed,
        "own": own,
        "stop": stop,
    }


def send_digests(now: datetime | None = None) -> int:
    """Post a mail to each follower for whom it is the day and something is new; return how many."""
    now = now or timezone.now()
    due = Follower.objects.filter(next_on__lte=timezone.localdate(now))
    oldest = due.aggregate(oldest=Min("seen_until"))["oldest"]
    if oldest is None:
        return 0
    until = now - SETTLES
    news = News(max(oldest, now - LONGEST_AGO), until)
    return sum(_send(keys, news, timezone.localdate(now), until) for keys in _chunks(due))


def _chunks(due: QuerySet[Follower]) -> Iterator[list[int]]:
    last = 0
    keys = due.order_by("pk").values_list("pk", flat=True)
    while chunk := list(keys.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1]


@transaction.atomic
def _send(keys: list[int], news: News, today: date, until: datetime) -> int:
    confirmed = Prefetch("wishes", Wish.objects.filter(confirmed_at__isnull=False))
    due = Follower.objects.select_for_update().filter(pk__in=keys, next_on__lte=today).order_by("pk")
    followers = list(due.prefetch_related(confirmed))
    number = 0
    for follower in followers:
        items = news.told(follower)
        if items:
            key = f"following:{follower.pk}:{follower.next_on}"
            number += _keep(follower, items, news.written(follower, items), key)
    for frequency in Frequency:
        told = [follower.pk for follower in followers if follower.frequency == frequency]
        Follower.objects.filter(pk__in=told).update(seen_until=until, next_on=frequency.day_after(today))
    return number


def _keep(follower: Follower, items: list[Item], written: Written, key: str) -> bool:
    headers = {
        "List-Unsubscribe": f"<{stop_url(follower.pk)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    about = {"follower": follower.pk, "practices": [item.key for item in items]}
    return keep(KIND, follower.email, written, key=key, headers=headers, about=about)


def still_holds(letter: Letter) -> bool:
    """Whether all practices in a mail that waits are public, and somebody wants it still."""
    keys = letter.about["practices"]
    is_wanted = Follower.objects.filter(pk=letter.about["follower"]).exists()
    return is_wanted and PracticePage.objects.published().filter(pk__in=keys).order_by().count() == len(keys)


def post_what_is_left(letter: Letter) -> None:
    """Post a mail with those practices of another that are public still, if there are any."""
    keys = letter.about["practices"]
    follower = Follower.objects.filter(pk=letter.about["follower"]).first()
    public = PracticePage.objects.published().filter(pk__in=keys)
    left = {practice.pk: _item(practice) for practice in _for_items(public)}
    items = [left[key] for key in keys if key in left]
    if follower is not None and items:
        facets = practice_facets()
        followed = "; ".join(
            in_words(wish.search, facets) for wish in follower.wishes.filter(confirmed_at__isnull=False)
        )
        context = digest_context(items, followed, own_url(follower.pk), stop_url(follower.pk))
        _keep(follower, items, write(kind(KIND), context), f"{letter.key}:{len(items)}")


def _new_practices(since: datetime, until: datetime) -> QuerySet[PracticePage]:
    new = Q(first_published_at__gt=since, first_published_at__lte=until)
    return _for_items(PracticePage.objects.published().filter(new))


def _for_items(practices: Any) -> QuerySet[PracticePage]:
    """Load what a mail shows of these: one query for any number."""
    return practices.select_related("home_region").defer_streamfields()


def _item(practice: PracticePage) -> Item:
    return Item(
        key=practice.pk,
        published_at=practice.first_published_at,
        title=practice.title,
        introduction=practice.introduction,
        region=practice.home_region.title if practice.home_region else "",
        url=settings.SITE_URL + (practice.get_url() or ""),
        is_example=practice.is_example,
    )
