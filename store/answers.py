"""One stored answer: whole, with its headers, compressed in the ways in which it was asked for."""

import gzip
import hashlib
import json
import threading
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Self

import brotli
import zstandard

LARGEST = 2 * 1024 * 1024
"""Bytes; what is larger is not stored."""
_STORED = ("200", "404", "410")
_OURS = {"content-length", "etag", "vary", "cache-control", "date", "connection"}
_COMPRESSED = (
    *("text/", "application/json", "application/problem+json", "application/atom+xml", "application/ld+json"),
    *("application/xml", "image/svg+xml"),
)
_WORTH_IT = 300
"""Bytes; what is smaller grows by being compressed."""
_WAYS = {
    "br": lambda body: brotli.compress(body, quality=6),
    "zstd": lambda body: zstandard.compress(body, 12),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
"""The best first."""

Headers = list[tuple[str, str]]


class Answer:
    """What a reader gets. `version` is that of the site when the answer was begun."""

    def __init__(self, version: str, status: str, headers: Headers, body: bytes, control: str = "") -> None:
        """`control` is the Cache-Control of an answer that says nothing of it."""
        self.version = version
        self.status = status
        self.headers = headers
        self.bodies = {"": body}
        self.tag = hashlib.sha256(body).hexdigest()[:27]
        told = {name.lower(): value for name, value in headers}
        kind = told.get("content-type", "")
        is_plain = kind.startswith(_COMPRESSED) and "content-encoding" not in told
        self._is_compressed = is_plain and len(body) > _WORTH_IT
        self._kept = [(name, value) for name, value in headers if name.lower() not in _OURS]
        self._control = told.get("cache-control", control)
        varies = [part.strip() for part in told.get("vary", "").split(",") if part.strip()]
        self._vary = ", ".join(dict.fromkeys(["Accept-Encoding", *varies]))
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes, with all its bodies."""
        return 2 * len(self.bodies[""]) + 2_000

    @property
    def is_for_everybody(self) -> bool:
        """Whether it may be kept; one for a single person, or one that says that something is wrong, may not."""
        told = {name.lower(): value for name, value in self.headers}
        is_private = "private" in self._control or "no-store" in self._control
        is_odd = "set-cookie" in told or "content-encoding" in told or "*" in told.get("vary", "")
        return self.status[:3] in _STORED and not is_private and not is_odd and len(self.bodies[""]) <= LARGEST

    def send(self, environ: Mapping[str, Any], start_response: Any, told: Headers) -> list[bytes]:
        """Answer a WSGI request in the best way it takes, with headers that are `told` of this one occasion."""
        way = self._way(environ.get("HTTP_ACCEPT_ENCODING", ""))
        headers = [*self._kept, ("Vary", self._vary), *told]
        if self._control:
            headers.append(("Cache-Control", self._control))
        body = self._body(way)
        headers.append(("Content-Length", str(len(body))))
        if way:
            headers.append(("Content-Encoding", way))
        start_response(self.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def send_stored(self, environ: Mapping[str, Any], start_response: Any, told: Headers) -> list[bytes]:
        """Like `send`, with a tag; 304 for who has it already."""
        way = self._way(environ.get("HTTP_ACCEPT_ENCODING", ""))
        tag = f'"{self.tag}{"-" + way if way else ""}"'
        told = [*told, ("ETag", tag)]
        if self.status.startswith("200") and _has_tag(environ.get("HTTP_IF_NONE_MATCH", ""), tag):
            kept = [pair for pair in self._kept if pair[0].lower() != "content-type"]
            control = [("Cache-Control", self._control)] if self._control else []
            start_response("304 Not Modified", [*kept, ("Vary", self._vary), *told, *control])
            return []
        return self.send(environ, start_response, told)

    def _way(self, accepted: str) -> str:
        if not self._is_compressed or not accepted:
            return ""
        taken = _taken(accepted)
        return next((way for way in _WAYS if way in taken), "")

    def _body(self, way: str) -> bytes:
        body = self.bodies.get(way)
        if body is None:
            with self._lock:
                body = self.bodies.get(way) or _WAYS[way](self.bodies[""])
                self.bodies[way] = body
        return body

    def packed(self) -> bytes:
        """Return it as bytes, for a store that others share."""
        head = json.dumps([self.version, self.status, self.headers, self._control]).encode()
        return len(head).to_bytes(4, "big") + head + self.bodies[""]

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        """Return what `packed` gave.

        Raises:
            ValueError: it is not of that form.
        """
        end = 4 + int.from_bytes(packed[:4], "big")
        try:
            version, status, headers, control = json.loads(packed[4:end])
            pairs = [(str(name), str(value)) for name, value in headers]
        except (TypeError, ValueError, RecursionError) as error:
            raise ValueError("not a packed answer") from error
        return cls(str(version), str(status), pairs, packed[end:], str(control))


@lru_cache(maxsize=256)
def _taken(accepted: str) -> frozenset[str]:
    """Return the ways that an Accept-Encoding header takes: `br;q=0` takes it not."""
    parts = (part.replace(" ", "").lower().partition(";q=") for part in accepted[:200].split(","))
    return frozenset(way for way, _sign, quality in parts if not quality or quality.strip("0."))


def _has_tag(told: str, tag: str) -> bool:
    """Whether an If-None-Match header names a tag. A proxy may have made it weak."""
    return told.strip() == "*" or tag in (part.strip().removeprefix("W/") for part in told.split(","))
