"""What the portal writes about itself: one line of JSON for each thing, and nothing about a person.

Personal data is kept out by how a line is made, not by who logs: what is written of a request is its method, the
pattern of its address and the number of its user; of an exception its kind and where it was raised, hardly ever its
words.
"""

import ipaddress
import json
import logging
import re
import time
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from kit.request_ids import NAME, request_id

HIDDEN = "…"
MOST_FRAMES = 30
LONGEST_PATH = 200
_SPEAKING = (ImportError, AttributeError, NameError, ArithmeticError, AssertionError)
"""Exceptions whose words are about our code; those of others may repeat what somebody typed."""

_SECRETS = (
    (re.compile(r"(?P<kept>\w{1,20}://)[^\s/@]+@"), rf"\g<kept>{HIDDEN}@"),  # a password in the address of a server
    (re.compile(r"[\w.+%-]{1,255}(?:@|%40)[\w-]+(?:\.[\w-]+)*", re.IGNORECASE), HIDDEN),  # an e-mail address
    (re.compile(r"\?[^\s'\"<>]*"), ""),  # a query string: words of somebody who searches
    # What opens something, in a path: signed, encoded or random. A slug has small letters, with dashes between words.
    (
        re.compile(
            r"(?<=/)(?:(?=[^/\s]*[A-Z:=_])[^/\s]{16,}|[^/\s-]{24,}|[0-9a-f]{8}(?:-[0-9a-f]{4,12}){4})(?=/|\s|$)"
        ),
        HIDDEN,
    ),
    (re.compile(r"(?<!\w)(?:(?:\+|00)\d(?:[ -]?\d){8,13}|0\d(?:[ -]?\d){8})(?!\w)"), HIDDEN),  # a telephone number
)
_LIKE_AN_ADDRESS = re.compile(r"(?<![\w.])[0-9a-f.:]*[0-9a-f:]", re.IGNORECASE)


def scrubbed(text: str) -> str:
    """Return a text without e-mail and network addresses, telephone numbers, query strings, passwords and keys."""
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return _LIKE_AN_ADDRESS.sub(_unless_of_a_machine, text)


def _unless_of_a_machine(found: re.Match[str]) -> str:
    candidate, _colon, port = found[0].rpartition(":")
    for each in (found[0], candidate if candidate.count(".") == 3 and port.isdecimal() else ""):
        try:
            ipaddress.ip_address(each)
        except ValueError:
            continue
        return HIDDEN
    return found[0]


class Nameless(logging.Filter):
    """Lets every record through without what tells who somebody is, and with the name of its request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record in place."""
        record.request_id = request_id.get()
        if isinstance(record.args, Mapping):
            record.args = {name: _nameless(value) for name, value in record.args.items()}
        elif record.args:
            record.args = tuple(_nameless(value) for value in record.args)
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):  # the words of a line do not fit what is told; the line is worth more
            message = str(record.msg)
        record.msg, record.args = scrubbed(message), None
        return True


def _nameless(value: Any) -> Any:
    if hasattr(
        value, "is_authenticated"
    ):  # a user, whose text is a name; their class cannot be loaded as early as this
        return f"user {value.pk}"
    if isinstance(value, HttpRequest):
        return f"{value.method} {address_of(value)}"
    if isinstance(value, BaseException):
        return told(value)
    return value


def told(error: BaseException) -> str:
    """Return what may be written of an exception: its kind, and its words where these are about our code."""
    kind = type(error).__name__
    if isinstance(error, OSError) and error.strerror:
        return f"{kind}: {error.strerror}"
    return f"{kind}: {scrubbed(str(error))}" if isinstance(error, _SPEAKING) else kind


def address_of(request: HttpRequest) -> str:
    """Return the pattern of the address of a request: `/volgen/stop/<str:token>/`; else its path without secrets."""
    match = getattr(request, "resolver_match", None)
    if match is not None and match.captured_kwargs:
        return f"/{match.route}"
    return scrubbed(request.path)[:LONGEST_PATH]


class JsonLines(logging.Formatter):
    """A record as one line of JSON, for a machine that collects them."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if name := getattr(record, "request_id", ""):
            line["request_id"] = name
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1] is not None:
            line["exception"] = told(record.exc_info[1])
            line["where"] = _where(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


class ReadableLines(logging.Formatter):
    """A record for somebody who develops: exceptions whole."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with the facts behind it."""
        facts = " ".join(f"{name}={value}" for name, value in getattr(record, "facts", {}).items())
        return f"{super().format(record)} {facts}".rstrip()


def _where(error: BaseException) -> list[str]:
    """Return where an exception and what caused it were raised, the innermost last."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    frames: list[str] = []
    for link in reversed(chain):
        frames += [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(link.__traceback__)]
        frames.append(told(link))
    return frames[-MOST_FRAMES:]


_log = logging.getLogger("portal.requests")


class one_line_per_request:
    """Log each request that Django answers. A stored page leaves no line, which would cost more than the page."""

    def __init__(self, handler: Callable[[HttpRequest], HttpResponse]) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(request.META.get(NAME, ""))
        try:
            return self._answer(request)
        finally:
            request_id.reset(token)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.handler(request)
        facts = {
            "method": request.method if request.method in _METHODS else "?",
            "path": address_of(request),
            "status": response.status_code,
            "ms": round((time.perf_counter() - began) * 1000),
        }
        # A page that did not ask who reads it is not asked now.
        known = getattr(request, "_cached_user", None)
        if known is not None and known.is_authenticated:
            facts["user"] = known.pk
        _log.info("%s %s %s", facts["method"], facts["path"], facts["status"], extra={"facts": facts})
        return response


_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"}


def logging_settings(debug: bool) -> dict[str, Any]:
    """Return Django's LOGGING: readable while developing, else as JSON.

    All goes to standard error: what a command says on standard output stays its own.
    """
    form = "readable" if debug else "json"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"nameless": {"()": "kit.logs.Nameless"}},
        "formatters": {
            "json": {"()": "kit.logs.JsonLines"},
            "readable": {"()": "kit.logs.ReadableLines", "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        },
        "handlers": {
            "out": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stderr",
                "filters": ["nameless"],
                "formatter": form,
            }
        },
        "root": {"handlers": ["out"], "level": "WARNING"},
        "loggers": {
            # Django's own would mail the administrators, with everything about the request.
            "django": {"handlers": ["out"], "level": "WARNING", "propagate": False},
            "django_tasks": {"level": "WARNING"},
            "django_tasks_db": {"level": "WARNING"},
            "portal": {"level": "WARNING" if debug else "INFO"},
        },
    }
