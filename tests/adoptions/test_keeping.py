"""The table keeps what is sent twice once, whoever comes first."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from adoptions import keeping
from adoptions.keeping import keep
from adoptions.models import Adoption, once_key
from tests.makers import make_adoption

pytestmark = pytest.mark.django_db


def values(region, **fields):
    sent = {"kind": "school", "organisation": "De Sprong", "region": region, "what_changed": ""}
    person = {"contact_name": "Bo", "contact_function": "", "contact_phone": "085 013 44 44", "contact_email": ""}
    sender = {"sender_name": "Kim", "sender_email": "kim@example.org", "since": timezone.localdate()}
    return sent | person | sender | fields


@pytest.mark.parametrize("field", ["once", "form_key"])
def test_the_table_takes_the_same_once(practice, zeeland, field):
    first = make_adoption(practice, zeeland)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_adoption(practice, zeeland, **{field: getattr(first, field)})


def test_what_gave_up_its_place_may_be_there_many_times(practice, zeeland):
    for _ in range(3):
        make_adoption(practice, zeeland, once=None)

    assert Adoption.objects.filter(once__isnull=True).count() == 3


def test_what_comes_in_at_the_same_moment_is_one_thing(practice, zeeland, monkeypatch):
    first = keep(uuid.uuid4(), practice, values(zeeland))
    answers = [None, first]
    monkeypatch.setattr(keeping, "_kept_before", lambda *asked: answers.pop(0))

    assert keep(uuid.uuid4(), practice, values(zeeland)) == first
    assert Adoption.objects.count() == 1


def test_what_is_the_same_looks_at_practice_region_name_and_sender():
    same = once_key(1, 2, "De Sprong", "kim@example.org")

    assert same == once_key(1, 2, "  de sprông! ", " KIM@example.org")
    others = [(2, 2, "De Sprong", "kim@example.org"), (1, 3, "De Sprong", "kim@example.org")]
    others += [(1, 2, "De Sprongen", "kim@example.org"), (1, 2, "De Sprong", "bo@example.org")]
    assert same not in [once_key(*other) for other in others]


def test_moved_to_another_region_by_an_editor_the_same_stays_apart(practice, home, zeeland):
    first = keep(uuid.uuid4(), practice, values(zeeland))
    second = keep(uuid.uuid4(), practice, values(home))

    Adoption.objects.filter(pk=first.pk).update(region=home)

    assert Adoption.objects.filter(region=home).count() == 2
    assert second.pk != first.pk
