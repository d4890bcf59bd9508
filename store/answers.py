"""One stored answer: whole, with its headers, compressed in the ways in which it was asked for."""

import gzip
import hashlib
import json
import threading
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, Self

import brotli
import zstandard

LARGEST = 2 * 1024 * 1024
"""Bytes; what is larger is not stored."""
_STORED = ("200", "404", "410")
_OURS = {"content-type", "content-length", "etag", "vary", "cache-control", "date", "connection"}
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
        self.body = body
        self._parcels: dict[str, _Parcel] = {}
        self.tag = hashlib.sha256(body).hexdigest()[:27]
        told = {name.lower(): value for name, value in headers}
        kind = told.get("content-type", "")
        is_plain = kind.startswith(_COMPRESSED) and "content-encoding" not in told
        self._is_compressed = is_plain and len(body) > _WORTH_IT
        self._kind = [("Content-Type", kind)] if kind else []
        self._kept = [(name, value) for name, value in headers if name.lower() not in _OURS]
        self._control = told.get("cache-control", control)
        varies = [part.strip() for part in told.get("vary", "").split(",") if part.strip()]
        self._vary = ", ".join(dict.fromkeys(["Accept-Encoding", *varies]))
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes, with its headers and in all its ways."""
        return 2 * len(self.body) + 6_000

    @property
    def is_for_everybody(self) -> bool:
        """Whether it may be kept; one for a single person, or one that says that something is wrong, may not."""
        told = {name.lower(): value for name, value in self.headers}
        is_private = "private" in self._control or "no-store" in self._control
        is_odd = "set-cookie" in told or "content-encoding" in told or "*" in told.get("vary", "")
        return self.status[:3] in _STORED and not is_private and not is_odd and len(self.body) <= LARGEST

    def send(self, environ: Mapping[str, Any], start_response: Any, told: Headers) -> list[bytes]:
        """Answer a WSGI request in the best way it takes, with headers that are `told` of this one occasion."""
        parcel = self._parcel(environ)
        start_response(self.status, [*(pair for pair in parcel.headers if pair[0] != "ETag"), *told])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [parcel.body]

    def send_stored(self, environ: Mapping[str, Any], start_response: Any, told: Headers) -> list[bytes]:
        """Like `send`, with a tag; 304 for who has it already. Nearly every reader gets this: it does little."""
        parcel = self._parcel(environ)
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and self.status.startswith("200") and _has_tag(known, parcel.tag):
            start_response("304 Not Modified", [*parcel.unchanged, *told])
            return []
        start_response(self.status, [*parcel.headers, *told])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [parcel.body]

    def _parcel(self, environ: Mapping[str, Any]) -> "_Parcel":
        """Return what is sent to who asks, made ready by the first who asked for it in this way."""
        accepted = environ.get("HTTP_ACCEPT_ENCODING")
        way = _best(accepted[:200]) if accepted and self._is_compressed else ""
        parcel = self._parcels.get(way)
        if parcel is None:
            with self._lock:
                parcel = self._parcels.get(way) or self._made_ready(way)
                self._parcels[way] = parcel
        return parcel

    def _made_ready(self, way: str) -> "_Parcel":
        body = _WAYS[way](self.body) if way else self.body
        tag = f'"{self.tag}{"-" + way if way else ""}"'
        control = [("Cache-Control", self._control)] if self._control else []
        unchanged = [*self._kept, ("Vary", self._vary), ("ETag", tag), *control]
        headers = [*self._kind, *unchanged, ("Content-Length", str(len(body)))]
        if way:
            headers.append(("Content-Encoding", way))
        return _Parcel(tag, headers, unchanged, body)

    def packed(self) -> bytes:
        """Return it as bytes, for a store that others share."""
        head = json.dumps([self.version, self.status, self.headers, self._control]).encode()
        return len(head).to_bytes(4, "big") + head + self.body

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


class _Parcel(NamedTuple):
    """One answer in one way of compressing: ready to be sent, whole or as the news that nothing changed."""

    tag: str
    headers: Headers
    unchanged: Headers
    body: bytes


@lru_cache(maxsize=256)
def _best(accepted: str) -> str:
    """Return the best way that an Accept-Encoding header takes, or ""; `br;q=0` takes it not."""
    parts = (part.replace(" ", "").lower().partition(";q=") for part in accepted.split(","))
    taken = {way for way, _sign, quality in parts if not quality or quality.strip("0.")}
    return next((way for way in _WAYS if way in taken), "")


def _has_tag(told: str, tag: str) -> bool:
    """Whether an If-None-Match header names a tag. A proxy may have made it weak."""
    return told.strip() == "*" or tag in (part.strip().removeprefix("W/") for part in told.split(","))
