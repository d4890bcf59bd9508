"""What holds for every answer."""

import logging
from collections.abc import Callable

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

_log = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponse]

_STRICT = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
# Wagtail's choosers, date pickers and editor write inline scripts and styles; see docs/decisions/.
_ADMIN = _STRICT | {
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
}


def _policy(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


STRICT_POLICY = _policy(_STRICT)
ADMIN_POLICY = _policy(_ADMIN)
FRAMED_POLICY = _policy(_STRICT | {"frame-ancestors": "*", "form-action": "'none'"})
"""For a page without forms that may stand in a frame on any site; its view sends it."""
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


def _is_admin_screen(path: str) -> bool:
    return path.startswith("/beheer/") and "/preview/" not in path


class content_security_policy:
    """Send the strict policy for the public site and for previews, a wider one for the admin's own screens."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.handler(request)
        policy = ADMIN_POLICY if _is_admin_screen(request.path) else STRICT_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


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
