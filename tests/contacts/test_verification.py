"""Contacts are asked in time, and what they do not answer in time is known nowhere."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from contacts.choices import TaskKind
from contacts.models import Contact, ContactTask, Verification, VerificationSettings
from contacts.verification.answering import confirm
from contacts.verification.asking import ask_now, ask_whom_it_is_time_for
from post.delivery import deliver_waiting
from post.models import Letter
from tests.makers import make_contact, make_region

DAY = date(2026, 6, 1)
pytestmark = pytest.mark.django_db


def ago(days):
    return DAY - timedelta(days=days)


@pytest.fixture
def region(tree):
    return make_region(tree, "Twente")


def make_asked(region, days=183, **fields):
    return make_contact("Sam Blom", [region], verified_on=ago(days), personal_email="sam@example.org", **fields)


def letters():
    deliver_waiting()
    return [(message.to[0], message.subject) for message in mail.outbox]


def run(day):
    return ask_whom_it_is_time_for(day)


def test_after_half_a_year_a_contact_is_asked_at_their_own_address(region):
    make_asked(region, days=182)
    assert run(DAY) == 0

    assert run(DAY + timedelta(days=1)) == 1
    assert letters() == [("sam@example.org", "Klopt dit nog over jou?")]
    assert mail.outbox[0].body.count("/contact/controle/") == 3


def test_twice_in_a_row_is_one_mail(region):
    make_asked(region)

    assert [run(DAY), run(DAY), run(DAY + timedelta(days=13))] == [1, 0, 0]
    assert len(letters()) == 1


def test_two_reminders_follow_and_then_the_editors_hear_of_it(region):
    make_asked(region)
    days = []
    for day in range(40):
        if run(DAY + timedelta(days=day)):
            days.append(day)

    assert days == [0, 14, 28, 29]
    assert [subject for _to, subject in letters()] == [
        "Klopt dit nog over jou?",
        "Herinnering: klopt dit nog over jou?",
        "Laatste herinnering: klopt dit nog over jou?",
    ]
    assert ContactTask.objects.get().kind == TaskKind.SILENT


def test_who_was_not_run_for_weeks_sends_one_reminder_not_two(region):
    make_asked(region)
    run(DAY)

    run(DAY + timedelta(days=35))

    assert len(letters()) == 2


def test_the_mail_says_until_when_the_name_stands_or_that_it_does_not(region):
    make_asked(region)
    run(DAY)
    run(DAY + timedelta(days=28))
    make_contact("Kim", [region], verified_on=ago(400), personal_email="kim@example.org")
    run(DAY)

    letters()
    assert "na 29 juni niet meer op de site" in mail.outbox[1].body
    assert "Je naam staat nu niet op de site" in mail.outbox[2].body
    assert "Je naam staat nu niet" not in mail.outbox[0].body + mail.outbox[1].body


def test_with_the_last_reminder_comes_a_day_to_answer_whoever_lapsed_long_ago(region):
    make_asked(region, days=400)
    for day in (0, 14, 28):
        run(DAY + timedelta(days=day))
        assert not ContactTask.objects.exists()

    run(DAY + timedelta(days=29))

    assert ContactTask.objects.get().kind == TaskKind.SILENT


def test_with_the_last_reminder_the_name_still_stands_and_the_day_after_it_does_not(region):
    contact = make_asked(region)

    assert contact.is_published(DAY + timedelta(days=28))
    assert not contact.is_published(DAY + timedelta(days=29))
    assert not Contact.objects.published(DAY + timedelta(days=29)).exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"live": False},
        {"state": "vertrokken"},
        {"consent_on": None},
        {"consent_until": ago(1)},
        {"consent_on": ago(-1)},
        {"is_example": True},
    ],
)
def test_who_is_not_on_the_site_is_not_asked(region, fields):
    make_asked(region, **fields)

    assert run(DAY) == 0


def test_invented_people_are_asked_in_development(region, settings):
    settings.DEBUG = True
    make_asked(region, is_example=True)

    assert run(DAY) == 1


def test_who_has_no_address_is_a_task_and_the_functional_one_will_do(region):
    make_contact("Kim", [region], verified_on=ago(200), personal_email="", public_email="")
    make_contact("Bo", [region], verified_on=ago(200), personal_email="", public_email="balie@example.org")

    run(DAY)

    assert letters() == [("balie@example.org", "Klopt dit nog over jou?")]
    assert [(task.contact.name, task.kind) for task in ContactTask.objects.all()] == [("Kim", TaskKind.NO_ADDRESS)]


def test_an_editor_asks_now_once_a_day(region):
    contact = make_asked(region, days=3)

    tomorrow = DAY + timedelta(days=1)
    assert [ask_now(contact, day) for day in (DAY, DAY, tomorrow, tomorrow)] == [True, False, True, False]
    assert Verification.objects.count() == 1


def test_nobody_is_asked_by_hand_on_the_day_of_the_regular_mail(region):
    contact = make_asked(region)
    run(DAY)

    assert not ask_now(contact, DAY)


def test_who_may_not_be_asked_is_not_asked_by_hand_either(region):
    gone = [{"is_example": True}, {"state": "vertrokken"}, {"live": False}, {"consent_until": ago(1)}]
    for number, fields in enumerate(gone):
        assert not ask_now(make_contact(f"Kim {number}", [region], **fields), DAY)


def test_another_interval_holds_at_once_for_everybody(region):
    contact = make_asked(region, days=100)
    rules = VerificationSettings.load()
    rules.interval_days, rules.last_reminder_days = 60, 20
    rules.save()

    contact.refresh_from_db()
    assert contact.verified_until == ago(20)
    assert not contact.is_published(DAY)

    rules.interval_days = 200
    rules.save()

    contact.refresh_from_db()
    assert contact.verified_until == ago(-120)
    assert contact.is_published(DAY)


def test_reminders_come_in_order_and_before_we_ask_anew():
    for interval, first, last in ((183, 28, 14), (183, 14, 14), (20, 14, 28)):
        rules = VerificationSettings(interval_days=interval, first_reminder_days=first, last_reminder_days=last)
        with pytest.raises(ValidationError):
            rules.full_clean()


def test_killed_after_any_mail_nobody_is_asked_twice_or_skipped(region, monkeypatch):
    for number in range(6):
        make_contact(f"Sam {number}", [region], verified_on=ago(200), personal_email=f"sam{number}@example.org")
    from contacts.verification import asking

    whole, calls = asking.post, []

    def dies(*args, **kwargs):
        calls.append(1)
        result = whole(*args, **kwargs)
        if len(calls) % 3 == 2:
            raise KeyboardInterrupt
        return result

    monkeypatch.setattr(asking, "post", dies)
    for _ in range(20):
        try:
            run(DAY)
        except KeyboardInterrupt:
            continue

    assert sorted(to for to, _subject in letters()) == [f"sam{number}@example.org" for number in range(6)]


def test_each_contact_takes_a_fixed_number_of_queries(region, django_assert_max_num_queries):
    for size in (5, 50):
        Contact.objects.all().delete()
        for number in range(size):
            make_contact(f"Sam {number}", [region], verified_on=ago(200), personal_email=f"sam{number}@example.org")

        with django_assert_max_num_queries(size * 8 + 15):
            assert run(DAY) == size
        with django_assert_max_num_queries(15):
            assert run(DAY) == 0


def test_a_mail_that_waited_is_not_sent_to_who_answered_meanwhile(region):
    sam = make_asked(region)
    run(DAY)
    assert len(letters()) == 1
    run(DAY + timedelta(days=14))

    confirm(sam.verifications.get())

    assert len(letters()) == 1
    assert Letter.objects.count() == 1


def test_a_mail_that_waited_is_not_sent_to_who_was_taken_off_meanwhile(region):
    sam = make_asked(region)
    run(DAY)

    sam.unpublish()

    assert letters() == []
