"""What a contact gives anew waits for an editor, adds up, and keeps us from asking the same again."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from contacts.choices import Answer, TaskKind, TaskState
from contacts.models import ContactTask, Verification
from contacts.verification import answering
from contacts.verification.asking import ask_now, ask_whom_it_is_time_for
from contacts.verification.links import links_of
from post.delivery import deliver_waiting
from tests.contacts.test_verification_answers import filled_in
from tests.makers import make_contact, make_region, make_user

pytestmark = pytest.mark.django_db
NEW = "085 013 22 22"


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    monkeypatch.setattr("kit.forms.QUICKEST", 0)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def sam(tree, today):
    contact = make_contact(
        "Sam Blom", [make_region(tree, "Twente")], personal_email="sam@example.org", verified_on=today - timedelta(300)
    )
    contact.save_revision()
    assert ask_now(contact, today - timedelta(days=1))
    return contact


def address(name):
    return links_of(Verification.objects.unanswered().get())[name].removeprefix("http://testserver")


def change(client, **values):
    return client.post(address("change"), filled_in(client, address("change"), **values))


def test_who_says_that_the_rest_is_right_is_back_at_once_with_what_the_site_says_now(client, sam, today):
    page = change(client, phone=NEW, is_rest_right="on").content.decode()

    sam.refresh_from_db()
    assert (sam.verified_on, sam.phone) == (today, "085 013 01 23")
    assert sam.is_published()
    assert sam.latest_revision.content["verified_on"] == today.isoformat()
    assert "Tot die tijd zien lezers de balie" not in page


def test_a_form_as_it_was_is_no_answer(client, sam):
    page = change(client)

    assert page.status_code == 422
    assert "Je hebt nog niets veranderd" in page.content.decode()
    assert not ContactTask.objects.exists()


def test_who_told_what_changed_is_not_asked_again_while_an_editor_has_it_nor_soon_after(client, sam, today):
    change(client, phone=NEW)
    assert ask_whom_it_is_time_for(today + timedelta(days=100)) == 0

    answering.drop(ContactTask.objects.get(), make_user())

    assert ask_whom_it_is_time_for(today + timedelta(days=20)) == 0
    assert ask_whom_it_is_time_for(today + timedelta(days=40)) == 1


def test_a_second_change_adds_to_the_first(client, sam, today):
    change(client, phone=NEW, note="Nieuw nummer.")
    ContactTask.objects.update(told_on=today)
    ask_now(sam, today)
    change(client, organisation="Stichting Nieuw", note="En een andere werkgever.")

    task = ContactTask.objects.get()
    assert task.proposed == {"phone": NEW, "organisation": "Stichting Nieuw"}
    assert task.note == "Nieuw nummer.\n\nEn een andere werkgever."
    assert task.told_on is None


def test_taking_over_publishes_nothing_else_of_a_draft(sam):
    sam.function = "Nog niet op de site"
    sam.save_revision()
    answering.propose(Verification.objects.get(), {"phone": NEW}, "")

    assert answering.accept(ContactTask.objects.get(), make_user())

    sam.refresh_from_db()
    assert (sam.phone, sam.function) == (NEW, "Netwerkcoördinator vso-pro")
    draft = sam.latest_revision.as_object()
    assert (draft.phone, draft.function) == (NEW, "Nog niet op de site")
    draft.save_revision().publish()
    sam.refresh_from_db()
    assert (sam.phone, sam.verified_on, sam.is_published()) == (NEW, timezone.localdate(), True)


def test_what_cannot_stand_in_a_field_is_not_taken_over_and_the_task_stays(client, sam):
    task = ContactTask.objects.create(contact=sam, kind=TaskKind.CHANGED, proposed={"phone": "bel maar"})
    client.force_login(make_user(is_superuser=True))

    page = client.post("/beheer/contacttaken/", {"task": task.pk, "act": "doe"}, follow=True).content.decode()

    sam.refresh_from_db()
    task.refresh_from_db()
    assert "Dit kon niet worden overgenomen" in page
    assert (sam.phone, task.state) == ("085 013 01 23", TaskState.OPEN)


def test_a_robot_gets_the_same_answer_and_nothing_is_kept(client, sam):
    for name, answer in (("right", Answer.RIGHT), ("change", Answer.CHANGED), ("leave", Answer.LEFT)):
        page = client.post(address(name), filled_in(client, address(name), phone=NEW, website="x"))
        assert (page.status_code, "Bedankt" in page.content.decode()) == (200, True), answer

    sam.refresh_from_db()
    assert (sam.live, Verification.objects.get().answer, ContactTask.objects.count()) == (True, "", 0)


def test_the_page_shows_what_the_site_says_and_what_we_noted_of_the_consent_but_no_personal_address(client, sam):
    page = client.get(address("right")).content.decode()

    for words in ("Netwerkcoördinator vso-pro", "085 013 01 23", "Nazorg en stage.", "Gegeven op 1 januari 2026"):
        assert words in page
    assert "sam@example.org" not in page


def test_an_answer_stands_in_the_history_of_the_contact(client, sam):
    sam_in_admin = f"/beheer/snippets/contacts/contact/history/{sam.pk}/"
    answering.confirm(Verification.objects.get())
    client.force_login(make_user(is_superuser=True))

    assert "Antwoord met de link in de mail: Klopt nog" in client.get(sam_in_admin).content.decode()


def test_the_listing_says_since_when_we_wait(client, sam, today):
    Verification.objects.update(begun_on=today - timedelta(days=14))
    ask_whom_it_is_time_for(today)
    client.force_login(make_user(is_superuser=True))

    listing = client.get("/beheer/snippets/contacts/contact/").content.decode()

    assert "1 herinnering" in listing
    deliver_waiting()
    assert len(mail.outbox) == 2


def test_the_tasks_of_a_colleague_lead_to_those_about_contacts(client, sam):
    ContactTask.objects.create(contact=sam, kind=TaskKind.SILENT)
    client.force_login(make_user(is_superuser=True))

    assert "1 taak over een contactpersoon" in client.get("/beheer/taken/").content.decode()
