"""Addresses that somebody makes up without end fill nothing."""

import tracemalloc
from typing import Any

from store.wsgi import PageStore


class Counting:
    """What a page store stands in front of: a page that is not there, with some weight."""

    def __init__(self, status: str = "404 Not Found") -> None:
        self.asked, self.status = 0, status

    def __call__(self, environ: dict, start_response: Any) -> list[bytes]:
        self.asked += 1
        body = b"x" * 20_000
        start_response(self.status, [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
        return [body]


def request_of(path: str, query: str = "") -> dict[str, Any]:
    return {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "testserver"}


def test_a_gigabyte_of_addresses_that_do_not_exist_takes_no_more_memory_than_was_set(db, monkeypatch):
    monkeypatch.setattr("store.wsgi.version", lambda: "1")
    store = PageStore(Counting(), megabytes=8)
    store(request_of("/"), lambda *told: None)
    tracemalloc.start()
    try:
        for number in range(50_000):  # of 20 KB each
            store(request_of(f"/nergens-{number}/"), lambda *told: None)
        used, _most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert used < 8 * 1024 * 1024
    assert store.chosen.size <= 2 * 1024 * 1024
    assert len(store.plain) == 0
    assert len(store._rendering) <= 1_001


def test_ten_thousand_query_strings_make_one_page_or_none(db, monkeypatch):
    monkeypatch.setattr("store.wsgi.version", lambda: "1")
    django = Counting("200 OK")
    store = PageStore(django, megabytes=8)
    for number in range(10_000):
        store(request_of("/", f"utm_source={number}"), lambda *told: None)
    assert django.asked == 1
    for number in range(10_000):
        store(request_of("/praktijken/", f"verzonnen{number}=1"), lambda *told: None)

    assert django.asked == 2
    assert len(store.plain) == 2
    assert len(store.chosen) == 0
