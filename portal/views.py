"""Answers for machines: is it well, what may be read by robots, the bytes of a picture."""

import mimetypes

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.http import http_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve, was_modified_since


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
