"""Without Redis the site goes on: nothing is remembered and nobody is refused."""

import pytest

from bench.processes import free_port
from kit import limits
from kit.caching import ForgivingRedisCache


@pytest.fixture
def gone():
    """A cache whose Redis is not there."""
    return ForgivingRedisCache(f"redis://127.0.0.1:{free_port()}/0", {"OPTIONS": {"socket_connect_timeout": 1}})


def test_what_is_asked_of_a_redis_that_is_gone_is_as_if_it_was_never_kept(gone):
    assert gone.set("a", 1) is None
    assert gone.get("a") is None
    assert gone.get("a", "other") == "other"
    assert gone.add("a", 1) is True
    assert gone.delete("a") is False
    with pytest.raises(ValueError, match="a"):
        gone.incr("a")


def test_nobody_is_refused_while_nothing_is_counted(gone, monkeypatch):
    monkeypatch.setattr(limits, "cache", gone)

    assert not any(limits.is_over("somebody", most=1) for _ in range(3))
