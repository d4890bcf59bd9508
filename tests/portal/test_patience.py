"""Threads are kept for who is quick."""

import io
import threading

import pytest

from portal.patience import LARGEST, SHORT, Patience, Places


def answer_of(application, environ=None):
    told = []
    parts = Patience(application, Places(2, 1))(
        {"REMOTE_ADDR": "192.0.2.1"} | (environ or {}), lambda status, headers: told.append((status, headers))
    )
    return told[0][0], b"".join(parts)


class Stream:
    """A stream as Django has it."""

    streaming = True

    def __init__(self, pieces=(b"a", b"b"), breaks=False) -> None:
        self.pieces, self.breaks, self.is_closed = pieces, breaks, False

    def __iter__(self):
        yield from self.pieces
        if self.breaks:
            raise RuntimeError

    def close(self) -> None:
        self.is_closed = True


def streaming(stream, headers=()):
    def application(environ, start_response):
        start_response("200 OK", list(headers))
        return stream

    return application


def test_a_body_is_whole_before_it_is_looked_at():
    def application(environ, start_response):
        start_response("200 OK", [])
        return [environ["wsgi.input"].read()]

    pieces = io.BytesIO(b"x" * 200_000 + b"of the next request")

    assert answer_of(application, {"CONTENT_LENGTH": "200000", "wsgi.input": pieces}) == ("200 OK", b"x" * 200_000)


@pytest.mark.parametrize("length", ["", "-1", "abc", "١٢", None])
def test_a_length_that_is_none_is_left_to_django(length):
    def application(environ, start_response):
        start_response("200 OK", [])
        return [b"asked"]

    assert answer_of(application, {"CONTENT_LENGTH": length}) == ("200 OK", b"asked")


def test_a_body_without_end_is_not_begun():
    status, _said = answer_of(lambda *told: pytest.fail("asked"), {"CONTENT_LENGTH": str(LARGEST + 1)})

    assert status.startswith("413")


def test_who_sends_slowly_has_as_many_places_as_one_visitor_may_have():
    is_reading, may_end = threading.Event(), threading.Event()

    class Slow:
        def read(self, number):
            is_reading.set()
            may_end.wait(10)
            return b""

    def application(environ, start_response):
        start_response("200 OK", [])
        return [b"asked"]

    patience = Patience(application, Places(2, 1))
    told = []

    def ask(address, body):
        environ = {"REMOTE_ADDR": address, "CONTENT_LENGTH": "5", "wsgi.input": body}
        patience(environ, lambda status, headers: told.append(status))

    slow = threading.Thread(target=ask, args=("192.0.2.1", Slow()))
    slow.start()
    is_reading.wait(10)
    ask("192.0.2.1", io.BytesIO(b"12345"))
    ask("192.0.2.2", io.BytesIO(b"12345"))
    may_end.set()
    slow.join()
    ask("192.0.2.1", io.BytesIO(b"12345"))

    assert [status[:3] for status in told] == ["503", "200", "200", "200"]


def test_a_long_stream_has_a_place_and_gives_it_back_however_it_ends():
    streams = [Stream(), Stream(breaks=True), Stream(), Stream()]
    patience = Patience(lambda environ, start: (start("200 OK", []), streams.pop(0))[1], Places(1, 1))
    told = []

    def ask():
        return patience({"REMOTE_ADDR": "192.0.2.1"}, lambda status, headers: told.append(status[:3]))

    first = ask()
    assert b"even wachten" in b"".join(ask()).lower()
    assert list(first) == [b"a", b"b"]
    third = ask()
    third.close()
    last = ask()

    assert list(last) == [b"a", b"b"]
    assert told == ["200", "503", "200", "200"]


def test_a_stream_that_breaks_is_seen_to_break():
    stream = Stream(breaks=True)

    with pytest.raises(RuntimeError):
        answer_of(streaming(stream))
    assert stream.is_closed


def test_a_short_file_is_handed_over_whole_and_needs_no_place():
    stream = Stream()

    status, body = answer_of(streaming(stream, [("Content-Length", str(SHORT))]))

    assert (status, body, stream.is_closed) == ("200 OK", b"ab", True)
