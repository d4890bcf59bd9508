"""One administrator remains, whatever door somebody tries."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.test import override_settings

from accounts.administrators import LastAdministratorError, all_may_go
from accounts.models import User
from editing.roles import ADMINISTRATION, make_roles
from tests.editing.people import administrator, signed_in
from tests.makers import make_user

pytestmark = pytest.mark.django_db


def remain() -> set[str]:
    return set(User.objects.administrators().values_list("username", flat=True))


@pytest.fixture
def last(tree):
    """The one administrator, by their group."""
    return administrator("laatste")


def save_inactive(user):
    user.is_active = False
    user.save()


def save_without_password(user):
    user.set_unusable_password()
    user.save(update_fields=["password"])


WAYS = {
    "deactivated": save_inactive,
    "deactivated in bulk": lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
    "deleted": lambda user: user.delete(),
    "deleted with everybody": lambda user: User.objects.all().delete(),
    "left without a password": save_without_password,
    "taken out of the group": lambda user: user.groups.clear(),
    "taken out from the other side": lambda user: Group.objects.get(name=ADMINISTRATION).user_set.remove(user),
    "given other groups": lambda user: user.groups.set([]),
    "group deleted": lambda user: Group.objects.get(name=ADMINISTRATION).delete(),
    "right taken from the group": lambda user: Group.objects.get(name=ADMINISTRATION).permissions.remove(
        Permission.objects.get(codename="change_user", content_type__app_label="accounts")
    ),
    "rights of the group cleared": lambda user: Group.objects.get(name=ADMINISTRATION).permissions.clear(),
    "updated by list": lambda user: User.objects.bulk_update([User(pk=user.pk, is_active=False)], ["is_active"]),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_the_last_administrator_stays(last, way):
    make_user("redacteur")

    with pytest.raises(LastAdministratorError), transaction.atomic():
        way(User.objects.get(pk=last.pk))

    assert remain() == {"laatste"}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_with_another_left_an_administrator_may_go(last, way):
    make_user("chef", is_superuser=True)
    if way is WAYS["deleted with everybody"]:
        return

    way(User.objects.get(pk=last.pk))

    assert remain() == {"chef"}


def test_a_superuser_who_is_the_last_keeps_that(tree, chief):
    chief.is_superuser = False

    with pytest.raises(LastAdministratorError):
        chief.save()


@pytest.mark.parametrize("other", [{"is_active": False}, {"is_demonstration": True}, {"invited": True}])
def test_who_cannot_come_in_does_not_count_as_another(last, other):
    is_invited = other.pop("invited", False)
    colleague = make_user("schijn", is_superuser=True, **other)
    if is_invited:
        colleague.set_unusable_password()
        colleague.save()

    with pytest.raises(LastAdministratorError):
        save_inactive(User.objects.get(pk=last.pk))


def test_in_development_a_demonstration_account_counts(tree):
    with override_settings(DEBUG=True):
        user = make_user("beheer", is_superuser=True, is_demonstration=True)

        with pytest.raises(LastAdministratorError), transaction.atomic():
            user.delete()


def test_where_there_is_no_administrator_anything_goes(tree):
    make_roles()

    save_inactive(make_user("redacteur"))

    assert remain() == set()


def test_who_empties_the_site_may_let_all_go(last):
    with all_may_go():
        User.objects.all().delete()

    assert not User.objects.exists()


def test_the_form_says_why_and_keeps_what_was_typed(last):
    fields = {"username": "laatste", "email": "l@example.org", "first_name": "Lot", "last_name": "Last"}

    answer = signed_in(last).post(f"/beheer/users/edit/{last.pk}/", fields)

    assert "dan is er geen beheerder meer" in answer.text
    assert "Lot" in answer.text
    last.refresh_from_db()
    assert last.first_name == ""


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/beheer/bulk/accounts/user/set_active_state/?id={last}&next=/beheer/users/", {"mark_as_active": "False"}),
        ("/beheer/bulk/accounts/user/delete/?id={last}&next=/beheer/users/", {}),
        ("/beheer/users/delete/{last}/", {}),
        ("/beheer/groups/delete/{group}/", {}),
    ],
)
def test_other_screens_say_why(last, address, data):
    # A colleague who is signed in but could not come in again does not count: `last` is the last.
    keeper = administrator("tijdelijk")
    User.objects.filter(pk=keeper.pk).update(password="!")
    group = Group.objects.get(name=ADMINISTRATION)

    answer = signed_in(keeper).post(address.format(last=last.pk, group=group.pk), data, follow=True)

    assert "dan is er geen beheerder meer" in answer.text
    assert User.objects.filter(pk=last.pk, is_active=True, groups=group).exists()
