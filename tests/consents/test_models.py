"""When a consent holds, and for what."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from consents.choices import Purpose
from consents.models import Consent
from tests.makers import make_consent, make_image

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 3)


@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({}, True),
        ({"given_on": DAY}, True),
        ({"given_on": DAY + timedelta(days=1)}, False),
        ({"until": DAY}, True),
        ({"until": DAY - timedelta(days=1)}, False),
        ({"withdrawn_on": DAY}, False),
        ({"withdrawn_on": DAY, "until": DAY}, False),
    ],
)
def test_it_holds_from_its_first_to_its_last_day_until_it_is_withdrawn(fields, holds):
    consent = make_consent(**fields)

    assert consent.is_valid(DAY) is holds
    assert Consent.objects.valid(DAY).exists() is holds


@pytest.mark.parametrize(
    ("purpose", "covered"),
    [
        ("genoemd", {"genoemd"}),
        ("geciteerd", {"genoemd", "geciteerd"}),
        ("foto", {"foto"}),
        ("film", {"film"}),
        ("alles", set(Purpose.values)),
    ],
)
def test_it_is_for_what_was_asked_and_no_more(purpose, covered):
    consent = make_consent(purpose=purpose)

    assert {each.value for each in Purpose if consent.allows(each)} == covered


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Geldig"),
        ({"until": date(2099, 1, 2)}, "Geldig"),
        ({"until": date(2026, 2, 1)}, "Verlopen (1 februari 2026)"),
        ({"until": date(2026, 2, 1), "withdrawn_on": date(2026, 1, 5)}, "Ingetrokken (5 januari 2026)"),
    ],
)
def test_it_says_how_it_stands_with_the_day_that_matters(fields, words):
    assert make_consent(**fields).standing_in_words == words


def test_eight_weeks_before_its_end_it_is_ending():
    today = timezone.localdate()
    soon = make_consent(until=today + timedelta(days=56))
    make_consent(until=today + timedelta(days=57))
    make_consent(until=today - timedelta(days=1))

    assert list(Consent.objects.ending()) == [soon]
    assert soon.standing == "loopt-af"


def test_it_cannot_end_before_it_begins():
    with pytest.raises(ValidationError, match="vóór"):
        Consent(name="Kim", purpose="foto", how="mail", given_on=DAY, until=date(2026, 5, 2)).full_clean()


def test_one_that_is_tied_to_a_picture_is_used():
    used = make_consent()
    make_consent("Sam")
    make_image(consent=used)

    assert [consent.is_used for consent in Consent.objects.with_use()] == [True, False]
