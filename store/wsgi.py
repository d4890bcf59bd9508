"""The page store, in front of Django: answers what it has and what is still true, and lets Django do the rest.

One small query per request tells which version of the site is true (store/freshness.py). An answer of another version
is never sent. See docs/decisions/0021-page-store.md.
"""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from kit.kept import answering
from store.addresses import Asked, asked, is_reading
from store.answers import Answer, Headers
from store.freshness import UnknownVersionError, version
from store.replica import read_from_replica
from store.shared import RENDERING, Shared
from store.shelf import Shelf

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
_LOOK_AGAIN = 0.02
_ASKED_OF_DJANGO = {"REQUEST_METHOD": "GET"}
_HIT, _MISS = [("X-Page-Store", "hit")], [("X-Page-Store", "miss")]
_ANSWERED_HERE = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")


class PageStore:
    """A WSGI application around another one.

    `megabytes` bounds its memory: three quarters for plain addresses, a quarter for what somebody chose or made up, so
    that the one cannot push out the other. `proxy_seconds` is how long a proxy in front may send an answer without
    asking. `shared` holds the answers of all machines, if there is one.
    """

    def __init__(
        self, application: Application, megabytes: int, proxy_seconds: int = 0, shared: Shared | None = None
    ) -> None:
        self._application = application
        self._control = f"public, max-age=0, must-revalidate, s-maxage={proxy_seconds}"
        self._shared = shared
        size = megabytes * 1024 * 1024
        self.plain, self.chosen = Shelf(size * 3 // 4), Shelf(size // 4)
        self._rendering: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request."""
        wanted = asked(environ)
        if wanted is None and not is_reading(environ):
            return self._application(environ, start_response)
        try:
            now = version()
        except UnknownVersionError:
            return self._application(environ, start_response)
        if wanted is None:
            with answering(now):
                return self._application(environ, start_response)
        answer = self._kept(wanted.name, now)
        if answer is not None:
            return answer.send_stored(environ, start_response, _HIT)
        with self._one_at_a_time(wanted.name):
            return self._answer_anew(wanted, now, environ, start_response)

    def _kept(self, name: str, now: str) -> Answer | None:
        for shelf in (self.plain, self.chosen):
            answer = shelf.take(name)
            if answer is not None and answer.version == now:
                return answer
        return None

    def _answer_anew(self, wanted: Asked, now: str, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer = self._kept(wanted.name, now)  # who rendered while this one waited may have left it
        if answer is None:
            answer = self._from_others(wanted.name, now)
            if answer is not None:
                self._keep(wanted, answer)
        if answer is not None:
            return answer.send_stored(environ, start_response, _HIT)
        with read_from_replica(now), answering(now):
            status, headers, body = self._render(environ | {"QUERY_STRING": wanted.query})
        if body is None:  # it comes in pieces: let it, from the beginning
            return self._application(environ, start_response)
        answer = Answer(now, status, headers, body)
        if not answer.is_for_everybody:
            return answer.send(environ, start_response, [])
        answer = Answer(now, status, headers, body, self._control)
        self._keep(wanted, answer)
        if self._shared is not None:
            self._shared.put(wanted.name, answer)
        return answer.send_stored(environ, start_response, _MISS)

    def _keep(self, wanted: Asked, answer: Answer) -> None:
        # A page that was not found is as good as made up: it may not push out pages that are there.
        is_plain = wanted.is_plain and answer.status.startswith("200")
        (self.plain if is_plain else self.chosen).put(wanted.name, answer)

    def _render(self, environ: dict[str, Any]) -> tuple[str, Headers, bytes | None]:
        """Let Django answer, whole and uncompressed, whatever this reader has already; no body for what is streamed."""
        told: list[tuple[str, Headers]] = []

        def hear(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], object]:
            told.append((status, headers))
            return lambda written: None

        kept = {key: value for key, value in environ.items() if key not in _ANSWERED_HERE}
        parts = self._application(kept | _ASKED_OF_DJANGO, hear)
        try:
            status, headers = told[-1]
            is_whole = any(name.lower() == "content-length" for name, _value in headers)
            body = b"".join(parts) if is_whole else None
        finally:
            if hasattr(parts, "close"):
                parts.close()
        return status, headers, body

    def _from_others(self, name: str, now: str) -> Answer | None:
        """Return what another machine has, or will have in a moment."""
        if self._shared is None:
            return None
        answer = self._shared.take(name, now)
        until = time.monotonic() + RENDERING
        while answer is None and not self._shared.may_render(name, now) and time.monotonic() < until:
            time.sleep(_LOOK_AGAIN)
            answer = self._shared.take(name, now)
        return answer

    def _one_at_a_time(self, name: str) -> threading.Lock:
        """Return the lock of a name: one request renders, those who ask the same meanwhile wait for it."""
        with self._lock:
            if len(self._rendering) > 1_000:
                self._rendering = {key: lock for key, lock in self._rendering.items() if lock.locked()}
            return self._rendering.setdefault(name, threading.Lock())
