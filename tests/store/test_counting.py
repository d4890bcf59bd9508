"""Counters that all processes share."""

import time

import pytest
from django.core.cache import caches

from kit.limits import is_over
from store.counting import TableCounters, forget_ended
from store.models import Count


@pytest.fixture
def counters(db: None, settings) -> TableCounters:
    settings.CACHES = settings.CACHES | {"counters": {"BACKEND": "store.counting.TableCounters"}}
    return caches["counters"]


def test_the_limit_is_reached_whoever_counts(counters):
    assert isinstance(counters, TableCounters)
    assert [is_over("a", 2) for _ in range(4)] == [False, False, True, True]
    assert not is_over("b", 2)
    assert TableCounters("", {}).get(Count.objects.order_by("-number").first().name.removeprefix(":1:")) == 4


def test_counting_takes_one_statement_but_for_the_first_time(counters, django_assert_num_queries):
    is_over("a", 2)

    with django_assert_num_queries(1):
        is_over("a", 2)


def test_counting_is_no_change_that_readers_see(counters):
    from store.freshness import version_in

    before = version_in("default")
    is_over("a", 2)

    assert version_in("default") == before


def test_a_counter_ends_and_is_thrown_away(counters):
    counters.add("kort", 5, 1)
    counters.add("lang", 5, 900)
    Count.objects.filter(name__contains="kort").update(ends_at=int(time.time()) - 1)

    with pytest.raises(ValueError, match="kort"):
        counters.incr("kort")
    assert counters.get("kort") is None
    assert forget_ended() == 1
    assert counters.get("lang") == 5


def test_more_names_than_a_memory_would_keep_push_none_out(counters):
    assert [is_over("eerste", 1) for _ in range(2)] == [False, True]
    for number in range(500):
        is_over(f"ander {number}", 1)

    assert is_over("eerste", 1)
