"""Answers for machines: is it well, what may be read by robots, whom to tell of a hole."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """Say whether the portal and its database answer: 200 when they do, 503 when not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "storing", "database": "onbereikbaar"}, status=503)
    return JsonResponse({"status": "goed", "database": "bereikbaar"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what robots may read: everything but the admin and endless combinations of filters."""
    lines = ["User-agent: *", "Disallow: /beheer/", "Disallow: /*?*&", "", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


STANDS_FOR = timedelta(days=180)
"""How long what stands in security.txt may be relied upon, from the day on which it is asked for."""


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say whom to tell of a hole in the portal, as RFC 9116 has it: for people and their programs."""
    contact = settings.SECURITY_CONTACT or f"{settings.SITE_URL}/contact/"
    ends_at = datetime.combine(timezone.localdate() + STANDS_FOR, time.min, UTC)
    lines = [
        f"Contact: mailto:{contact}" if "@" in contact and ":" not in contact else f"Contact: {contact}",
        f"Expires: {ends_at:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
