"""Signing in again without leaving the form: a form asks whether its editor is still there."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail import hooks


@never_cache
@require_safe
def state(request: HttpRequest) -> JsonResponse:
    """Return who is signed in ("" when nobody) and the token with which forms are sent now."""
    user = request.user
    who = str(user.pk) if user.is_authenticated and user.has_perm("wagtailadmin.access_admin") else ""
    return JsonResponse({"who": who, "token": get_token(request) if who else ""})


@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Say that the tab in which somebody signed in again can be closed."""
    return render(request, "editing/session/back.html")


@hooks.register("register_admin_urls")
def session_urls() -> list[URLPattern]:
    """Serve the tab that closes itself; where a form asks is in portal/urls.py, for who is signed out asks too."""
    return [path("sessie/klaar/", back, name="session_back")]


@hooks.register("insert_global_admin_js")
def keep_watch() -> SafeString:
    """Let every form of the admin keep watch."""
    sayings = {
        "title": _("Je bent niet meer aangemeld"),
        "text": _(
            "Wat je typte, staat nog in dit scherm. Meld je opnieuw aan in een nieuw tabblad; daarna ga je hier verder."
        ),
        "signIn": _("Opnieuw aanmelden"),
        "other": _("Er is nu iemand anders aangemeld. Meld je aan met je eigen account voordat je bewaart."),
        "again": _("Je bent weer aangemeld. Je kunt verder."),
        "offline": _("Geen verbinding. Wat je typt, blijft in dit scherm staan; we proberen het opnieuw."),
        "online": _("Er is weer verbinding."),
        "state": reverse("session_state"),
        "login": f"{reverse('wagtailadmin_login')}?next={reverse('session_back')}",
    }
    script = format_html('<script src="{}" defer></script>', static("js/admin/session.js"))
    return mark_safe(json_script(sayings, "session-sayings") + script)  # noqa: S308 - both are escaped where they are made
