"""A practice is shown in a second region only when that region agrees."""

import pytest
from django.core import mail

from practices.models import Answer, PracticePage, RegionRequest
from practices.sharing import ask_for
from tests.editing.forms import send
from tests.editing.people import national, regional, signed_in
from tests.makers import make_practice, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions(tree):
    return make_region(tree, "Groot-Amsterdam"), make_region(tree, "Twente")


def test_another_region_is_asked_and_the_page_goes_on_in_its_own(regions, django_capture_on_commit_callbacks):
    own, other = regions
    editor, neighbour = regional(own), regional(other)
    practice = make_practice(own, live=False)

    with django_capture_on_commit_callbacks(execute=True):
        send(signed_in(editor), practice, regions=[own, other])
        send(signed_in(editor), practice, regions=[own, other])

    draft = practice.get_latest_revision_as_object()
    assert list(draft.regions.all()) == [own]
    assert RegionRequest.objects.get().answer == Answer.OPEN
    assert [message.to for message in mail.outbox] == [[neighbour.email]]
    assert mail.outbox[0].subject == "Mag “Een praktijk” ook bij Twente?"


def test_the_form_shows_what_was_asked_and_unticking_withdraws_it(regions):
    own, other = regions
    editor = regional(own)
    practice = make_practice(own, live=False)
    send(signed_in(editor), practice, regions=[own, other])

    page = signed_in(editor).get(f"/beheer/pages/{practice.pk}/edit/").content.decode()
    send(signed_in(editor), practice, regions=[own])

    assert "Gevraagd en nog niet beantwoord: Twente." in page
    assert RegionRequest.objects.get().answer == Answer.WITHDRAWN


def test_a_yes_shows_the_practice_there_at_once_and_in_its_draft(regions, client):
    own, other = regions
    practice = make_practice(own, "Coach na school")
    practice.title = "Coach na school, nieuw"
    practice.save_revision()
    (request,) = ask_for(practice, [other], regional(own))

    signed_in(regional(other)).post(f"/beheer/verzoeken/{request.pk}/", {"answer": "ja"})

    assert "Coach na school" in client.get(other.url).text
    live = PracticePage.objects.get(pk=practice.pk)
    assert other in live.get_latest_revision_as_object().regions.all()
    assert live.get_latest_revision_as_object().title == "Coach na school, nieuw"
    assert live.title == "Coach na school"


def test_a_no_is_told_with_its_reason_and_not_asked_again(regions, django_capture_on_commit_callbacks):
    own, other = regions
    editor = regional(own)
    practice = make_practice(own)
    (request,) = ask_for(practice, [other], editor)

    with django_capture_on_commit_callbacks(execute=True):
        data = {"answer": "nee", "reason": "Wij doen dit anders."}
        signed_in(regional(other)).post(f"/beheer/verzoeken/{request.pk}/", data)
        again = ask_for(practice, [other], editor)

    assert again == []
    assert "Wij doen dit anders." in mail.outbox[-1].body
    assert list(PracticePage.objects.get(pk=practice.pk).regions.all()) == [own]


def test_an_answer_counts_once(regions):
    own, other = regions
    (request,) = ask_for(make_practice(own), [other], regional(own))
    neighbour = signed_in(regional(other))

    neighbour.post(f"/beheer/verzoeken/{request.pk}/", {"answer": "nee"})
    neighbour.post(f"/beheer/verzoeken/{request.pk}/", {"answer": "ja"})

    assert RegionRequest.objects.get().answer == Answer.REFUSED


def test_the_national_desk_edits_both_and_need_not_ask(regions):
    own, other = regions
    practice = make_practice(own, live=False)

    send(signed_in(national()), practice, regions=[own, other])

    assert set(practice.get_latest_revision_as_object().regions.all()) == {own, other}
    assert not RegionRequest.objects.exists()


def test_going_back_to_an_earlier_version_does_not_bring_a_region_back(regions):
    own, other = regions
    editor = regional(own)
    practice = make_practice(own, regions=[own, other])
    earlier = practice.save_revision()
    practice.regions = [own]
    practice.save()
    practice.save_revision()

    address = f"/beheer/pages/{practice.pk}/revisions/{earlier.pk}/revert/"
    form = signed_in(editor).get(address)
    send(signed_in(editor), practice, regions=[own, other], revision=earlier.pk)

    assert form.status_code == 200
    assert list(practice.get_latest_revision_as_object().regions.all()) == [own]
    assert RegionRequest.objects.get().answer == Answer.OPEN


def test_a_copy_stands_in_its_own_region_alone(regions):
    own, other = regions
    practice = make_practice(own, "Coach", regions=[own, other])
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": own.pk}

    signed_in(regional(own)).post(f"/beheer/pages/{practice.pk}/copy/", data)

    copy = PracticePage.objects.get(slug="kopie")
    assert list(copy.regions.all()) == [own]
    assert list(copy.get_latest_revision_as_object().regions.all()) == [own]
    assert not copy.live


def test_who_is_asked_sees_what_and_by_whom_and_an_answer_without_yes_or_no_is_sent_back(regions):
    own, other = regions
    (request,) = ask_for(make_practice(own, "Coach na school"), [other], regional(own))
    neighbour = signed_in(regional(other))

    page = neighbour.get(f"/beheer/verzoeken/{request.pk}/").text
    again = neighbour.post(f"/beheer/verzoeken/{request.pk}/", {"reason": "Wij doen dit anders."})

    assert "vraagt of “Coach na school” ook bij Twente mag staan." in page
    assert again.status_code == 422
    assert "Kies ja of nee." in again.text
    assert "Wij doen dit anders." in again.text
