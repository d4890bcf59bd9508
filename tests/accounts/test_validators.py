"""Passwords are long and not what others try first; any sign goes, none is asked for."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User

KIM = User(username="kim.vandenberg@example.org", email="kim.vandenberg@example.org", first_name="Kim",
           last_name="Vandenberg")  # fmt: skip


def objections(password):
    """What is said against a password."""
    try:
        validate_password(password, KIM)
    except ValidationError as error:
        return error.messages
    return []


@pytest.mark.parametrize(
    "password",
    [
        "paarse fietsbel onder kastanje",
        "vijf lege soepkommen",
        "雨の中で踊る小さな猫とパン屋の朝",
        "!@#$%^&*()_+{}|:<>?",
        "  spaties vooraan en achteraan  ",
        "kastanje" + "é" * 4 + " soepkom 🥣 fietsbel",
        "lange zin zonder hoofdletters of cijfers " * 4,
    ],
)
def test_a_long_password_of_any_signs_is_good(password):
    assert objections(password) == []


@pytest.mark.parametrize(
    "password",
    [
        "kort maar krac",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "1234567890123456",
        "abcdefghijklmnopqrs",
        "wachtwoord2026!!",
        "Welkom01Welkom01",
        "kwartiermakers-vso-pro",
        "KimVandenberg1990",
        "qwertyuiopasdfghjkl",
        "password password",
        "dragondragondragon",
    ],
)
def test_what_can_be_guessed_is_refused(password):
    assert objections(password)
