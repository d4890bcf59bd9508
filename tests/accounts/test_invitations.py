"""A colleague is invited by mail and chooses a password; nobody chooses it for them."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.signing import time as signing_time

from accounts import invitations
from accounts.models import User
from editing.roles import NATIONAL
from tests.accounts.conftest import LOGIN, NEW_PASSWORD, assert_reads_well, is_in, letters, sign_in
from tests.editing.people import administrator, national, signed_in
from tests.makers import make_user

pytestmark = pytest.mark.django_db
ADD = "/beheer/users/new/"
CHOSEN = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}


def person(**fields):
    group = Group.objects.get(name=NATIONAL).pk
    return {"first_name": "Kim", "last_name": "Bos", "email": "Kim@Example.org", "role": group} | fields


def link_in(letter) -> str:
    return re.search(r"/beheer/uitnodiging/\S+/", letter.text)[0]


@pytest.fixture
def link(tree):
    chief = administrator()
    signed_in(chief).post(ADD, person())
    return link_in(letters()[-1])


def test_who_is_invited_has_the_role_no_password_and_a_mail(link):
    user = User.objects.get(username="kim@example.org")

    assert not user.has_usable_password()
    assert [group.name for group in user.groups.all()] == [NATIONAL]
    assert letters()[-1].to == "kim@example.org"
    assert (
        "Uitgenodigd, nog niet aangenomen"
        in signed_in(User.objects.get(username="beheerder")).get("/beheer/users/").text
    )


def test_looking_at_an_invitation_changes_nothing_and_choosing_a_password_uses_it_up(link, client):
    for _ in range(2):
        page = client.get(link)
        assert page.status_code == 200
        assert_reads_well(page)
    assert 'autocomplete="new-password"' in page.text

    assert client.post(link, CHOSEN).url == LOGIN

    assert client.get(link).status_code == client.post(link, CHOSEN).status_code == 410
    sign_in(client, "Kim@example.org", NEW_PASSWORD)
    assert is_in(client)
    assert User.objects.get(username="kim@example.org").invited_at is None


def test_an_invitation_works_48_hours_and_then_says_to_ask_anew(link, client, monkeypatch):
    now = signing_time.time()
    monkeypatch.setattr(signing_time, "time", lambda: now + 48 * 3600 - 5)
    assert client.get(link).status_code == 200
    monkeypatch.setattr(signing_time, "time", lambda: now + 48 * 3600 + 5)

    page = client.get(link)

    assert page.status_code == 410
    assert "Vraag wie je uitnodigde" in page.text
    assert_reads_well(page)


def test_an_invitation_that_is_sent_again_makes_the_older_void(link, client):
    user = User.objects.get(username="kim@example.org")
    signed_in(User.objects.get(username="beheerder")).post(f"/beheer/users/toegang/{user.pk}/", {"act": "uitnodigen"})
    newer = link_in(letters()[-1])

    assert client.get(link).status_code == 410
    assert client.get(newer).status_code == 200


def test_an_accepted_invitation_is_not_sent_again(link, client):
    client.post(link, CHOSEN)
    user = User.objects.get(username="kim@example.org")
    number = len(letters())

    signed_in(User.objects.get(username="beheerder")).post(f"/beheer/users/toegang/{user.pk}/", {"act": "uitnodigen"})

    assert len(letters()) == number
    assert User.objects.get(pk=user.pk).has_usable_password()


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "x" * 500])
def test_a_made_up_invitation_is_answered_in_words(client, token):
    assert client.get(f"/beheer/uitnodiging/{token}/").status_code == 410


def test_a_closed_account_is_not_opened_by_its_invitation(link, client):
    User.objects.filter(username="kim@example.org").update(is_active=False)

    assert client.post(link, CHOSEN).status_code == 410


def test_one_of_two_who_accept_at_once_comes_second(link):
    user = User.objects.get(username="kim@example.org")

    assert invitations.accept(user, NEW_PASSWORD)
    assert not invitations.accept(user, "een ander lang geheim van iemand")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"email": "ER-IS@example.org"}, "al een account"),
        ({"email": "geen"}, "geldig e-mailadres"),
        ({"role": ""}, "role"),
        ({"role": "999999"}, "role"),
        ({"first_name": "Kim\r\nBcc: x"}, "op één regel"),
    ],
)
def test_a_wrong_invitation_is_said_at_its_field_and_what_was_typed_stays(tree, fields, says):
    make_user("er-is", email="er-is@example.org")
    chief = administrator()

    answer = signed_in(chief).post(ADD, person(**fields))

    assert answer.status_code == 200
    assert says in answer.text
    assert "Bos" in answer.text
    assert not letters()


def test_who_is_no_administrator_invites_nobody(tree):
    desk = signed_in(national())

    assert desk.get(ADD).status_code == 302
    desk.post(ADD, person())
    assert not User.objects.filter(email__iexact="kim@example.org").exists()


def test_no_form_sets_the_password_of_another(tree):
    chief, other = administrator(), make_user("ander", email="ander@example.org")
    client = signed_in(chief)
    page = client.get(f"/beheer/users/edit/{other.pk}/").text
    assert 'type="password"' not in page + client.get(ADD).text
    before = other.password

    fields = {"username": "ander", "email": "ander@example.org", "first_name": "A", "last_name": "B", "is_active": "on"}
    client.post(f"/beheer/users/edit/{other.pk}/", fields | {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    other.refresh_from_db()
    assert (other.first_name, other.password) == ("A", before)
    client.post(f"/beheer/users/toegang/{other.pk}/", {"act": "wachtwoord"})
    assert "Kies een nieuw wachtwoord" in letters()[-1].text


def test_who_may_less_keeps_nobody_who_may_everything_and_gives_that_to_nobody(tree, chief):
    keeper, other = administrator(), make_user("ander", email="ander@example.org")
    client = signed_in(keeper)
    fields = {"username": "ander", "email": "a@example.org", "first_name": "A", "last_name": "B", "is_active": "on"}

    client.post(f"/beheer/users/edit/{other.pk}/", fields | {"is_superuser": "on"})
    client.post(f"/beheer/users/edit/{chief.pk}/", fields | {"username": "chef", "email": "mij@example.org"})
    client.post(f"/beheer/users/toegang/{chief.pk}/", {"act": "wachtwoord"})

    assert not User.objects.get(username="ander").is_superuser
    assert User.objects.get(username="chef").email == "chef@example.org"
    assert not letters()
