"""One polite request to another site: does this address still lead somewhere?"""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from links.addresses import AddressRefused, HostUnknown, Resolver, Target, resolve, target_of
from links.choices import Outcome

MOST_SECONDS = 8.0
MOST_BYTES = 64 * 1024
MOST_HOPS = 5
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_GONE = (404, 410)
_NOT_FOR_PROGRAMS = (401, 403, 407, 429, 451, 999)


@dataclass(frozen=True)
class Answer:
    """What came of following a link. `new_url` is where it moved to for good."""

    outcome: Outcome
    status: int | None = None
    detail: str = ""
    new_url: str = ""


@dataclass(frozen=True)
class Reply:
    """What another site said: the status, and where it sends us."""

    status: int
    location: str = ""


Transport = Callable[[str, Target, float], Reply]
"""Asks (method, target, seconds it may take)."""


class Fetcher:
    """Follows one address at a time. Keeps nothing between requests: no cookies, no connection."""

    def __init__(
        self,
        *,
        resolver: Resolver | None = None,
        transport: Transport | None = None,
        clock: Callable[[], float] = time.monotonic,
        before_request: Callable[[str], None] = lambda host: None,
    ) -> None:
        """`before_request` is called with the host before each request, and may wait; that time does not count."""
        self._resolver = resolver or resolve
        self._transport = transport or ask
        self._clock = clock
        self._before_request = before_request

    def fetch(self, url: str) -> Answer:
        """Return what came of following an address. Never raises for what another site does."""
        try:
            return self._follow(url)
        except AddressRefused as refusal:
            return Answer(Outcome.REFUSED, detail=str(refusal))
        except HostUnknown:
            return Answer(Outcome.UNREACHABLE, detail=_("De naam van deze site bestaat niet of is onvindbaar."))
        except ssl.SSLCertVerificationError:
            return Answer(Outcome.UNREACHABLE, detail=_("Het certificaat van deze site klopt niet."))
        except TimeoutError:
            return Answer(Outcome.UNREACHABLE, detail=_("De site antwoordt niet op tijd."))
        except (OSError, http.client.HTTPException, ValueError):
            return Answer(Outcome.UNREACHABLE, detail=_("Er is geen verbinding met deze site te maken."))

    def _follow(self, url: str) -> Answer:
        budget, address, moved_to, is_moving = _Budget(MOST_SECONDS), url, "", True
        for _hop in range(MOST_HOPS + 1):
            target = target_of(address, self._resolver)
            reply = self._head_or_get(target, budget)
            if reply.status not in _REDIRECTS or not reply.location:
                return _answer(reply.status, moved_to)
            address = urljoin(address, reply.location)
            # Only the permanent steps at the beginning say that the link itself must change.
            is_moving = is_moving and reply.status in _PERMANENT
            moved_to = address if is_moving else moved_to
        return Answer(Outcome.ERROR, reply.status, _("De site verwijst steeds weer door."))

    def _head_or_get(self, target: Target, budget: "_Budget") -> Reply:
        """Return the reply to HEAD, or to GET where a site does not do that well."""
        try:
            reply = self._request("HEAD", target, budget)
        except (ConnectionResetError, http.client.HTTPException):
            return self._request("GET", target, budget)
        if reply.status >= 400 and reply.status != 429:
            return self._request("GET", target, budget)
        return reply

    def _request(self, method: str, target: Target, budget: "_Budget") -> Reply:
        if budget.seconds <= 0:
            raise TimeoutError
        self._before_request(target.host)
        began = self._clock()
        try:
            return self._transport(method, target, budget.seconds)
        finally:
            budget.seconds -= self._clock() - began


@dataclass
class _Budget:
    """The time that is left for one address, over all its requests."""

    seconds: float


def _answer(status: int, moved_to: str) -> Answer:
    if 200 <= status < 300:
        if moved_to:
            return Answer(Outcome.MOVED, status, _("De pagina is verhuisd."), moved_to)
        return Answer(Outcome.WORKS, status)
    if status in _GONE:
        return Answer(Outcome.GONE, status, _("De site zegt dat deze pagina er niet is."))
    if status in _NOT_FOR_PROGRAMS:
        return Answer(Outcome.UNCHECKED, status, _("De site laat dit niet door een programma nagaan; kijk zelf even."))
    if status >= 500:
        return Answer(Outcome.ERROR, status, _("De site geeft een storing."))
    return Answer(Outcome.ERROR, status, _("De site geeft een foutmelding."))


def user_agent() -> str:
    """Return how we introduce ourselves, with where to complain."""
    return f"KwartiermakersLinkcontrole/1.0 (+{settings.SITE_URL}/)"


def ask(method: str, target: Target, seconds: float) -> Reply:
    """Ask exactly the machines in `target`, one after the other, and read no further than the headers.

    Raises:
        OSError: no connection, a certificate that is not right, or not within `seconds`.
        http.client.HTTPException: the answer is no HTTP.
    """
    ends_at = time.monotonic() + seconds
    connection = _PinnedConnection(target, ends_at)
    try:
        connection.request(
            method,
            target.path,
            headers={"User-Agent": user_agent(), "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"},
        )
        with connection.getresponse() as response:
            return Reply(response.status, _location(response.getheader("Location") or ""))
    finally:
        connection.close()


def _location(header: str) -> str:
    """Return an address as a site sends it: many write letters and spaces that should have been encoded."""
    return header.encode("latin-1", "replace").decode("utf-8", "replace").strip().replace(" ", "%20")


class _PinnedConnection(http.client.HTTPConnection):
    """Connects to addresses that were looked at, while the site hears its own name: nothing is resolved again."""

    def __init__(self, target: Target, ends_at: float) -> None:
        self.default_port = 443 if target.scheme == "https" else 80  # type: ignore[misc]  # decides the Host header
        super().__init__(target.host, target.port)
        self._target = target
        self._ends_at = ends_at

    def connect(self) -> None:
        """Open the connection; the first address that answers will do."""
        failure: OSError = HostUnknown(self.host)
        for address in self._target.addresses[:2]:
            try:
                plain = socket.create_connection((address, self.port), _left(self._ends_at))
                break
            except OSError as error:
                failure = error
        else:
            raise failure
        self.sock = plain
        if self._target.scheme == "https":
            plain.settimeout(_left(self._ends_at))
            self.sock = _verifying().wrap_socket(plain, server_hostname=self.host)
        self.sock = _TimedSocket(self.sock, self._ends_at)  # type: ignore[assignment]  # does what http.client asks


def _verifying() -> ssl.SSLContext:
    return ssl.create_default_context()


def _left(ends_at: float) -> float:
    left = ends_at - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _TimedSocket:
    """A socket for one answer: a site that sends a letter a second, or without end, is cut off."""

    def __init__(self, sock: Any, ends_at: float) -> None:
        self._socket = sock
        self._ends_at = ends_at

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(_left(self._ends_at))
        self._socket.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._socket, self._ends_at))

    def close(self) -> None:
        self._socket.close()


class _TimedReader(io.RawIOBase):
    def __init__(self, sock: Any, ends_at: float) -> None:
        self._socket = sock
        self._ends_at = ends_at
        self._bytes_left = MOST_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(_left(self._ends_at))
        number = self._socket.recv_into(memoryview(buffer)[: self._bytes_left])
        self._bytes_left -= number
        return number
