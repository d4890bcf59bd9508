"""What an editor did since, or a colleague by telephone, is not asked or told again."""

from datetime import date, timedelta

import pytest
from django.core import mail

from contacts.choices import Answer, TaskKind, TaskState
from contacts.models import Contact, ContactTask, Verification
from contacts.verification.asking import ask_whom_it_is_time_for
from contacts.verification.links import links_of
from editing.upkeep.people import merge, replace_everywhere
from post.delivery import deliver_waiting
from tests.makers import make_contact, make_region, make_user

DAY = date(2026, 6, 1)
pytestmark = pytest.mark.django_db


def after(days):
    return DAY + timedelta(days=days)


@pytest.fixture
def region(tree):
    return make_region(tree, "Twente")


@pytest.fixture
def sam(region):
    return make_contact("Sam Blom", [region], verified_on=after(-183), personal_email="sam@example.org")


def run(*days):
    return [ask_whom_it_is_time_for(after(day)) for day in days]


def link():
    return links_of(Verification.objects.get())["right"].removeprefix("http://testserver")


def test_whom_an_editor_called_is_not_reminded_and_the_link_says_so(sam, client):
    run(0)
    sam.verified_on = after(3)
    sam.save()

    assert run(14, 28, 40) == [0, 0, 0]
    assert Verification.objects.get().answer == Answer.BY_EDITORS
    assert "Dit is al in orde" in client.get(link()).content.decode()
    assert run(3 + 183) == [1]


def test_a_task_about_silence_goes_when_the_contact_was_verified(sam):
    run(0, 14, 28, 29)
    sam.verified_on = after(30)
    sam.save()

    run(30)

    assert ContactTask.objects.get(kind=TaskKind.SILENT).state == TaskState.DROPPED


def test_who_is_taken_off_by_an_editor_hears_nothing_more_and_the_link_says_so(sam, region, client):
    run(0)
    replace_everywhere(sam, make_contact("Kim", [region]), make_user(is_superuser=True))

    assert run(14, 28, 40) == [0, 0, 0]
    page = client.get(link()).content.decode()
    assert "Je staat niet meer op de site" in page
    assert "Sam" not in page
    client.post(link(), {"key": "x"})
    assert Verification.objects.get().answer == ""
    assert not ContactTask.objects.waiting().exists()


def test_a_contact_with_a_round_can_be_merged_and_the_link_is_then_no_more(sam, region, client):
    run(0)
    address = link()
    kept = make_contact("Sam Blom-de Wit", [region], personal_email="sam@example.org")

    merge(sam, kept, make_user(is_superuser=True))

    assert not Verification.objects.exists()
    assert client.get(address).status_code == 404
    assert run(14) == [0]


def test_who_has_no_address_is_told_once_and_asked_when_there_is_one(region):
    kim = make_contact("Kim", [region], verified_on=after(-200), personal_email="", public_email="")
    run(0, 1)
    ContactTask.objects.update(told_on=DAY, state=TaskState.DROPPED)
    run(2, 30)
    assert (ContactTask.objects.count(), Verification.objects.count()) == (1, 0)

    ContactTask.objects.update(state=TaskState.OPEN)
    Contact.objects.filter(pk=kim.pk).update(public_email="balie@example.org")

    assert run(31, 45) == [1, 1]
    deliver_waiting()
    assert [message.subject for message in mail.outbox] == [
        "Klopt dit nog over jou?",
        "Herinnering: klopt dit nog over jou?",
    ]
    assert ContactTask.objects.get().state == TaskState.DROPPED
