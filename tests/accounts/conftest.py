"""Colleagues who come in, with and without a second step."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from post.models import Letter
from tests.makers import make_user
from tests.reading_client import faults_of

PASSWORD = "een lang wachtwoord"
NEW_PASSWORD = "paarse fietsbel onder kastanje"
HOME = "/beheer/"
LOGIN = "/beheer/login/"


@pytest.fixture(autouse=True)
def _wagtails_own_templates(settings: Any) -> None:
    # Wagtail's forms name variables that nobody gives, with a default behind them, which our watch would skip.
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": ""}}]


@pytest.fixture
def required(settings: Any) -> None:
    """A site on which those who may do much sign in with two steps."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def chief(db: None) -> Any:
    """Who may do everything."""
    return make_user("chef", email="chef@example.org", first_name="Chris", is_superuser=True)


def code_for(device: TOTPDevice, steps: int = 0) -> str:
    """Return what the app shows now, or some steps of half a minute later."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + steps * device.step
    return f"{totp.token():06}"


def give_app(user: Any) -> TOTPDevice:
    """Give somebody an app."""
    return TOTPDevice.objects.create(user=user, name="app", confirmed=True)


def sign_in(client: Client, username: str, password: str = PASSWORD, **extra: Any) -> Any:
    """Fill in the login page."""
    return client.post(LOGIN, {"username": username, "password": password} | extra)


def letters() -> list[Letter]:
    """Return all mails, the oldest first."""
    return list(Letter.objects.order_by("pk"))


def is_in(client: Client) -> bool:
    """Whether the admin opens."""
    return client.get(HOME).status_code == 200


def assert_reads_well(answer: Any) -> None:
    """See that a door is strict and whole: no inline code, one heading, nothing left over."""
    assert faults_of(answer.content.decode()) == []
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.fixture
def clients() -> Callable[..., Client]:
    """Make browsers, each at an address of its own."""
    return lambda number=1: Client(REMOTE_ADDR=f"192.0.2.{number}")
