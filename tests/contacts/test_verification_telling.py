"""Editors get one mail about contacts, whatever happened to how many."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail

from contacts.choices import TaskKind
from contacts.models import ContactTask
from contacts.verification import telling
from contacts.verification.telling import tell_editors
from editing.roles import NATIONAL, make_roles, role_of
from post.delivery import deliver_waiting
from tests.makers import make_contact, make_region, make_user

MONDAY = date(2026, 6, 1)
pytestmark = pytest.mark.django_db


def after(days):
    return MONDAY + timedelta(days=days)


@pytest.fixture
def twente(tree):
    region = make_region(tree, "Twente")
    make_roles()
    return region


@pytest.fixture
def chief(twente):
    user = make_user("chef", email="chef@example.org")
    user.groups.add(Group.objects.get(name=NATIONAL))
    return user


@pytest.fixture
def editor(twente):
    user = make_user("red", email="red@example.org")
    user.groups.add(role_of(twente).group)
    return user


def make_task(*regions, kind=TaskKind.SILENT, name=""):
    return ContactTask.objects.create(contact=make_contact(name, regions), kind=kind)


def mails():
    deliver_waiting()
    found = sorted((message.to[0], message.subject.split()[0]) for message in mail.outbox)
    mail.outbox.clear()
    return found


def test_forty_contacts_are_one_mail(twente, chief, editor):
    for number in range(40):
        make_task(twente, name=f"Sam {number}")

    assert [tell_editors(MONDAY), tell_editors(MONDAY)] == [2, 0]

    deliver_waiting()
    assert all("En nog 15" in message.body for message in mail.outbox)
    assert mails() == [("chef@example.org", "40"), ("red@example.org", "40")]


def test_the_national_desk_hears_what_is_new_and_a_region_each_week_what_waits(twente, chief, editor):
    make_task(twente)
    tell_editors(MONDAY)
    mails()

    assert [tell_editors(after(day)) for day in range(1, 7)] == [0] * 6
    assert tell_editors(after(7)) == 1
    assert mails() == [("red@example.org", "1")]


def test_what_comes_in_after_the_mail_of_today_is_told_tomorrow(twente, chief):
    make_task(twente)
    tell_editors(MONDAY)
    make_task(twente, kind=TaskKind.LEFT)

    assert tell_editors(MONDAY) == 0
    assert tell_editors(after(1)) == 1
    assert mails() == [("chef@example.org", "1")] * 2


def test_nothing_is_called_told_while_nobody_can_be_told(twente):
    task = make_task(twente)
    tell_editors(MONDAY)

    task.refresh_from_db()
    assert task.told_on is None


def test_a_region_hears_only_of_people_whom_it_may_change(tree, twente, chief, editor):
    zeeland = make_region(tree, "Zeeland")
    make_roles()
    make_task(zeeland)
    make_task(twente, zeeland)
    make_task()

    assert tell_editors(MONDAY) == 1
    assert mails() == [("chef@example.org", "3")]

    editor.groups.add(role_of(zeeland).group)
    assert tell_editors(MONDAY) == 1
    assert mails() == [("red@example.org", "2")]


def test_killed_between_two_editors_both_hear_it_once(twente, chief, editor, monkeypatch):
    make_task(twente)
    whole, calls = telling.post, []

    def dies(*args, **kwargs):
        calls.append(1)
        result = whole(*args, **kwargs)
        if len(calls) in (1, 3):
            raise KeyboardInterrupt
        return result

    monkeypatch.setattr(telling, "post", dies)
    for _ in range(6):
        try:
            tell_editors(MONDAY)
        except KeyboardInterrupt:
            continue

    assert mails() == [("chef@example.org", "1"), ("red@example.org", "1")]


def test_the_number_of_tasks_changes_nothing_to_the_number_of_queries(
    twente, chief, editor, django_assert_max_num_queries
):
    for size in (5, 60):
        for _ in range(size):
            make_task(twente)
        with django_assert_max_num_queries(40):
            assert tell_editors(after(size * 7)) == 2
