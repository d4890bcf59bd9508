"""What holds for every address of the API, whatever stands behind it."""

import hashlib
import logging
import time
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import ValidationError

from kit.away import RETRY_AFTER, is_away
from kit.limits import is_over, visitor
from reuse.api.problems import CONTENT_TYPE, AskedWrongly, problem

VERSION = "1.0.0"
"""Of the API. The first number stands in the address; the others say what was added or mended."""

METHODS = ("GET", "HEAD", "OPTIONS")
JSON = "application/json"
MOST, PERIOD = 600, 60
"""How often one visitor may ask in how many seconds."""
FRESH_SECONDS = 0
"""What is withdrawn is gone at the next question; who has the answer already is told so by its fingerprint."""

View = Callable[..., HttpResponse]

_log = logging.getLogger("django.request")


def door(view: View, media_type: str = JSON) -> View:
    """Return a view that answers what nobody needs to be asked for, and whose answers are all alike.

    Whatever happens behind it, a machine gets something it can read: never a page, never a redirect.
    """

    @csrf_exempt
    @wraps(view)
    def opened(request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            response = _refusal(request, media_type) or _ask(view, request, named)
        except (Http404, ValidationError):  # what is in the path cannot be, so there is nothing
            response = problem(request, HTTPStatus.NOT_FOUND)
        except AskedWrongly as wrong:
            response = problem(request, HTTPStatus.BAD_REQUEST, wrong.faults)
        except (SuspiciousOperation, BadRequest):
            response = problem(request, HTTPStatus.BAD_REQUEST)
        except Exception as error:  # whatever it is, who asked must be able to read the answer
            if is_away(error):
                _log.warning("The database is away at %s: %s", request, error.__cause__ or error)
                headers = {"Retry-After": str(RETRY_AFTER)}
                return _finished(request, problem(request, HTTPStatus.SERVICE_UNAVAILABLE, headers=headers))
            _log.exception("API: %s", request.path, extra={"status_code": 500, "request": request})
            response = problem(request, HTTPStatus.INTERNAL_SERVER_ERROR)
        return _finished(request, response)

    return opened


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer for every address that the API does not have, with one slash too many as well."""
    return _finished(request, problem(request, HTTPStatus.NOT_FOUND))


nothing_here.csrf_exempt = True  # type: ignore[attr-defined]  # what Django's decorator does, on a view by itself


def _refusal(request: HttpRequest, media_type: str) -> HttpResponse | None:
    if is_over(f"api.{visitor(request)}", MOST, PERIOD):
        wait = PERIOD - int(time.time()) % PERIOD
        return problem(request, HTTPStatus.TOO_MANY_REQUESTS, headers={"Retry-After": str(wait)})
    if request.method == "OPTIONS":
        allowed = ", ".join(METHODS)
        return HttpResponse(
            status=HTTPStatus.NO_CONTENT, headers={"Allow": allowed, "Access-Control-Allow-Methods": allowed}
        )
    if request.method not in METHODS:
        return problem(request, HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": ", ".join(METHODS)})
    if not request.accepts(media_type):
        return problem(request, HTTPStatus.NOT_ACCEPTABLE)
    return None


def _ask(view: View, request: HttpRequest, named: dict[str, Any]) -> HttpResponse:
    """Ask the view; HEAD is asked as GET, the server leaves the body out."""
    method, request.method = request.method, "GET"
    try:
        return view(request, **named)
    finally:
        request.method = method


def _finished(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    kind = response.get("Content-Type", "").partition(";")[0]
    if response.status_code == HTTPStatus.OK and kind == JSON:
        response = _unless_known(request, response)
    elif kind == CONTENT_TYPE:
        response.headers["Cache-Control"] = "no-store"
    response.headers["API-Version"] = VERSION
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "API-Version, ETag, Link, Retry-After"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_vary_headers(response, ["Accept"])
    return response


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return an answer with its fingerprint; only that fingerprint to who has the answer already.

    There is no Last-Modified: what is public also changes when a day passes, without anybody touching it.
    """
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    known = {tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))}
    if known & {etag, "*"}:
        response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
        del response.headers["Content-Type"]
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS, must_revalidate=True)
    return response
