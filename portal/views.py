"""Answers for machines: what may be read by robots, whom to tell of a hole, the bytes of a picture."""

import mimetypes
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import serve, was_modified_since


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


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """Send a picture at one size, from the folder or from the bucket; what was withheld is in neither.

    Raises:
        Http404: there is no such file.
    """
    if isinstance(default_storage, FileSystemStorage):
        return serve(request, path, document_root=str(settings.MEDIA_ROOT))
    try:
        file = default_storage.open(path)
        changed = default_storage.get_modified_time(path).timestamp()
    except (FileNotFoundError, SuspiciousFileOperation) as error:
        raise Http404(path) from error
    if not was_modified_since(request.headers.get("If-Modified-Since"), changed):
        file.close()
        return HttpResponseNotModified()
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return FileResponse(file, content_type=kind, headers={"Last-Modified": http_date(changed)})
