"""The cache is gone, hangs, talks nonsense or holds what is not ours: the site goes on, and limits still limit."""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import redis

from kit.caches import LEFT_ALONE, PATIENCE, StandInCache
from kit.limits import is_over
from store.answers import Answer
from store.shared import Shared
from tests.faults.conftest import free_port

ENOUGH = 3 * PATIENCE
"""Seconds that one thing may take when it is not known yet that the cache is away."""


@contextmanager
def server_that(does: Callable[[socket.socket], None]) -> Iterator[str]:
    """Let a server listen that does something to who connects; give its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        held = []

        def serve() -> None:
            while True:
                try:
                    visitor, _address = listening.accept()
                except OSError:
                    return
                held.append(visitor)
                does(visitor)

        threading.Thread(target=serve, daemon=True).start()
        yield f"redis://127.0.0.1:{listening.getsockname()[1]}/0"
        listening.shutdown(socket.SHUT_RDWR)
        for visitor in held:
            visitor.close()


def hang(visitor: socket.socket) -> None:
    """Say nothing."""


def talk_nonsense(visitor: socket.socket) -> None:
    """Answer as no Redis does."""
    visitor.sendall(b"HTTP/1.1 200 OK\r\n\r\n\x00\xff\xfe$99999\r\n")


def hang_up(visitor: socket.socket) -> None:
    """Be gone."""
    visitor.close()


@pytest.fixture(
    params=[hang, talk_nonsense, hang_up, None], ids=["hangs", "talks nonsense", "hangs up", "is not there"]
)
def address(request):
    if request.param is None:
        yield f"redis://127.0.0.1:{free_port()}/0"
        return
    with server_that(request.param) as url:
        yield url


def test_this_process_stands_in_at_once_and_then_without_asking(address):
    cache = StandInCache(address, {})

    began = time.monotonic()
    cache.set("a", 1)
    assert time.monotonic() - began < ENOUGH
    began = time.monotonic()
    assert cache.get("a") == 1
    assert cache.add("a", 2) is False
    assert cache.incr("a") == 2
    assert cache.get_many(["a", "b"]) == {"a": 2}
    cache.delete("a")
    assert cache.get("a", "niets") == "niets"
    assert time.monotonic() - began < PATIENCE / 2
    assert not cache.is_reachable()


def test_limits_still_limit(address, monkeypatch):
    monkeypatch.setattr("kit.limits.caches", {"counters": StandInCache(address, {})})

    assert [is_over("iemand", 2) for _ in range(4)] == [False, False, True, True]


def test_pages_are_made_without_waiting_for_it(address):
    shared = Shared(address, "release")

    began = time.monotonic()
    for _ in range(50):
        assert shared.take("page", "1") is None
        assert shared.may_render("page", "1")
        shared.put("page", Answer("1", "200 OK", [], b"page"))
    assert time.monotonic() - began < ENOUGH


@pytest.fixture(scope="module")
def real_redis(tmp_path_factory):
    """A Redis of our own; `python -m tests.tools` installs it."""
    assert shutil.which("redis-server"), "redis-server is needed: python -m tests.tools"
    port = free_port()
    folder = tmp_path_factory.mktemp("redis")
    options = ["--port", str(port), "--save", "", "--appendonly", "no", "--dir", str(folder), "--bind", "127.0.0.1"]
    url = f"redis://127.0.0.1:{port}/0"
    with subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL) as process:
        client = redis.Redis.from_url(url)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.1)
        yield url, process
        process.kill()


def test_rubbish_counts_as_nothing(real_redis):
    url, _process = real_redis
    cache, shared = StandInCache(url, {}), Shared(url, "release")
    client = redis.Redis.from_url(url)
    assert cache.is_reachable()
    cache.set("a", {"b": 1})
    assert cache.get("a") == {"b": 1}

    for rubbish in (b"", b"\x00", b"\x80\x05crubbish\n.", b"\xff" * 5_000, b"cos\nnot_there\n.", b"\x00\x00\x00\x02[]"):
        client.set(cache.make_key("a"), rubbish)
        client.set("pages:release:a", rubbish)
        assert cache.get("a", "niets") == "niets"
        assert shared.take("a", "1") is None
    client.rpush(cache.make_key("list"), "a")
    assert cache.get("list") is None
    with pytest.raises(ValueError, match="not found"):
        cache.incr("list")
    client.rpush("pages:release:list", "a")
    assert shared.take("list", "1") is None


def test_a_redis_that_is_back_is_used_again(real_redis, monkeypatch):
    url, process = real_redis
    cache = StandInCache(url, {})
    cache.set("a", 1)
    process.send_signal(19)  # SIGSTOP: it hangs
    began = time.monotonic()
    assert cache.get("a") is None
    assert time.monotonic() - began < ENOUGH
    process.send_signal(18)  # SIGCONT
    later = time.monotonic() + LEFT_ALONE + 1
    monkeypatch.setattr("kit.caches.time.monotonic", lambda: later)

    assert cache.get("a") == 1
