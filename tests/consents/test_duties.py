"""When time passes: who agreed is told that it ends, and all that leans on it is told that it ended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consents import followers
from consents.duties import remind, settle_expired
from consents.models import Consent
from post.models import Letter
from tests.makers import make_consent

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def told(monkeypatch):
    """Which consents the floors above were told of."""
    keys = []
    monkeypatch.setattr(followers, "_followers", {"test": keys.extend})
    return keys


def ends_in(days, **fields):
    given = TODAY - timedelta(days=400)
    return make_consent(until=TODAY + timedelta(days=days), given_on=given, email="kim@example.org", **fields)


def reminders():
    return Letter.objects.filter(kind="consents.ends")


@pytest.mark.parametrize(("days", "number"), [(-1, 0), (0, 1), (56, 1), (57, 0)])
def test_eight_weeks_before_the_last_day_a_reminder_goes_out_once(days, number):
    ends_in(days)

    assert (remind(), remind()) == (number, 0)

    assert reminders().count() == number


def test_after_it_was_extended_there_is_a_reminder_for_the_new_last_day():
    consent = ends_in(10)
    remind()
    consent.until = TODAY + timedelta(days=50)
    consent.save()

    assert (remind(), remind()) == (1, 0)


def test_no_reminder_for_who_withdrew_has_no_address_or_agreed_for_some_weeks_only():
    ends_in(10, withdrawn_on=TODAY)
    Consent.objects.filter(pk=ends_in(10).pk).update(email="")
    make_consent(given_on=TODAY, until=TODAY + timedelta(days=20), email="kim@example.org")

    assert remind() == 0


def test_each_that_expired_is_told_once_and_again_after_it_was_extended_and_expired_again(told):
    consent = ends_in(0)
    told.clear()
    assert settle_expired() == 0
    Consent.objects.update(until=TODAY - timedelta(days=1))

    assert (settle_expired(), settle_expired()) == (1, 0)
    assert told == [consent.pk]

    Consent.objects.update(until=TODAY - timedelta(days=1), settled_on=TODAY - timedelta(days=30))
    assert settle_expired() == 1


def test_what_was_cut_off_half_way_is_done_the_next_time(told, monkeypatch):
    for _ in range(3):
        ends_in(-1)
    told.clear()

    def dies(keys):
        raise SystemExit

    monkeypatch.setattr(followers, "_followers", {"dies": dies})
    with pytest.raises(SystemExit):
        settle_expired()
    monkeypatch.setattr(followers, "_followers", {"test": told.extend})

    assert settle_expired() == 3
    assert len(told) == 3


def test_many_are_told_in_chunks(told, django_assert_max_num_queries):
    Consent.objects.bulk_create(
        Consent(name="Kim", purpose="foto", how="mail", given_on=TODAY - timedelta(days=9), until=TODAY - timedelta(1))
        for _ in range(250)
    )

    with django_assert_max_num_queries(20):
        assert settle_expired() == 250
    assert len(told) == 250


def test_saving_and_deleting_are_told_at_once(told):
    consent = make_consent()
    key = consent.pk
    consent.delete()

    assert set(told) == {key}
    assert len(told) == 3
