"""Coming in, once all that must be right is right; and the browsers that came in before.

Whoever keeps trying a colleague's name makes strangers wait, not the colleague: a browser in which they signed in
before has turns of its own (a signed cookie, for the login page alone).
"""

import secrets

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_otp import login as otp_login
from django_otp.models import Device

from accounts import second_step
from accounts.models import User
from accounts.throttle import ACCOUNT, KNOWN_BROWSER, VISITOR, Turn
from kit.limits import visitor

_COOKIE = "bekende_browser"
_SALT = "accounts.known_browser"
_KNOWN_FOR = 180 * 86_400


def turns_for(request: HttpRequest, username: str) -> list[Turn]:
    """Return what an attempt for this name counts for. Whether there is such a name plays no part."""
    name = _folded(username)
    known = request.get_signed_cookie(_COOKIE, default="", salt=_SALT, max_age=_KNOWN_FOR) or ""
    whose, _, which = known.partition(":")
    own = Turn(KNOWN_BROWSER, known) if which and whose == Turn(ACCOUNT, name).name else Turn(ACCOUNT, name)
    return [own, Turn(VISITOR, visitor(request))]


def enter(
    request: HttpRequest, user: User, goes_to: str, *, is_remembered: bool, device: Device | None = None
) -> HttpResponse:
    """Sign `user` in and lead them on."""
    second_step.end(request)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    if device is not None:
        otp_login(request, device)
    request.session.set_expiry(settings.SESSION_COOKIE_AGE if is_remembered else 0)
    return known(redirect(goes_to), user)


def known(response: HttpResponse, user: User) -> HttpResponse:
    """Let the browser be known from now on."""
    value = f"{Turn(ACCOUNT, _folded(user.get_username())).name}:{secrets.token_urlsafe(12)}"
    response.set_signed_cookie(
        _COOKIE,
        value,
        salt=_SALT,
        max_age=_KNOWN_FOR,
        path=reverse("wagtailadmin_login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _folded(username: str) -> str:
    return username.strip().casefold()[:254]
