"""Each request has a name: it stands in the answer and on every line that is logged meanwhile."""

import itertools
import re
import secrets
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

HEADER = "X-Request-ID"
NAME = "portal.request_id"
"""Under what it stands in a WSGI environment, and so in `request.META`."""
_IN_ENVIRON = "HTTP_X_REQUEST_ID"
_SANE = re.compile(r"[A-Za-z0-9-]{8,64}")
"""What a proxy in front may give: no signs that could end a header or a line, nothing as long as a letter."""

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The name of the request that Django is answering (kit/logs.py sets it); "" outside one."""

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class NamedRequests:
    """A WSGI application around another one, which gives each request its name.

    A name is new in this process by its number, and among processes by what stands before it. This stands in front of
    the page store too, so it does as little as it can: a name takes less than a millionth of a second.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._begin = ""
        self._numbers = itertools.count(1)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request by its name."""
        name = environ.get(_IN_ENVIRON, "")
        if not name or not _SANE.fullmatch(name):
            name = "%s%x" % (self._begin or self._begun(), next(self._numbers))  # noqa: UP031 - half the time of another
        environ[NAME] = name

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            headers.append((HEADER, name))
            return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

        return self._application(environ, start)

    def _begun(self) -> str:
        # At the first request, for a server may start its processes by forking one that has this object already.
        self._begin = f"{secrets.token_hex(8)}-"
        return self._begin
