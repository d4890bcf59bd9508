"""An editor keeps the contacts of the own region; the national desk all of them."""

import pytest

from contacts.models import Contact
from contacts.policies import contact_policy
from tests.editing.people import national, regional, signed_in
from tests.makers import make_contact, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions(tree):
    return make_region(tree, "Groot-Amsterdam"), make_region(tree, "Twente")


def may_change(user, contact):
    return contact_policy.user_has_permission_for_instance(user, "change", contact)


def test_who_works_for_two_regions_is_kept_by_who_edits_both(regions):
    own, other = regions
    editor, desk = regional(own), national()
    mine, theirs = make_contact(regions=[own]), make_contact(regions=[other])
    both, nobodys = make_contact(regions=regions), make_contact()

    assert [may_change(editor, contact) for contact in (mine, theirs, both, nobodys)] == [True, False, False, False]
    assert all(may_change(desk, contact) for contact in (mine, theirs, both, nobodys))
    changeable = contact_policy.instances_user_has_any_permission_for(editor, {"change"})
    assert list(changeable) == [mine]


def test_who_is_not_published_elsewhere_is_not_seen(regions):
    own, other = regions
    shown, hidden = make_contact(regions=[other]), make_contact(regions=[other], consent_on=None)

    seen = contact_policy.instances_user_has_any_permission_for(regional(own), {"view"})

    assert shown in seen
    assert hidden not in seen


def test_a_new_contact_gets_the_own_region_and_its_maker_as_keeper(regions):
    own, other = regions
    editor = regional(own)
    client = signed_in(editor)
    address = "/beheer/snippets/contacts/contact/add/"
    data = {"name": "Kim Voorbeeld", "slug": "kim", "role": "mentor", "function": "Mentor", "state": "actief"}

    form = client.get(address).content.decode()
    client.post(address, data | {"regions": [other.pk]})
    none_made = Contact.objects.count()
    client.post(address, data | {"regions": [own.pk]})

    assert "Twente" not in form
    assert none_made == 0
    assert Contact.objects.get().keeper == editor


def test_searching_in_the_dialog_finds_who_may_be_chosen(regions):
    own, other = regions
    make_contact("Kim Voorbeeld", [own])
    make_contact("Kim Verborgen", [other], consent_on=None)
    client = signed_in(regional(own))

    found = client.get("/beheer/snippets/choose/contacts/contact/results/?q=Kim").content.decode()

    assert "Kim Voorbeeld" in found
    assert "Kim Verborgen" not in found
