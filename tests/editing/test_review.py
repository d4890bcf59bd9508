"""Draft, to review, published or returned: nobody approves own work, and only what was seen is approved."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState
from wagtail.users.models import UserProfile

from editing.review.tasks import changed_fields, waiting_for_review
from practices.models import PracticePage, ReviewSettings
from tests.editing.forms import practice_form, send
from tests.editing.people import national, regional, signed_in
from tests.editing.reviewing import act, is_live, sent_in
from tests.makers import make_practice, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(tree):
    return make_region(tree, "Groot-Amsterdam")


@pytest.fixture
def editor(region):
    return regional(region)


@pytest.fixture
def moderator(db):
    return national("moderator")


def test_a_draft_that_is_sent_in_and_approved_is_published(region, editor, moderator, client):
    practice = sent_in(region, editor)

    act(moderator, practice, "approve")

    assert is_live(practice)
    assert "Coach na school" in client.get(region.url).text


def test_a_draft_is_returned_with_a_reason_and_sent_in_again(
    region, editor, moderator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        practice = sent_in(region, editor)
        act(moderator, practice, "reject", comment="Zet de telefoonnummers erbij.")
        act(moderator, practice, "reject", comment="Zet de telefoonnummers erbij.")
        state = WorkflowState.objects.get()
        send(signed_in(editor), practice, title="Coach na school", **{"action-submit": "1"})

    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert not is_live(practice)
    told = [message for message in mail.outbox if message.to == [editor.email] and "nog niet" in message.subject]
    assert [message.body.count("Zet de telefoonnummers erbij.") for message in told] == [1]
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_what_was_returned_stands_with_its_reason_on_the_list_of_the_writer_until_it_is_sent_in_again(
    tree, region, editor, moderator
):
    practice = sent_in(region, editor)
    act(moderator, practice, "reject", comment="Zet de telefoonnummers erbij.")
    elsewhere = regional(make_region(tree, "Twente"))

    page = signed_in(editor).get("/beheer/taken/").content.decode()

    assert "Zet de telefoonnummers erbij." in page
    assert "praktijk is teruggegeven met een reden" in signed_in(editor).get("/beheer/").content.decode()
    for other in (moderator, elsewhere):
        assert "Zet de telefoonnummers erbij." not in signed_in(other).get("/beheer/taken/").content.decode()
    send(signed_in(editor), practice, title="Coach na school", **{"action-submit": "1"})
    assert "Teruggegeven" not in signed_in(editor).get("/beheer/taken/").content.decode()


def test_returning_asks_for_a_reason(region, editor, moderator):
    practice = sent_in(region, editor)

    act(moderator, practice, "reject", comment="")

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_nobody_approves_own_work(region, moderator):
    practice = make_practice(region, live=False)
    send(signed_in(moderator), practice, **{"action-submit": "1"})

    answer = act(moderator, practice, "approve")

    assert answer.status_code in (302, 403)
    assert not is_live(practice)


def test_who_changed_the_version_does_not_approve_it(region, editor, moderator):
    practice = sent_in(region, editor)
    send(signed_in(moderator), practice, title="Anders gezegd")

    act(moderator, practice, "approve")
    act(national("tweede"), practice, "approve")  # the version that changed is put to review anew
    is_live_after_one = is_live(practice)
    act(national("derde"), PracticePage.objects.get(pk=practice.pk), "approve")

    assert not is_live_after_one
    assert is_live(practice)


def test_a_version_that_changed_since_it_was_sent_in_cannot_be_approved(region, editor, moderator):
    practice = sent_in(region, editor)
    practice.title = "Intussen anders"
    practice.save_revision(user=editor)

    act(moderator, practice, "approve")

    assert not is_live(practice)
    statuses = list(TaskState.objects.order_by("pk").values_list("status", flat=True))
    assert statuses == [TaskState.STATUS_CANCELLED, TaskState.STATUS_IN_PROGRESS]


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_a_practice_that_is_new_is_not_published_directly(region, editor, moderator, action):
    for user in (editor, moderator):
        data = {"slug": f"nieuw-{user.pk}", action: "1"}
        signed_in(user).post(f"/beheer/pages/add/practices/practicepage/{region.pk}/", practice_form(**data))

    assert PracticePage.objects.count() == 2
    assert not PracticePage.objects.filter(live=True).exists()


def test_with_four_eyes_off_the_national_desk_publishes_and_approves_own_work(region, editor, moderator):
    ReviewSettings.objects.update_or_create(defaults={"four_eyes": False})
    own = make_practice(region, live=False)
    sent = make_practice(region, live=False)

    send(signed_in(moderator), own, **{"action-publish": "1"})
    send(signed_in(moderator), sent, **{"action-submit": "1"})
    act(moderator, sent, "approve")
    send(signed_in(editor), make_practice(region, live=False), **{"action-publish": "1"})

    assert is_live(own)
    assert is_live(sent)
    assert PracticePage.objects.filter(live=True).count() == 2


def test_publishing_in_bulk_goes_by_review_too(region, moderator):
    draft = make_practice(region, live=False)
    draft.save_revision()
    for address in (f"&id={draft.pk}", f"&id={region.pk}"):
        data = {"include_descendants": "on"}
        signed_in(moderator).post(f"/beheer/bulk/wagtailcore/page/publish/?next=/beheer/{address}", data)

    assert not is_live(draft)


def test_a_button_pressed_twice_gives_one_task_and_one_mail(
    region, editor, moderator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        practice = sent_in(region, editor)
        send(signed_in(editor), practice, title="Coach na school", **{"action-submit": "1"})
        act(moderator, practice, "approve")
        act(moderator, practice, "approve")

    assert WorkflowState.objects.count() == 1
    assert [message.to[0] for message in mail.outbox] == [moderator.email, editor.email]
    assert mail.outbox[0].subject == "Wil je kijken naar “Coach na school”?"
    assert mail.outbox[1].subject == "“Coach na school” is goedgekeurd"


@pytest.mark.parametrize(("choice", "mails"), [("geen", 0), ("te-doen", 1), ("alles", 2)])
def test_a_colleague_gets_the_mails_that_were_chosen(
    region, editor, moderator, choice, mails, django_capture_on_commit_callbacks
):
    for user in (editor, moderator):
        page = signed_in(user).get("/beheer/account/")
        assert "Alleen als ik iets moet doen" in page.content.decode()
        data = {"mails-mails": choice, "name_email-first_name": "Ans", "name_email-last_name": "Bos"}
        data |= {"name_email-email": user.email, "locale-preferred_language": "", "theme-theme": "system"}
        data |= {"theme-density": "default", "theme-contrast": "system", "theme-keyboard_shortcuts": "on"}
        answer = signed_in(user).post("/beheer/account/", data)
        assert answer.status_code == 302, answer.content.decode()[:2000]

    with django_capture_on_commit_callbacks(execute=True):
        act(moderator, sent_in(region, editor), "approve")

    assert len(mail.outbox) == mails


def test_a_mail_server_that_is_down_undoes_nothing(
    region, editor, moderator, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "tests.editing.mail_down.EmailBackend"

    with django_capture_on_commit_callbacks(execute=True):
        practice = sent_in(region, editor)
        act(moderator, practice, "approve")

    assert is_live(practice)


def test_what_the_law_demands_holds_back_sending_in_and_approving(tree, editor, moderator, region):
    region.desk_phone = region.desk_email = ""
    region.save()
    practice = make_practice(region, live=False)

    answer = send(signed_in(editor), practice, **{"action-submit": "1"})
    practice.save_revision(user=editor)
    practice.get_workflow().start(practice, editor)
    act(moderator, practice, "approve")

    assert "Niemand is te bereiken" in answer.content.decode()
    assert not is_live(practice)


def test_the_list_of_tasks_is_oldest_first_with_region_days_and_changes(region, editor, moderator):
    new = sent_in(region, editor)
    live = make_practice(region, "Al op de site")
    live.save_revision().publish()
    live.refresh_from_db()
    send(signed_in(editor), live, title="Nieuwe titel", **{"action-submit": "1"})
    TaskState.objects.filter(revision__object_id=str(live.pk)).update(started_at=timezone.now() - timedelta(days=9))

    first, second = waiting_for_review(moderator)

    assert (first.page.pk, first.region, first.days, first.is_new) == (live.pk, "Groot-Amsterdam", 9, False)
    assert "titel" in first.changes
    assert (second.page.pk, second.is_new, second.may_approve) == (new.pk, True, True)
    page = signed_in(moderator).get("/beheer/taken/").content.decode()
    assert page.index("Nieuwe titel") < page.index("Coach na school")
    assert "9 dagen" in page
    assert [waiting.may_approve for waiting in waiting_for_review(editor)] == [False, False]


def test_the_list_of_tasks_asks_a_fixed_number_of_questions(region, editor, moderator, django_assert_max_num_queries):
    for number in range(12):
        practice = make_practice(region, f"Nummer {number}", live=False)
        practice.save_revision(user=editor)
        practice.get_workflow().start(practice, editor)

    with django_assert_max_num_queries(30):
        assert len(waiting_for_review(moderator)) == 12


def test_fields_that_say_the_same_do_not_count_as_changed():
    before = {"title": "a", "placed_contacts": [{"pk": 1, "contact": 4}], "introduction": ""}
    after = {"title": "a", "placed_contacts": [{"pk": 9, "contact": 4}], "introduction": None, "path": "x"}

    assert changed_fields(PracticePage, before, after) == []


def test_what_somebody_wants_is_read_from_wagtails_four(editor):
    from editing.review.mails import wanted_by

    profile = UserProfile.get_for_user(editor)
    assert wanted_by(profile) == "alles"
    profile.approved_notifications = False
    assert wanted_by(profile) == "te-doen"
    profile.submitted_notifications = False
    assert wanted_by(profile) == "geen"
