"""Answers for machines: is it well, what may be read by robots."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
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
