"""The inbox of the editors."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from editing.roles import make_roles, role_of
from inbox.choices import State
from inbox.models import Message
from inbox.retention import erase_old_messages
from tests.makers import make_region, make_user

pytestmark = pytest.mark.django_db


def make_message(region=None, **fields):
    defaults = {"text": "Hoe regelen jullie dit?", "sender_name": "Kim", "sender_email": "kim@example.org"}
    return Message.objects.create(region=region, **(defaults | fields))


@pytest.fixture
def elsewhere(tree, region):
    other = make_region(tree, "Zeeland")
    make_roles()
    return other


@pytest.fixture
def editor(client, region, elsewhere):
    user = make_user("redacteur")
    user.groups.add(role_of(region).group)
    client.force_login(user)
    return user


LIST = "/beheer/postvak/"


def test_an_editor_sees_the_own_region_and_the_national_desk_everything(client, region, elsewhere, editor):
    own, far, national = (
        make_message(region, text="Hier"),
        make_message(elsewhere, text="Daar"),
        make_message(text="Land"),
    )

    page = client.get(LIST).content.decode()
    for hidden in (far, national):
        assert client.get(f"{LIST}{hidden.pk}/").status_code == 302
        client.post(LIST, {"item": [f"bericht:{hidden.pk}"], "act": "wijs-af", "reason": "x"})
        client.post(f"{LIST}{hidden.pk}/", {"act": "wijs-af", "reason": "x"})
    assert own.number in page
    assert far.number not in page
    assert set(Message.objects.values_list("state", flat=True)) == {State.NEW}

    client.force_login(make_user(is_superuser=True))
    page = client.get(LIST).content.decode()
    assert all(each.number in page for each in (own, far, national))


def test_opening_a_message_is_reading_it(client, region, editor):
    message = make_message(region, text="Eerste regel\n<b>geen opmaak</b>")

    page = client.get(f"{LIST}{message.pk}/").content.decode()

    message.refresh_from_db()
    assert (message.state, message.read_at is not None) == (State.READ, True)
    assert "&lt;b&gt;geen opmaak" in page


def test_it_ends_with_a_reason_and_can_be_opened_again(client, region, editor):
    message = make_message(region)
    one = f"{LIST}{message.pk}/"

    without = client.post(one, {"act": "wijs-af"}, follow=True).content.decode()
    message.refresh_from_db()
    assert "Vul een reden in" in without
    assert message.state != State.REJECTED

    client.post(one, {"act": "sluit", "reason": "Gebeld"}, follow=True)
    message.refresh_from_db()
    assert (message.state, message.reason, message.closed_by) == (State.CLOSED, "Gebeld", editor)
    assert message.number not in client.get(LIST).content.decode()
    assert message.number in client.get(f"{LIST}?show=klaar").content.decode()

    client.post(one, {"act": "heropen"})
    message.refresh_from_db()
    assert (message.state, message.closed_at) == (State.READ, None)


def test_somebody_takes_it_up_and_finds_it_among_theirs(client, region, editor):
    mine, other = make_message(region), make_message(region)

    client.post(LIST, {"item": [f"bericht:{mine.pk}"], "act": "neem"})

    page = client.get(f"{LIST}?show=mijn").content.decode()
    assert mine.number in page
    assert other.number not in page


def test_it_is_passed_to_another_region(client, region, elsewhere, editor):
    message = make_message(region)

    client.post(f"{LIST}{message.pk}/", {"act": "verplaats", "region": elsewhere.pk})

    message.refresh_from_db()
    assert message.region == elsewhere
    assert client.get(f"{LIST}{message.pk}/").status_code == 302


def test_five_hundred_spam_messages_go_in_one_act_and_the_genuine_one_is_found(
    client, region, editor, django_assert_max_num_queries
):
    spam = Message.objects.bulk_create(
        [Message(region=region, text="http://spam " * 30, sender_name="Bot", is_suspect=True) for _ in range(500)]
    )
    genuine = make_message(region, text="Een echte vraag over vervoer")

    assert genuine.number in client.get(LIST).content.decode()
    assert "1 gevonden" in client.get(LIST).content.decode()
    assert "500 gevonden" in client.get(f"{LIST}?show=verdacht").content.decode()
    assert genuine.number in client.get(f"{LIST}?q=vervoer").content.decode()

    with django_assert_max_num_queries(25):
        client.post(LIST, {"item": [f"bericht:{each.pk}" for each in spam], "act": "wijs-af", "reason": "Spam"})
    assert Message.objects.filter(state=State.REJECTED).count() == 500


def test_the_list_takes_the_same_questions_for_few_and_for_many(client, region, editor, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_message(region)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for _ in range(40):
        make_message(region)

    with django_assert_num_queries(len(few)):
        client.get(LIST)


@pytest.mark.parametrize("query", ["?p=999", "?p=abc", "?kind=x&show=x&region=x", "?q=%00", "?q=" + "x" * 300])
def test_junk_in_the_address_breaks_nothing(client, editor, query):
    assert client.get(LIST + query).status_code == 200


def test_what_is_old_is_erased(region):
    now = timezone.now()
    ago = {days: now - timedelta(days=days) for days in (29, 31, 364, 366, 729, 731)}
    kept = [
        make_message(state=State.REJECTED, closed_at=ago[29]),
        make_message(state=State.CLOSED, closed_at=ago[364]),
        make_message(created_at=ago[729]),
    ]
    make_message(state=State.REJECTED, closed_at=ago[31])
    make_message(state=State.ANSWERED, closed_at=ago[366])
    make_message(created_at=ago[731])

    assert erase_old_messages() == 3
    assert set(Message.objects.all()) == set(kept)


def test_the_menu_leads_there_for_editors_only(client, editor):
    assert reverse("inbox_list") in client.get("/beheer/").content.decode()
