"""One thing that came in: read by being opened, dealt with by who may see it, answered by mail."""

import uuid

import pytest
from django.core import mail

from inbox.choices import State
from inbox.desk.history import history_of
from inbox.models import Message
from post.delivery import deliver_waiting
from post.models import Letter
from tests.inbox.desk.conftest import LIST, address_of, make_message
from tests.makers import make_practice

pytestmark = pytest.mark.django_db


def done(message):
    """Return what was done with it, oldest first."""
    message.refresh_from_db()
    return [entry.message for entry in reversed(history_of(message))]


def test_opening_is_reading_once(desk, editor, twente):
    message = make_message(twente)

    desk.get(address_of(message))
    desk.get(address_of(message))

    assert done(message) == ["Gelezen"]
    assert (message.state, message.read_at is not None) == (State.READ, True)


def test_it_shows_text_as_text_with_its_lines_and_the_page_as_it_was(desk, twente):
    practice = make_practice(twente, "Coach na school")
    version = practice.save_revision()
    message = make_message(
        twente,
        text="Eerste\nTweede <script>alert(1)</script>",
        page=practice,
        page_title="Coach na school",
        page_version=version.pk,
        address=practice.url,
        sought="vervoer",
    )

    page = desk.get(address_of(message)).content.decode()

    assert "Eerste<br>Tweede &lt;script&gt;alert(1)" in page
    assert f'href="{practice.url}"' in page
    assert f"/beheer/pages/{practice.pk}/revisions/{version.pk}/view/" in page
    assert "vervoer" in page


def test_guessing_does_not_tell_what_exists(desk, zeeland):
    far = make_message(zeeland)
    addresses = [address_of(far), f"{LIST}{far.pk}/", f"{LIST}bericht/999/", f"{LIST}niets/{far.pk}/"]

    answers = [desk.get(address) for address in [*addresses, f"{LIST}melding/{far.pk}/", f"{LIST}bericht/{'9' * 30}/"]]

    assert {(answer.status_code, answer.url) for answer in answers} == {(302, "/beheer/")}
    far.refresh_from_db()
    assert far.state == State.NEW


@pytest.mark.parametrize(
    "name", ["gelezen", "neem", "beantwoord", "sluit", "wijs-af", "heropen", "verplaats", "antwoord"]
)
def test_no_act_reaches_another_region(desk, zeeland, name):
    far = make_message(zeeland)

    desk.post(address_of(far), {"act": name, "reason": "x", "text": "x", "key": uuid.uuid4(), "region": ""})

    assert done(far) == []
    assert (far.state, far.region, Letter.objects.count()) == (State.NEW, zeeland, 0)


def test_its_life_is_remembered(desk, editor, moderator, twente):
    message = make_message(twente)
    one = address_of(message)

    desk.get(one)
    desk.post(one, {"act": "neem"})
    desk.post(one, {"act": "wijs-toe", "colleague": moderator.pk})
    assert desk.post(one, {"act": "sluit"}).status_code == 422
    desk.post(one, {"act": "sluit", "reason": "Gebeld"})
    message.refresh_from_db()
    assert (message.state, message.reason, message.closed_by) == (State.CLOSED, "Gebeld", editor)
    assert "Gebeld" in desk.get(one).content.decode()
    desk.post(one, {"act": "heropen"})

    assert done(message) == ["Gelezen", "Opgepakt", f"Toegewezen aan: {moderator}", "Afgehandeld", "Heropend"]
    assert (message.state, message.closed_at, message.closed_by, message.reason) == (State.READ, None, None, "")


def test_it_is_passed_on_and_is_new_there(desk, national_desk, editor, twente, zeeland):
    message = make_message(twente, assigned_to=editor)

    answer = desk.post(address_of(message), {"act": "verplaats", "region": zeeland.pk}, follow=True)

    assert f"Doorgegeven aan {zeeland.title}" in answer.content.decode()
    assert done(message) == ["Doorgegeven aan: Zeeland"]
    assert (message.region, message.state, message.assigned_to) == (zeeland, State.NEW, None)
    assert desk.get(address_of(message)).status_code == 302
    national_desk.post(address_of(message), {"act": "verplaats", "region": ""})
    message.refresh_from_db()
    assert message.region is None
    assert national_desk.post(address_of(message), {"act": "verplaats", "region": ""}).status_code == 422


def test_an_answer_goes_out_once_in_the_name_of_the_desk(desk, editor, twente):
    editor.email = "redactie@example.org"
    editor.save()
    message = make_message(twente, text="Wie betaalt?")
    sent = {"act": "antwoord", "text": "De gemeente.\nGroet", "key": uuid.uuid4(), "copy": "on"}

    desk.post(address_of(message), sent)
    desk.post(address_of(message), sent)
    deliver_waiting()

    mails = {letter.to[0]: letter for letter in mail.outbox}
    assert set(mails) == {"kim@example.org", "redactie@example.org"}
    assert len(mail.outbox) == 2
    answer = mails["kim@example.org"]
    assert answer.extra_headers["Reply-To"] == "balie@example.org"
    assert message.number in answer.subject
    assert "De gemeente.\nGroet" in answer.body
    assert done(message) == ["Antwoord gemaild", "Beantwoord"]
    assert message.state == State.ANSWERED


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("kim@example.org", {"text": ""}),
        ("kim@example.org", {"key": "x"}),
        ("", {}),
        ("kim@example.org", {"text": "x" * 10_001}),
    ],
)
def test_an_answer_that_cannot_go_is_kept_on_the_page(desk, twente, address, sent):
    message = make_message(twente, sender_email=address)

    answer = desk.post(address_of(message), {"act": "antwoord", "text": "Ja", "key": uuid.uuid4()} | sent)

    assert answer.status_code == 422
    assert Letter.objects.count() == 0
    assert done(message) == []


@pytest.mark.parametrize("act", ["", "niets", "eigen:niets", "eigen:", "x" * 100])
def test_an_act_that_is_none_changes_nothing(desk, twente, act):
    message = make_message(twente)

    desk.post(address_of(message), {"act": act})

    assert done(message) == []
    assert message.state == State.NEW


def test_what_came_in_without_an_address_has_no_form_to_answer(desk, twente):
    message = make_message(twente, sender_name="", sender_email="")

    page = desk.get(address_of(message)).content.decode()

    assert "Zonder naam" in page
    assert "Verstuur" not in page


def test_a_page_takes_the_same_queries_however_much_was_done(desk, twente, django_assert_max_num_queries):
    message = make_message(twente)
    for _ in range(5):
        desk.post(address_of(message), {"act": "sluit", "reason": "x"})
        desk.post(address_of(message), {"act": "heropen"})

    with django_assert_max_num_queries(36):
        desk.get(address_of(message))

    assert Message.objects.count() == 1
