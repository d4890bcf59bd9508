"""How often something may be done."""

import pytest
from django.core.cache import caches

from kit.limits import is_over, is_this_machine, visitor


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


def test_the_counters_hold_no_name():
    is_over("sam@example.org", 1)

    assert not [key for key in caches["counters"]._cache if "sam" in key]


@pytest.mark.parametrize(
    ("header", "told", "name"),
    [
        ("", "10.0.0.9", "127.0.0.1"),
        ("X-Real-IP", "10.0.0.9", "10.0.0.9"),
        ("X-Real-IP", "made up, 10.0.0.9", "10.0.0.9"),
        ("X-Real-IP", "10.0.0.9:4711", "10.0.0.9"),
        ("X-Real-IP", "no address at all", "127.0.0.1"),
        ("X-Real-IP", "", "127.0.0.1"),
        ("X-Real-IP", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("X-Real-IP", "[2001:db8:1:2:ffff::1]:4711", "2001:db8:1:2::/64"),
        ("X-Real-IP", "::ffff:192.0.2.1", "192.0.2.1"),
    ],
)
def test_a_visitor_is_known_by_the_address_that_the_server_in_front_gives(rf, settings, header, told, name):
    settings.VISITOR_ADDRESS_HEADER = header

    assert visitor(rf.get("/", headers={"X-Real-IP": told})) == name


@pytest.mark.parametrize(
    ("hops", "told", "name"),
    [
        (1, "made up, 192.0.2.1, 192.0.2.2", "192.0.2.2"),
        (2, "made up, 192.0.2.1, 192.0.2.2", "192.0.2.1"),
        (2, "192.0.2.2", "127.0.0.1"),
        (0, "192.0.2.1, 192.0.2.2", "192.0.2.2"),
    ],
)
def test_of_a_list_only_what_our_own_proxies_added_is_believed(rf, settings, hops, told, name):
    settings.VISITOR_ADDRESS_HEADER, settings.VISITOR_ADDRESS_HOPS = "X-Forwarded-For", hops

    assert visitor(rf.get("/", headers={"X-Forwarded-For": told})) == name


def test_a_header_that_nobody_named_is_not_believed(rf, settings):
    settings.VISITOR_ADDRESS_HEADER = "X-Real-IP"
    made_up = {"X-Forwarded-For": "192.0.2.7", "Forwarded": "for=192.0.2.7", "X-Client-IP": "192.0.2.7"}

    assert visitor(rf.get("/", headers=made_up)) == "127.0.0.1"


def test_this_machine_is_nobody(rf):
    assert is_this_machine(visitor(rf.get("/", REMOTE_ADDR="127.0.0.9")))
    assert is_this_machine(visitor(rf.get("/", REMOTE_ADDR="::1")))
    assert not is_this_machine(visitor(rf.get("/", REMOTE_ADDR="192.0.2.1")))
