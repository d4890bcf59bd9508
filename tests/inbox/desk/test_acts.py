"""What is done with many at once: as far as it is within reach, with a reason, and remembered."""

import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from inbox import sources as registry
from inbox.choices import State
from inbox.desk.history import history_of
from inbox.models import Message
from inbox.sources import Action, Source
from tests.inbox.desk.conftest import LIST, make_message

pytestmark = pytest.mark.django_db


def states():
    return set(Message.objects.values_list("state", flat=True))


@pytest.mark.parametrize(
    ("name", "fields", "state"),
    [
        ("gelezen", {}, State.READ),
        ("beantwoord", {}, State.ANSWERED),
        ("sluit", {"reason": "Gebeld"}, State.CLOSED),
        ("wijs-af", {"reason": "Spam"}, State.REJECTED),
    ],
)
def test_many_change_at_once_and_each_remembers_by_whom(act, editor, twente, name, fields, state):
    chosen = [make_message(twente, kind=kind) for kind in ("bericht", "melding", "vraag")]

    page = act(name, chosen, **fields).content.decode()

    assert "3 zijn bijgewerkt" in page
    for message in Message.objects.all():
        assert (message.state, message.reason) == (state, fields.get("reason", ""))
        assert message.closed_by == (None if name == "gelezen" else editor)
        assert [entry.user for entry in history_of(message)] == [editor]


def test_ending_asks_for_a_reason_and_keeps_what_was_ticked(act, twente):
    message = make_message(twente)

    for name in ("sluit", "wijs-af"):
        answer = act(name, [message], reason="  ")
        assert answer.status_code == 422
        assert "Vul een reden in" in answer.content.decode()
        assert f'value="bericht:{message.pk}" id="item-1" checked' in answer.content.decode()
    assert states() == {State.NEW}


def test_nothing_ticked_changes_nothing(act, twente):
    make_message(twente)

    for items in ([], ["x"], ["bericht:9999999999999999999999"], ["bericht:²"], [":"], ["niets:1"]):
        assert act("gelezen", item=items).status_code == 422
    assert states() == {State.NEW}


def test_what_is_out_of_reach_stays_as_it_is(act, twente, zeeland):
    far, national = make_message(zeeland), make_message()

    for name in ("gelezen", "beantwoord", "sluit", "wijs-af", "neem", "geen-spam"):
        act(name, [far, national], reason="x")
        act(name, query="?region=zeeland", reason="x", all="1", shown_at=timezone.now().isoformat())

    assert states() == {State.NEW}
    assert not ModelLogEntry.objects.filter(action__startswith="inbox.").exists()


def test_work_is_given_to_who_may_see_it_only(act, desk, twente, editor, neighbour, moderator):
    message = make_message(twente)

    assert neighbour not in desk.get(LIST).context["acting"].fields["colleague"].queryset
    assert act("wijs-toe", [message], colleague=neighbour.pk).status_code == 422
    act("wijs-toe", [message], colleague=moderator.pk)

    message.refresh_from_db()
    assert message.assigned_to == moderator
    assert history_of(message)[0].message == f"Toegewezen aan: {moderator}"


def test_the_national_desk_gives_each_colleague_what_is_of_their_region(national_desk, twente, zeeland, neighbour):
    here, there = make_message(twente), make_message(zeeland)

    data = {"act": "wijs-toe", "item": [f"bericht:{here.pk}", f"bericht:{there.pk}"], "colleague": neighbour.pk}
    page = national_desk.post(LIST, data, follow=True).content.decode()

    assert "1 bleef zoals het was" in page
    assert list(Message.objects.filter(assigned_to=neighbour)) == [there]


def test_what_ended_is_not_ended_again(act, twente):
    message = make_message(twente)
    act("sluit", [message], reason="Eerst")

    page = act("wijs-af", [message], reason="Later").content.decode()

    message.refresh_from_db()
    assert (message.state, message.reason) == (State.CLOSED, "Eerst")
    assert "1 bleef zoals het was" in page


def test_all_that_is_found_goes_at_once_but_not_what_came_in_since(act, desk, twente):
    Message.objects.bulk_create(Message(region=twente, text="spam", is_suspect=True) for _ in range(60))
    shown_at = desk.get(f"{LIST}?show=verdacht").context["shown_at"]
    late = make_message(twente, is_suspect=True, created_at=timezone.now() + timedelta(seconds=5))
    genuine = make_message(twente)

    act("wijs-af", query="?show=verdacht", all="1", shown_at=shown_at, reason="Spam")

    assert set(Message.objects.filter(state=State.NEW)) == {late, genuine}


@pytest.mark.parametrize("shown_at", ["", "morgen", "2026-01-01", "2026-99-99T00:00:00Z", "2026-01-01T00:00:00"])
def test_all_without_the_moment_of_the_list_is_nothing(act, twente, shown_at):
    make_message(twente)

    act("wijs-af", all="1", shown_at=shown_at, reason="x")

    assert states() == {State.NEW}


def test_five_hundred_go_in_one_act_within_two_seconds_and_few_queries(act, desk, twente):
    Message.objects.bulk_create(
        Message(region=twente, text="http://spam " * 30, sender_name="Bot", is_suspect=True) for _ in range(500)
    )
    genuine = make_message(twente, text="Een echte vraag")
    shown_at = desk.get(f"{LIST}?show=verdacht").context["shown_at"]

    begin = time.perf_counter()
    with CaptureQueriesContext(connection) as asked:
        data = {"act": "wijs-af", "all": "1", "shown_at": shown_at, "reason": "Spam"}
        answer = desk.post(f"{LIST}?show=verdacht", data)

    assert answer.status_code == 302
    assert time.perf_counter() - begin < 2
    assert len(asked) <= 40
    assert Message.objects.filter(state=State.REJECTED).count() == 500
    page = desk.get(LIST)
    assert [row.item for row in page.context["rows"]] == [genuine]
    assert "500 zijn bijgewerkt" in page.content.decode()


def test_a_kind_has_its_own_action_and_is_told_of_each_end(act, editor, twente, monkeypatch):
    told = []

    def approve(message, user):
        return Message.objects.filter(pk=message.pk, wants_answer=True).update(wants_answer=False, state="beantwoord")

    own = Source(
        "bericht",
        "Bericht",
        Message.objects.all,
        str,
        "inbox/desk/parts/message.html",
        actions=(Action("goed", "Goedkeuren", approve), Action("apart", "Alleen apart", approve, in_bulk=False)),
        when_ended=lambda message, user: told.append((message.number, message.state, user)),
    )
    monkeypatch.setitem(registry._sources, "bericht", own)
    good, plain = make_message(twente), make_message(twente, wants_answer=False)

    assert "Goedkeuren" not in act("gelezen").content.decode()
    listed = act("gelezen", query="?kind=bericht").content.decode()
    act("eigen:goed", [good, plain], query="?kind=bericht")
    act("eigen:niets", [plain], query="?kind=bericht")
    act("wijs-af", [plain], reason="Nee")

    good.refresh_from_db()
    assert "Goedkeuren" in listed
    assert "Alleen apart" not in listed
    assert good.state == State.ANSWERED
    assert [entry.message for entry in history_of(good)] == ["Gedaan: Goedkeuren"]
    assert told == [(plain.number, State.REJECTED, editor)]


def test_what_is_no_spam_stands_with_the_others_again(act, desk, twente):
    message = make_message(twente, is_suspect=True)

    act("geen-spam", [message], query="?show=verdacht")

    assert [row.item for row in desk.get(LIST).context["rows"]] == [message]
