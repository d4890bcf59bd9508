"""Editors of the receiving region see what was confirmed, decide, and who sent it hears of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from adoptions.duties import erase_old
from adoptions.models import Adoption
from adoptions.moderation import after_end, approve, take_off
from editing.roles import make_roles, role_of
from inbox.choices import State
from inbox.desk.acts import REJECTED, Doing, act_on
from inbox.desk.history import history_of
from inbox.sources import source
from tests.adoptions.conftest import confirm_path, mails, only_one
from tests.makers import make_adoption, make_user

pytestmark = pytest.mark.django_db
WAITING = {"approved_at": None, "known_on": None, "reconfirm_by": None, "state": State.NEW, "closed_at": None}
LIST = "/beheer/postvak/"


@pytest.fixture
def editors(zeeland, home):
    """An editor of each of both regions."""
    make_roles()
    users = {}
    for region in (zeeland, home):
        users[region.slug] = make_user(f"redactie-{region.slug}")
        users[region.slug].groups.add(role_of(region).group)
    return users


@pytest.fixture
def waiting(practice, zeeland):
    """What its sender confirmed and no editor looked at."""
    return make_adoption(practice, zeeland, "De Sprong", **WAITING)


def reject(adoption, user, reason="We kennen deze school niet."):
    kind = source("adoptie")
    return act_on(kind, kind.everything().filter(pk=adoption.pk), REJECTED, Doing(user, reason))


def test_only_what_was_confirmed_is_in_the_inbox_and_only_for_the_receiving_region(client, send, editors):
    send()
    path = confirm_path()
    client.force_login(editors["zeeland"])
    assert "De Sprong" not in client.get(LIST).text

    client.post(path)

    assert "De Sprong" in client.get(LIST).text
    client.force_login(editors["twente"])
    assert "De Sprong" not in client.get(LIST).text


def test_an_editor_puts_it_on_the_site_in_the_inbox(client, practice, editors, waiting):
    assert "De Sprong" not in client.get(practice.url).text
    client.force_login(editors["zeeland"])
    one = reverse("inbox_item", args=["adoptie", waiting.pk])

    shown = client.get(one).text
    assert "Bo Elders" in shown
    assert "krijgt de afzender jouw reden per mail" in shown
    client.post(one, {"act": "eigen:keur-goed"})

    assert "De Sprong" in client.get(practice.url).text
    assert only_one().approved_by == editors["zeeland"]
    assert mails() == [("kim.meldt@example.org", "Je melding staat op de site")]
    assert "Haal van de site" in client.get(one).text


def test_an_editor_of_another_region_cannot(client, editors, waiting):
    client.force_login(editors["twente"])

    client.post(reverse("inbox_item", args=["adoptie", waiting.pk]), {"act": "eigen:keur-goed"})

    assert only_one().approved_at is None


def test_approved_twice_is_once(waiting):
    user = make_user()

    assert [approve(waiting, user), approve(waiting, user)] == [True, False]
    assert len(mails()) == 1


@pytest.mark.parametrize("state", [State.NEW, State.READ, State.ANSWERED, State.CLOSED])
def test_it_can_be_approved_after_editors_asked_something_first(waiting, state):
    Adoption.objects.update(state=state)

    assert approve(waiting, make_user())


@pytest.mark.parametrize(
    "fields", [{"state": State.REJECTED}, {"confirmed_at": None}, {"region": None}, {"ended_at": timezone.now()}]
)
def test_what_was_rejected_not_confirmed_has_no_region_or_was_taken_back_cannot_be_approved(waiting, fields):
    Adoption.objects.update(**fields)

    assert not approve(waiting, make_user())
    assert mails() == []


def test_who_is_rejected_hears_why_once_and_may_send_it_anew(send, editors, waiting):
    assert reject(waiting, editors["zeeland"]) == 1
    assert reject(waiting, editors["zeeland"]) == 0

    assert mails() == [("kim.meldt@example.org", "Je melding komt niet op de site")]
    assert "We kennen deze school niet." in mail.outbox[0].body

    send()
    assert Adoption.objects.count() == 2


def test_what_editors_did_with_it_is_erased_with_it(editors, waiting):
    reject(waiting, editors["zeeland"])
    assert history_of(waiting)

    assert erase_old(timezone.now() + timedelta(days=31)) == 1
    assert not history_of(waiting)


def test_what_looks_like_spam_is_rejected_without_a_mail(waiting):
    Adoption.objects.update(is_suspect=True)

    reject(waiting, make_user())

    assert mails() == []


def test_what_is_closed_without_being_approved_is_not_on_the_site_and_mails_nobody(client, practice, waiting):
    Adoption.objects.update(state=State.CLOSED, closed_at=timezone.now())

    after_end(only_one(), make_user())

    assert mails() == []
    assert "De Sprong" not in client.get(practice.url).text


def test_what_is_taken_off_the_site_is_decided_on_anew(client, practice, zeeland):
    adoption = make_adoption(practice, zeeland, "De Sprong")
    user = make_user()
    assert "De Sprong" in client.get(practice.url).text

    assert [take_off(adoption, user), take_off(adoption, user)] == [True, False]
    assert "De Sprong" not in client.get(practice.url).text
    assert only_one().state == State.READ

    assert reject(adoption, user) == 1
    Adoption.objects.update(state=State.READ)  # opened again
    assert "De Sprong" not in client.get(practice.url).text


def test_what_lapsed_of_the_same_organisation_gives_way_to_what_is_approved(practice, zeeland, waiting):
    yesterday = timezone.localdate() - timedelta(days=1)
    for name in ("de sprong", "De Brug"):
        make_adoption(practice, zeeland, name, reconfirm_by=yesterday, sender_email="oud@example.org")

    approve(waiting, make_user())

    assert {each.organisation for each in Adoption.objects.all()} == {"De Sprong", "De Brug"}


def test_a_mail_cannot_be_given_another_head_by_what_somebody_typed(practice, zeeland):
    name = "De Sprong\r\nBcc: slachtoffer@example.org"
    adoption = make_adoption(practice, zeeland, name, sender_name=name, **WAITING)

    approve(adoption, make_user())

    assert len(mails()) == 1
    assert "Bcc" not in mail.outbox[0].message()
    assert "\n" not in mail.outbox[0].subject
