"""One list over all that came in: who sees what, in which order, narrowed how."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inbox.choices import State
from inbox.desk.listing import Narrowing, all_keys
from inbox.models import Message
from inbox.sources import Source, sources
from tests.inbox.desk.conftest import LIST, address_of, make_message

pytestmark = pytest.mark.django_db


def shown(browser, query=""):
    """Return the texts of what is listed, in order."""
    return [row.item.text for row in browser.get(LIST + query).context["rows"]]


def test_an_editor_sees_the_own_region_and_the_national_desk_everything(desk, national_desk, twente, zeeland):
    make_message(twente, text="Hier")
    make_message(zeeland, text="Daar")
    make_message(text="Land")

    assert shown(desk) == ["Hier"]
    assert shown(national_desk) == ["Hier", "Daar", "Land"]


def test_what_came_first_stands_first_whatever_its_kind(desk, twente):
    now = timezone.now()
    for days, kind in ((1, "vraag"), (9, "melding"), (5, "bericht"), (7, "vraag")):
        make_message(twente, kind=kind, text=str(days), created_at=now - timedelta(days=days))

    assert shown(desk) == ["9", "7", "5", "1"]
    assert "9 dagen" in desk.get(LIST).content.decode()


def test_every_filter_keeps_what_it_says(desk, editor, moderator, twente):
    make_message(twente, text="nieuw")
    make_message(twente, text="mijn", state=State.READ, assigned_to=editor, kind="melding")
    make_message(twente, text="van een ander", state=State.READ, assigned_to=moderator)
    make_message(twente, text="spam", is_suspect=True)
    for state in (State.ANSWERED, State.CLOSED, State.REJECTED):
        make_message(twente, text=state.value, state=state, closed_at=timezone.now())

    assert shown(desk) == ["nieuw", "mijn", "van een ander"]
    assert shown(desk, "?show=nieuw") == ["nieuw"]
    assert shown(desk, "?show=mijn") == ["mijn"]
    assert shown(desk, "?show=vrij") == ["nieuw"]
    assert shown(desk, "?show=verdacht") == ["spam"]
    assert shown(desk, "?kind=melding") == ["mijn"]
    assert set(shown(desk, "?show=klaar")) == {"beantwoord", "afgehandeld", "afgewezen"}
    assert shown(desk, "?show=afgewezen") == ["afgewezen"]


def test_the_national_desk_narrows_to_a_region_or_to_what_has_none(desk, national_desk, twente, zeeland):
    make_message(twente, text="Hier")
    make_message(zeeland, text="Daar")
    make_message(text="Land")

    assert shown(national_desk, "?region=zeeland") == ["Daar"]
    assert shown(national_desk, "?region=landelijk") == ["Land"]
    assert shown(desk, "?region=zeeland") == shown(desk, "?region=landelijk") == ["Hier"]


@pytest.mark.parametrize("query", ["vervoer", "VERVOER stage", "kim jansen", "kim@example.org", "proef", "coach"])
def test_words_are_found_in_what_was_sent_and_who_sent_it(desk, twente, query):
    make_message(
        twente,
        text="Vervoer naar de stage",
        sender_name="Kim Jansen",
        sender_organisation="De Proef",
        page_title="Coach",
    )
    make_message(twente, text="Iets anders", sender_name="Bo", sender_email="bo@example.org")

    assert shown(desk, f"?q={query}") == ["Vervoer naar de stage"]


def test_a_number_finds_its_thing_in_any_state_as_people_type_it(desk, twente, zeeland):
    message = make_message(twente, text="Klaar", state=State.CLOSED, closed_at=timezone.now(), number="K7MY-3QZ9")
    far = make_message(zeeland, text="Daar")

    for typed in (message.number, message.number.lower(), message.number.replace("-", " "), f" {message.number} "):
        assert shown(desk, f"?q={typed}") == ["Klaar"]
    assert shown(desk, f"?q={far.number}") == []


def test_what_looks_like_spam_stands_apart_and_says_so(desk, twente):
    make_message(twente, is_suspect=True)

    page = desk.get(LIST).content.decode()

    assert "1 verdacht bericht staat apart" in page
    assert "Je postvak is leeg" in page


def test_the_list_takes_as_many_queries_for_two_as_for_two_hundred(desk, moderator, twente):
    kinds = ("bericht", "melding", "vraag")
    for kind in kinds:
        make_message(twente, kind=kind, assigned_to=moderator)
    desk.get(LIST)
    with CaptureQueriesContext(connection) as few:
        desk.get(LIST)
    Message.objects.bulk_create(
        Message(region=twente, kind=kinds[n % 3], text=str(n), assigned_to=moderator) for n in range(200)
    )

    with CaptureQueriesContext(connection) as many:
        desk.get(LIST)

    assert len(many) == len(few) <= 32


def test_pages_of_fifty_follow_each_other(desk, twente):
    Message.objects.bulk_create(Message(region=twente, text=f"{n:03}") for n in range(120))

    seen = shown(desk) + shown(desk, "?p=2") + shown(desk, "?p=3")

    assert sorted(seen) == [f"{n:03}" for n in range(120)]
    assert "Pagina 2 van 3" in desk.get(f"{LIST}?p=2").content.decode()


@pytest.mark.parametrize(
    "query", ["?p=999", "?p=abc", "?p=-1", "?kind=x&show=x&region=x", "?q=%00", "?q=" + "x" * 300, "?q=%25_'"]
)
def test_junk_in_the_address_breaks_nothing(desk, query):
    assert desk.get(LIST + query).status_code == 200


def test_a_kind_of_an_upper_floor_stands_in_the_same_list(desk, twente, monkeypatch):
    message = make_message(twente, text="Twee keer")
    own = Source("proef", "Proef", Message.objects.all, lambda item: item.number, "inbox/desk/parts/message.html")
    monkeypatch.setitem(sources_of(), "proef", own)

    page = desk.get(f"{LIST}?kind=proef").content.decode()

    assert f"{LIST}proef/{message.pk}/" in page
    assert desk.get(f"{LIST}proef/{message.pk}/").status_code == 200
    assert {kind for kind, *_rest in all_keys(Narrowing(message.assigned_to or desk_user(desk)))} == {
        "bericht", "proef",
    }  # fmt: skip


def sources_of():
    from inbox import sources as registry

    assert sources()
    return registry._sources


def desk_user(browser):
    return browser.get(LIST).context["request"].user


def test_opening_a_message_by_its_key_alone_is_the_way_of_mails(desk, twente):
    message = make_message(twente, kind="vraag")

    assert message.number in desk.get(f"{LIST}{message.pk}/").content.decode()
    assert message.number in desk.get(address_of(message)).content.decode()
