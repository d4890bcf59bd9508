"""Entries in order: who goes on after a spot gets the rest, once each, whatever is published or removed meanwhile."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import islice

import pytest

from search import catalogue as catalogues
from search.catalogue import Catalogue, Order
from search.engines import members_of
from search.models import Change, Entry

pytestmark = pytest.mark.django_db

KIND = "proef"
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["few", "many"])
def shelf(request, tree, monkeypatch):
    """Seed an index; either it is few enough to sort at each question, or it is walked in the order of all."""
    monkeypatch.setattr(catalogues, "_FEW", 10_000 if request.param == "few" else 2)
    return Shelf()


class Shelf:
    """An index of things to find, and its catalogue as a process that follows the index has it."""

    def __init__(self) -> None:
        self.change = 0
        self.catalogue = Catalogue.read()

    def put(self, *numbers: int, title: str = "", days: int | None = None) -> None:
        """Publish things: three share each moment, title and day of checking."""
        fresh = [
            Entry(
                kind=KIND,
                object_id=number,
                title=title or f"Titel {number * 7 % 100 // 3:02}",
                newest_at=FIRST_DAY + timedelta(days=number // 3 if days is None else days),
                checked_on=date(2026, 5, 1) - timedelta(days=number % 4) if number % 5 else None,
            )
            for number in numbers
        ]
        self._follow([entry.pk for entry in Entry.objects.bulk_create(fresh)])

    def take_away(self, *numbers: int) -> None:
        """Remove things from the index."""
        gone = Entry.objects.filter(kind=KIND, object_id__in=numbers)
        keys = list(gone.values_list("pk", flat=True))
        gone.delete()
        self._follow(keys)

    def _follow(self, entry_ids: list[int]) -> None:
        changes = []
        for entry_id in entry_ids:
            self.change += 1
            changes.append(Change(version=self.change, stamp=str(self.change), entry_id=entry_id))
        self.catalogue = self.catalogue.after(changes)

    def part(self, order: Order, spot, amount: int):
        """Return the numbers of the next things, and the spot of the last."""
        listed = self.catalogue
        entries = list(islice(listed.in_order(listed.public(KIND), order, spot), amount))
        return [listed.object_of(entry) for entry in entries], listed.spot_of(entries[-1], order) if entries else None

    def walk(self, order: Order, amount: int, meanwhile=lambda given: None) -> list[int]:
        """Return all numbers, a part at a time; between two parts something may happen."""
        given: list[int] = []
        spot = None
        while True:
            part, last = self.part(order, spot, amount)
            if not part:
                return given
            given += part
            spot = last
            meanwhile(given)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("amount", [1, 2, 3, 40])
def test_parts_of_any_size_together_are_the_whole(shelf, order, amount):
    shelf.put(*range(1, 31))
    whole = shelf.walk(order, 1_000)

    assert sorted(whole) == list(range(1, 31))
    assert shelf.walk(order, amount) == whole


def test_the_orders_are_what_they_are_called(shelf):
    shelf.put(1, title="Zeer", days=1)
    shelf.put(2, title="Éénmaal", days=3)
    shelf.put(5, title="fiets", days=2)
    shelf.put(7, title="Fiets", days=3)

    assert shelf.walk(Order.NEWEST, 2) == [2, 7, 5, 1]
    assert shelf.walk(Order.TITLE, 2) == [2, 5, 7, 1]
    assert shelf.walk(Order.CHECKED, 2) == [1, 2, 7, 5]  # 5 was never checked


@pytest.mark.parametrize("order", Order)
def test_a_catalogue_that_followed_has_the_order_of_one_that_read_everything(shelf, order):
    shelf.put(*range(1, 31))
    shelf.take_away(4, 5, 28)
    shelf.put(5, 31, 32)
    followed = shelf.walk(order, 1_000)

    shelf.catalogue = Catalogue.read()

    assert shelf.walk(order, 1_000) == followed


@pytest.mark.parametrize("order", Order)
def test_a_spot_holds_though_what_stood_there_is_gone(shelf, order):
    shelf.put(*range(1, 13))
    whole = shelf.walk(order, 1_000)
    _part, spot = shelf.part(order, None, 5)

    shelf.take_away(*whole[:5])

    assert shelf.part(order, spot, 1_000)[0] == whole[5:]


@pytest.mark.parametrize("order", Order)
def test_what_comes_back_where_it_stood_is_not_given_twice(shelf, order):
    shelf.put(*range(1, 31))

    def away_and_back(given: list[int]) -> None:
        if len(given) <= 20:
            shelf.take_away(*given[-3:])
            shelf.put(*given[-3:])

    given = shelf.walk(order, 4, away_and_back)

    assert sorted(given) == list(range(1, 31))


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("seed", range(5))
def test_whatever_happens_meanwhile_nothing_comes_twice_and_what_stays_is_not_missed(shelf, order, seed):
    chance = random.Random(seed)  # noqa: S311 - the same events each time
    there = set(range(1, 61))
    shelf.put(*there)
    stayed = set(there)
    coming = iter(range(61, 1_000))

    def live_on(_given: list[int]) -> None:
        gone = set(chance.sample(sorted(there), 2))
        back = {next(coming), chance.choice(sorted(set(range(1, 61)) - there | gone))} - (there - gone)
        shelf.take_away(*gone)
        shelf.put(*back)
        there.difference_update(gone)
        there.update(back)
        stayed.difference_update(gone)

    given = shelf.walk(order, 5, live_on)

    assert len(given) == len(set(given))
    assert stayed
    assert stayed <= set(given)


def test_a_part_of_a_set_is_walked_like_the_whole(shelf):
    shelf.put(*range(1, 31))
    even = sum(1 << entry for entry in members_of(shelf.catalogue.public(KIND)) if entry % 2 == 0)

    entries = list(shelf.catalogue.in_order(even, Order.NEWEST))
    spot = shelf.catalogue.spot_of(entries[6], Order.NEWEST)

    assert list(shelf.catalogue.in_order(even, Order.NEWEST, spot)) == entries[7:]
    assert len(entries) == 15
