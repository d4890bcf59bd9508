"""The same form sent twice does its work once, and a form that somebody overtook does nothing."""

import hashlib
import re
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail import hooks
from wagtail.models import Page

from editing import sent

_GUARDED = re.compile(r"/beheer/(?:pages/(?:add/|\d+/edit/|workflow/action/)|importeren/|verzoeken/|overdragen/)")
_DECIDING = ("action-submit", "action-publish", "action-restart-workflow", "action-workflow-action")
_WAIT_AT_MOST = 20.0
_THIS_MOMENT = timedelta(seconds=15)


def one_at_a_time(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer a form that is sent again, by the same person and with the same words, as it was answered the first time.

    A double click sends it while the first is under way; "reload" sends it a moment later. A first that led nowhere,
    for a field was wrong, is not remembered. Saves that the page makes by itself are let through: Wagtail guards these.
    Whichever process they reach, the first has a row in the database (editing/sent.py).
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if not _is_guarded(request):
            return get_response(request)
        name = _name(request)
        begun = time.monotonic()
        while not sent.take(name):
            if earlier := sent.answer_to(name):
                return HttpResponseRedirect(earlier)
            if time.monotonic() - begun > _WAIT_AT_MOST:
                return render(request, "editing/busy.html", status=503)
            time.sleep(0.1)
        response = None
        try:
            response = get_response(request)
        finally:
            if isinstance(response, HttpResponseRedirect):
                sent.remember(name, response.url)
            else:
                sent.let_go(name)
        return response

    return answer


@hooks.register("before_edit_page")
def stop_overtaken_form(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to send in, publish or judge from a form that is older than the newest version; nothing is saved.

    Wagtail refuses this only for saves that the page makes by itself. Such a save may be under way while its own form
    is sent: that one does not count.
    """
    if request.method != "POST" or _is_autosave(request) or not any(request.POST.get(name) for name in _DECIDING):
        return None
    newest = page.get_latest_revision()
    if newest is None or not _is_overtaken(request, newest) or _is_own_save(request, page):
        return None
    context = {"page": page, "newest": newest, "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk])}
    return render(request, "editing/overtaken.html", context, status=409)


def _is_overtaken(request: HttpRequest, newest: Any) -> bool:
    own = request.POST.get("overwrite_revision_id")
    if own:
        return own != str(newest.pk)
    loaded = request.POST.get("loaded_revision_id")
    if not loaded:
        return False
    moment = request.POST.get("loaded_revision_created_at", "")
    return loaded != str(newest.pk) or moment != newest.created_at.isoformat()


def _is_own_save(request: HttpRequest, page: Page) -> bool:
    """Whether all that is newer than the form was saved by its own editor, this moment."""
    loaded = parse_datetime(request.POST.get("loaded_revision_created_at", ""))
    if loaded is None or request.POST.get("overwrite_revision_id"):
        return False
    newer = page.revisions.filter(created_at__gt=loaded)
    return not newer.exclude(user=request.user, created_at__gte=timezone.now() - _THIS_MOMENT).exists()


def _is_guarded(request: HttpRequest) -> bool:
    is_form = request.method == "POST" and not _is_autosave(request)
    return is_form and _GUARDED.match(request.path) is not None and request.user.is_authenticated


def _is_autosave(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _name(request: HttpRequest) -> str:
    digest = hashlib.sha256(f"{request.session.session_key}|{request.get_full_path()}|".encode())
    if request.content_type == "multipart/form-data":
        # The boundary differs each time a form is sent, so the parts are taken, not the body.
        for name, values in sorted(request.POST.lists()):
            digest.update(f"{name}={values}|".encode())
        for name, files in sorted(request.FILES.lists()):
            digest.update(f"{name}={[(file.name, file.size) for file in files]}|".encode())
    else:
        digest.update(request.body)
    return digest.hexdigest()
