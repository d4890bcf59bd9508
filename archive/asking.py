"""Asking the site itself, in this process, as a reader without a cookie: what it answers is what everybody may see.

The whole of Django answers, middleware and all, so every rule about what is public holds here too.
"""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest


@dataclass(frozen=True)
class Answer:
    """What the site says to an address: `content_type` without parameters, `location` of a redirect or ""."""

    status: int
    content_type: str
    chunks: Iterable[bytes]
    location: str = ""


class Reader:
    """Somebody who reads the site."""

    def __init__(self) -> None:
        """Start the site, once."""
        self._site = WSGIHandler()

    @contextmanager
    def ask(self, address: str) -> Iterator[Answer]:
        """Give the answer to `address`, which begins with a slash; its body is read from it piece by piece."""
        said: list[Any] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], error: Any = None, /
        ) -> Callable[[bytes], object]:
            said[:] = [int(status.split()[0]), {name.lower(): value for name, value in headers}]
            return lambda chunk: None  # the old way to write; nobody uses it

        response: Any = self._site(environ_of(address), start_response)
        status, headers = said
        try:
            content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
            yield Answer(status, content_type, response, headers.get("location", ""))
        finally:
            response.close()


def request_for(address: str) -> WSGIRequest:
    """Return what an anonymous reader asks, for a page that we make ourselves in the frame of the site."""
    return WSGIRequest(environ_of(address))


def environ_of(address: str) -> dict[str, Any]:
    """Return the environment of a request (PEP 3333) for an address under the site's own name."""
    site = urlsplit(settings.SITE_URL)
    path, _mark, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(path, encoding="latin-1"),
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": site.hostname or "localhost",
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "HTTP_HOST": site.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
