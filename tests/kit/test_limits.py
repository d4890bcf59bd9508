"""How often something may be done."""

import pytest
from django.core.cache import cache

from kit.limits import is_over, visitor


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def test_the_limit_is_reached_and_others_are_not_touched(monkeypatch):
    monkeypatch.setattr("kit.limits.time.time", lambda: 1_000_000.0)

    assert [is_over("a", 2) for _ in range(4)] == [False, False, True, True]
    assert not is_over("b", 2)


def test_in_the_next_stretch_it_begins_anew(monkeypatch):
    now = 1_000_000.0
    monkeypatch.setattr("kit.limits.time.time", lambda: now)
    assert [is_over("a", 1, 60) for _ in range(2)] == [False, True]

    now += 60

    assert not is_over("a", 1, 60)


def test_the_cache_holds_no_name(monkeypatch):
    names = []
    monkeypatch.setattr("kit.limits.cache.add", lambda key, *rest: names.append(key))
    monkeypatch.setattr("kit.limits.cache.incr", lambda key: 1)

    is_over("sam@example.org", 1)

    assert "sam" not in names[0]


@pytest.mark.parametrize(
    ("header", "told", "name"),
    [
        ("", "10.0.0.9", "127.0.0.1"),
        ("X-Real-IP", "10.0.0.9", "10.0.0.9"),
        ("X-Real-IP", "made up, 10.0.0.9", "10.0.0.9"),
        ("X-Real-IP", "", "127.0.0.1"),
    ],
)
def test_a_visitor_is_known_by_the_address_that_the_server_in_front_gives(rf, settings, header, told, name):
    settings.VISITOR_ADDRESS_HEADER = header

    assert visitor(rf.get("/", headers={"X-Real-IP": told})) == name
