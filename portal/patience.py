"""Who sends or reads slowly does not hold up who does not.

The application server gives a request a thread before its body is there, and takes the pieces of a stream as fast as
the reader does: a hundred connections that send a letter a minute would have every thread. Here only a few threads may
wait for somebody, of one visitor fewer still; the others get a quick "not now".
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Any

from kit.limits import is_this_machine, visitor_in

AT_ONCE, OF_ONE = 3, 2
"""So many threads of a process may wait for a sender or a reader: fewer than the server has (`--blocking-threads`)."""
LARGEST = 100 * 1024 * 1024
SHORT = 2 * 1024 * 1024
_IN_MEMORY = 1024 * 1024
_PIECE = 64 * 1024
_SOON = 0.02
"""Seconds to wait for a place: a body that came at once is read in less."""

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Places:
    """Places for who keeps a thread waiting: `most` of them, `of_one` for one visitor."""

    def __init__(self, most: int = AT_ONCE, of_one: int = OF_ONE) -> None:
        self._most, self._of_one = most, of_one
        self._taken: Counter[str] = Counter()
        self._changed = threading.Condition()

    def take(self, who: str) -> bool:
        """Take a place, soon; return whether there was one."""
        of_one = self._most if is_this_machine(who) else self._of_one
        with self._changed:
            is_free = self._changed.wait_for(
                lambda: self._taken.total() < self._most and self._taken[who] < of_one, timeout=_SOON
            )
            if is_free:
                self._taken[who] += 1
            return is_free

    def leave(self, who: str) -> None:
        """Give a place back."""
        with self._changed:
            self._taken[who] -= 1
            self._taken += Counter()  # forgets who has none
            self._changed.notify()


class Patience:
    """A WSGI application around another one, which gets a body when all of it is there."""

    def __init__(self, application: Application, places: Places | None = None) -> None:
        self._application = application
        self._places = places or Places()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request, or say that it is too much just now."""
        length = environ.get("CONTENT_LENGTH") or "0"
        if length.isascii() and length.isdecimal() and int(length) > 0:
            if int(length) > LARGEST:
                return _refuse(start_response, "413 Content Too Large")
            who = visitor_in(environ)
            if not self._places.take(who):
                return _refuse(start_response, "503 Service Unavailable")
            try:
                body = _read(environ["wsgi.input"], int(length))
            finally:
                self._places.leave(who)
            environ = environ | {"wsgi.input": body}
        return self._answered(environ, start_response)

    def _answered(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Let the application answer; a stream begins when there is a place for it."""
        told: list[tuple[str, list[tuple[str, str]]]] = []
        answer = self._application(environ, lambda status, headers, *rest: told.append((status, headers)))
        status, headers = told[-1]
        if not getattr(answer, "streaming", False):
            start_response(status, headers)
            return answer
        if _is_short(headers):  # a style sheet, a picture: the server keeps it for a slow reader
            start_response(status, headers)
            return [b"".join(_closing(answer))]
        who = visitor_in(environ)
        if not self._places.take(who):
            _close(answer)
            return _refuse(start_response, "503 Service Unavailable")
        start_response(status, headers)
        return _Stream(answer, lambda: self._places.leave(who))


class _Stream:
    """An answer in pieces, which gives its place back when it ends, however it ends."""

    def __init__(self, answer: Iterable[bytes], leave: Callable[[], None]) -> None:
        self._answer, self._pieces, self._leave = answer, iter(answer), leave
        self._is_over = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._pieces)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End it; the server calls this, also when the reader went away."""
        if not self._is_over:
            self._is_over = True
            self._leave()
            _close(self._answer)


def _is_short(headers: list[tuple[str, str]]) -> bool:
    length = next((value for name, value in headers if name.lower() == "content-length"), "")
    return length.isdecimal() and int(length) <= SHORT


def _closing(answer: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from answer
    finally:
        _close(answer)


def _close(answer: Any) -> None:
    if hasattr(answer, "close"):
        answer.close()


def _read(source: Any, length: int) -> Any:
    body = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - Django reads it, and it goes with the request
    while length > 0 and (piece := source.read(min(_PIECE, length))):
        body.write(piece)
        length -= len(piece)
    body.seek(0)
    return body


def _refuse(start_response: Any, status: str) -> list[bytes]:
    said = b"Even wachten, alsjeblieft. Probeer het over een minuut opnieuw.\n"
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(said))), ("Retry-After", "60")]
    start_response(status, [*headers, ("Cache-Control", "no-store"), ("Connection", "close")])
    return [said]
