"""In which browsers somebody is signed in, and ending that."""

from datetime import timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import SignIn, User

SEEN_EVERY = 300
"""Seconds: so often it is noted that somebody is still there."""
_SEEN = "accounts.seen"
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
             ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"))  # fmt: skip


def open_sign_ins(user: User) -> QuerySet[SignIn]:
    """Return the browsers in which somebody is signed in, the last used first."""
    return SignIn.objects.filter(user=user, seen_at__gte=_oldest()).order_by("-seen_at")


def note(request: HttpRequest, user: User | None = None) -> None:
    """Note that who asks is signed in here, or `user` who came in just now; a renamed session keeps its place."""
    session = request.session
    if session.session_key is None:
        session.create()
    now = timezone.now()
    key, stamp = session.session_key, int(now.timestamp())
    known = session.get(_SEEN)
    if known is not None and known["key"] == key and stamp - known["at"] < SEEN_EVERY:
        return
    here: dict[str, Any] = {
        "user": user or request.user,
        "session_key": key,
        "browser": in_words(request),
        "seen_at": now,
    }
    is_kept = known is not None and SignIn.objects.filter(session_key=known["key"]).update(**here)
    if not is_kept:
        SignIn.objects.update_or_create(session_key=key, defaults=here)
    session[_SEEN] = {"key": key, "at": stamp}


def end(sign_ins: QuerySet[SignIn]) -> int:
    """Sign out in these browsers; return how many."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    keys = list(sign_ins.values_list("session_key", flat=True))
    for key in keys:
        store(key).delete()
    return SignIn.objects.filter(session_key__in=keys).delete()[0]


def forget_ended() -> int:
    """Delete what is over; return how many."""
    return SignIn.objects.filter(seen_at__lt=_oldest()).delete()[0]


def in_words(request: HttpRequest) -> str:
    """Return the browser as people call it: "Firefox op Windows"."""
    told = request.headers.get("User-Agent", "")
    browser = next((name for sign, name in _BROWSERS if sign in told), "")
    system = next((name for sign, name in _SYSTEMS if sign in told), "")
    if browser and system:
        return _("%(browser)s op %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Onbekende browser")


def _oldest() -> Any:
    return timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE + SEEN_EVERY)
