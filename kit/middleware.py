"""What holds for every answer."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
)
from django.http import Http404, HttpRequest, HttpResponse

from kit import errors
from kit.away import is_away
from kit.files import is_full
from kit.limits import ASKING, ASKING_PERIOD, SENDING, SENDING_PERIOD, is_over, is_this_machine, visitor

_log = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponse]

_STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self'",
    "frame-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
# Wagtail's choosers, date pickers and editor write inline scripts and styles, never inline handlers (decision 5).
_ADMIN = _STRICT | {
    "script-src": "'self' 'unsafe-inline'",
    "script-src-attr": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
}
_NOTHING = {"default-src": "'none'", "frame-ancestors": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def _policy(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


STRICT_POLICY = _policy(_STRICT)
ADMIN_POLICY = _policy(_ADMIN)
DATA_POLICY = _policy(_NOTHING | {"sandbox": ""}).strip()
"""For what is no page: nothing in it is run, fetched or framed, even when somebody opens it by itself."""
DRAWING_POLICY = _policy(_NOTHING | {"style-src": "'unsafe-inline'", "sandbox": ""}).strip()
"""For a drawing (SVG): its own colours, and nothing that runs."""
FRAMED_POLICY = _policy(_STRICT | {"frame-ancestors": "*", "form-action": "'none'"})
"""For a page without forms that may stand in a frame on any site; its view sends it."""
_UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "hid"),
    *("idle-detection", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "serial", "usb"),
    *("screen-wake-lock", "xr-spatial-tracking", "browsing-topics"),
)
_PERMISSIONS = ", ".join(f"{name}=()" for name in _UNUSED)
_DRAWN_BY_BROWSERS = ("text/html", "application/pdf")
"""What a browser shows by itself and that a sandbox would break: pages, and papers in its own viewer."""


def _policy_for(request: HttpRequest, response: HttpResponse) -> str:
    kind = response.get("Content-Type", "text/html").partition(";")[0]
    if request.path.startswith("/beheer/") and "/preview/" not in request.path and _is_signed_in(request):
        return ADMIN_POLICY
    if kind in _DRAWN_BY_BROWSERS:
        return STRICT_POLICY
    return DRAWING_POLICY if kind == "image/svg+xml" else DATA_POLICY


def _is_signed_in(request: HttpRequest) -> bool:
    return hasattr(request, "user") and request.user.is_authenticated


class content_security_policy:
    """Say with every answer what a browser may do with it; outermost, so that no answer is without.

    Pages and previews get the strict policy, the admin's own screens a wider one, and what is no page may do nothing.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.handler(request)
        if response.status_code != HTTPStatus.NOT_MODIFIED:  # it would change the policy of what the browser has
            response.headers.setdefault("Content-Security-Policy", _policy_for(request, response))
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        # Our script for a piece on another site is one of the static files.
        reach = "cross-origin" if request.path.startswith(settings.STATIC_URL) else "same-origin"
        response.headers.setdefault("Cross-Origin-Resource-Policy", reach)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        return response


class no_floods:
    """Answer 429 to who sends more forms, or asks more questions, than people do.

    Editors have doors of their own; the API counts for itself, in the words of machines. Reading is not counted where
    all visitors seem to be this machine: one of them would use up what is there for all.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wait = 0 if request.path.startswith(("/beheer/", "/api/")) else _seconds_to_wait(request)
        if not wait:
            return self.handler(request)
        response = errors.too_many_requests(request, wait)
        response.headers["Cache-Control"] = "no-store"
        return response


def _seconds_to_wait(request: HttpRequest) -> int:
    who = visitor(request)
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        return SENDING_PERIOD if is_over(f"sending:{who}", SENDING, SENDING_PERIOD) else 0
    is_counted = bool(request.META.get("QUERY_STRING")) and not is_this_machine(who)
    return ASKING_PERIOD if is_counted and is_over(f"asking:{who}", ASKING, ASKING_PERIOD) else 0


class own_error_pages:
    """Show our own page for what a visitor can cause, in development too: Django would show its technical one."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.handler(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503 without database, 507 without room, outside the admin 404, 403, 413 and 400; or nothing."""
        if is_away(exception):
            _log.warning("The database is away at %s: %s", request, exception.__cause__ or exception)
            return errors.unavailable(request)
        if is_full(exception):
            _log.error("The disk is full at %s: %s", request, exception)
            return errors.out_of_room(request)
        if request.path.startswith("/beheer/"):
            return None
        if isinstance(exception, Http404):
            return errors.not_found(request, exception)
        if isinstance(exception, PermissionDenied):
            return errors.permission_denied(request, exception)
        if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
            return errors.content_too_large(request, exception)
        if isinstance(exception, BadRequest | SuspiciousOperation):
            return errors.bad_request(request, exception)
        return None
