"""Answers for machines: what may be read by robots, whom to tell of a hole, the bytes of a picture."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what robots may read: everything but the admin and endless combinations of filters."""
    lines = ["User-agent: *", "Disallow: /beheer/", "Disallow: /*?*&", "", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


"""Answers for machines: what may be read by robots, whom to tell of a hole, the bytes of a picture."""


from django.http import HttpRequest, HttpResponse
