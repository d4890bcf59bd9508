"""The pages that a visitor sees when something is not as they hoped: in our identity, with a way on."""

import sys
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kit.away import RETRY_AFTER, is_away, known_desk


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400: the browser sent something we cannot read."""
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403: this is not open to everyone."""
    return render(request, "errors/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 when a form came back without the cookie it left with, and say what to do."""
    return render(request, "errors/403.html", {"is_form_expired": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 with ways to go on."""
    return render(request, "errors/404.html", status=404)


def gone(request: HttpRequest, context: dict | None = None) -> HttpResponse:
    """Answer 410: it was here and was taken away; `context` names where to look now."""
    return render(request, "errors/410.html", context or {}, status=410)


def content_too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 413: more was sent than a form holds."""
    return render(request, "errors/413.html", status=413)


def too_many_requests(request: HttpRequest, retry_after_seconds: int) -> HttpResponse:
    """Answer 429 and say when to try again."""
    minutes = max(1, round(retry_after_seconds / 60))
    context = {"minutes": minutes, "hours": ceil(minutes / 60) if minutes >= 60 else 0, "desk": known_desk()}
    response = render(request, "errors/429.html", context, status=429)
    response.headers["Retry-After"] = str(retry_after_seconds)
    return response


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer 503 from a page that asks nothing of the database: it is away; say whom to call meanwhile."""
    context = {"desk": known_desk(), "was_asking": request.method in ("GET", "HEAD")}
    response = render(None, "errors/503.html", context, status=503)  # type: ignore[arg-type]  # no context processor
    response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response


def out_of_room(request: HttpRequest) -> HttpResponse:
    """Answer 507 when the disk takes no more of what somebody sent."""
    return render(None, "errors/507.html", status=507)  # type: ignore[arg-type]  # no context processor may run


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 from a page that asks nothing of the database; 503 when the database is what went wrong.

    Django calls this while it handles the exception, wherever that was raised: in middleware too.
    """
    if is_away(sys.exc_info()[1]):
        return unavailable(request)
    context = {"desk": known_desk()}
    return render(None, "errors/500.html", context, status=500)  # type: ignore[arg-type]  # no context processor may run
