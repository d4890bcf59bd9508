"""Papers are made in the background, kept while they are true, and gone the moment something may no longer be said."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kit.due import duties
from paper import keeping, making
from paper.keeping import keep_true
from paper.models import Paper
from tests.makers import make_contact, make_practice, stream


@pytest.fixture(autouse=True)
def _stand_in(typesetter):
    """No test here is about the typesetting itself."""


def test_publishing_makes_the_one_pager(practice, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        practice.save_revision().publish()

    assert Paper.objects.get().practice_id == practice.pk
    assert Paper.objects.get().kind == "pdf"


def test_what_was_unpublished_before_its_turn_is_not_made(practice, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        practice.save_revision().publish()
        practice.unpublish()

    assert not Paper.objects.exists()


@pytest.mark.parametrize("how", ["asked", "speaks"])
def test_a_contact_who_changes_is_thrown_away_with_every_paper_and_made_anew(
    twente, how, django_capture_on_commit_callbacks
):
    contact = make_contact("Noor Haas")
    fields = {
        "asked": {"contacts": [contact]},
        "speaks": {"body": stream(("quote", {"text": "Ja.", "contact": contact.pk}))},
    }
    practice, other = make_practice(twente, **fields[how]), make_practice(twente)
    for each in (practice, other):
        making.one_pager(each)

    contact.state = "uit-dienst"
    with django_capture_on_commit_callbacks() as callbacks:
        contact.save()

    assert list(Paper.objects.values_list("practice", flat=True)) == [other.pk]
    for callback in callbacks:
        callback()
    assert "Noor Haas" not in bytes(Paper.objects.get(practice=practice).file).decode()


def test_a_contact_who_is_erased_leaves_no_paper_behind(practice):
    making.one_pager(practice)

    practice.placed_contacts.first().contact.delete()

    assert not Paper.objects.exists()


def test_a_practice_that_is_closed_to_the_public_leaves_no_paper_behind(practice, twente):
    making.one_pager(practice)

    PageViewRestriction.objects.create(page=twente, restriction_type="login")

    assert not Paper.objects.exists()


def test_a_practice_that_is_deleted_leaves_no_paper_behind(practice):
    making.one_pager(practice)
    making.picture(practice)

    practice.delete()

    assert not Paper.objects.exists()


def test_the_duty_makes_what_misses_and_doing_it_twice_does_nothing_more(practice, typesetter):
    assert "Papieren versies maken en opruimen" in [duty.name for duty in duties()]

    assert keep_true() == 1
    assert keep_true() == 0
    assert typesetter.calls == 1


def test_the_duty_makes_anew_what_the_calendar_made_untrue(practice, typesetter):
    keep_true()
    contact = practice.placed_contacts.first().contact
    type(contact).objects.filter(pk=contact.pk).update(consent_until=timezone.localdate() - timedelta(days=1))

    assert keep_true() == 1
    assert "Noor Haas" not in bytes(Paper.objects.get().file).decode()


def test_the_duty_throws_away_what_stands_on_the_site_no_more(practice):
    making.one_pager(practice)
    type(practice).objects.filter(pk=practice.pk).update(live=False)

    assert keep_true() == 1
    assert not Paper.objects.exists()


@pytest.mark.parametrize("limit", ["AT_ONCE", "MADE_AT_ONCE"])
def test_the_duty_goes_on_where_it_stopped(twente, monkeypatch, limit):
    monkeypatch.setattr(keeping, limit, 2)
    for _ in range(3):
        make_practice(twente)

    assert [keep_true() for _ in range(4)] == [2, 1, 0, 0]


def test_old_bundles_are_thrown_away(db):
    Paper.objects.create(kind="bundel", fingerprint="oud", made_at=timezone.now() - timedelta(days=8))
    Paper.objects.create(kind="bundel", fingerprint="nieuw")

    assert keep_true() == 1
    assert Paper.objects.get().fingerprint == "nieuw"
