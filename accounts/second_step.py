"""Signing in in two steps: who must, the app on the phone, and what happens between password and code.

Between the two nobody is signed in: the session remembers whose password was right, and nothing more.
"""

import time
from dataclasses import dataclass
from typing import Any

import segno
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django_otp import verify_token
from django_otp.models import Device
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import RecoveryDevice, User
from accounts.shelves import must_have_second_step

LASTS = 15 * 60
"""Seconds between the password and the code."""
_KEY = "accounts.between_steps"


@dataclass(frozen=True)
class Between:
    """Somebody whose password was right and whose code is awaited."""

    user: User
    goes_to: str
    is_remembered: bool


def is_required_of(user: Any) -> bool:
    """Whether the portal lets `user` in with two steps only."""
    return bool(settings.SECOND_FACTOR_REQUIRED) and must_have_second_step(user)


def has_app(user: User) -> bool:
    """Whether somebody set up an app."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def begin(request: HttpRequest, user: User, goes_to: str, *, is_remembered: bool) -> None:
    """Remember that the password of `user` was right."""
    request.session.cycle_key()
    request.session[_KEY] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "goes_to": goes_to,
        "is_remembered": is_remembered,
        "at": int(time.time()),
    }
    request.session.set_expiry(LASTS)


def between(request: HttpRequest) -> Between | None:
    """Return who is between the steps; nobody when it took too long or the password was changed meanwhile."""
    kept = request.session.get(_KEY)
    if kept is None or time.time() - kept["at"] > LASTS:
        return None
    user = get_user_model().objects.able_to_enter().filter(pk=kept["user"]).first()
    if user is None or not constant_time_compare(user.get_session_auth_hash(), kept["password"]):
        return None
    return Between(user, kept["goes_to"], kept["is_remembered"])


def end(request: HttpRequest) -> None:
    """Forget who was between the steps."""
    request.session.pop(_KEY, None)


def accept_code(user: User, code: str) -> Device | None:
    """Return the app for which `code` is right now; each code is right once."""
    for device in TOTPDevice.objects.filter(user=user, confirmed=True):
        if verify_token(user, device.persistent_id, code):
            return device
    return None


def accept_recovery_code(user: User, code: str) -> Device | None:
    """Return the sheet of codes when `code` was on it; it is not any more."""
    device = RecoveryDevice.objects.filter(user=user).first()
    return verify_token(user, device.persistent_id, code) if device else None


def app_to_confirm(user: User) -> TOTPDevice:
    """Return the app that is being set up, the same until it is confirmed."""
    waiting = TOTPDevice.objects.filter(user=user, confirmed=False).order_by("pk").first()
    return waiting or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


@transaction.atomic
def confirm(user: User, code: str) -> TOTPDevice | None:
    """Take the app that is being set up in the place of what there was, when `code` is right."""
    waiting = app_to_confirm(user)
    device = verify_token(user, waiting.persistent_id, code)
    if not isinstance(device, TOTPDevice):
        return None
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    return device


@transaction.atomic
def take_away(user: User) -> None:
    """Leave somebody without a second step; who must have one sets it up at the next sign-in."""
    TOTPDevice.objects.filter(user=user).delete()
    RecoveryDevice.objects.filter(user=user).delete()


def qr_of(device: TOTPDevice) -> str:
    """Return what an app scans, as the address of an image: dark on light whatever the theme."""
    return segno.make(device.config_url, error="m", micro=False).svg_data_uri(
        scale=5, border=4, dark="#000", light="#fff"
    )


def key_in_words(device: TOTPDevice) -> str:
    """Return the key for who cannot scan, in groups of four."""
    from base64 import b32encode

    letters = b32encode(device.bin_key).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))
