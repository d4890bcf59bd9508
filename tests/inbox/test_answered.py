"""Who got a message says that they answered: the region sees it, and nothing happens by looking."""

import re

import pytest
from django.core import mail

from inbox.desk.history import history_of
from inbox.models import Message
from kit import signed
from post.delivery import deliver_waiting

pytestmark = pytest.mark.django_db
TO_SAM = "/contact/sam/bericht/"


@pytest.fixture
def link(sam, send):
    send(TO_SAM)
    deliver_waiting()
    (body,) = [message.body for message in mail.outbox if message.to == ["sam.prive@example.org"]]
    assert "/beheer/" not in body
    found = re.search(r"http\S+?(/contact/beantwoord/\S+)", body)
    assert found
    return found[1]


def test_only_the_button_says_so_and_twice_is_once(client, link):
    page = client.get(link)
    assert page.status_code == 200
    assert "Hallo" not in page.text
    assert "kim@example.org" not in page.text
    assert Message.objects.get().state == "nieuw"

    for _ in range(2):
        assert "Dit is klaar" in client.post(link).text

    message = Message.objects.get()
    assert (message.state, message.closed_by) == ("beantwoord", None)
    assert len(history_of(message)) == 1


def test_what_an_editor_ended_stays_as_it_is(client, link):
    Message.objects.update(state="afgewezen", reason="Spam")

    assert "Dit is klaar" in client.post(link).text

    assert Message.objects.get().state == "afgewezen"


@pytest.mark.parametrize("way", ["other", "erased", "old"])
def test_a_link_that_is_none_says_so(client, link, way, monkeypatch):
    if way == "erased":
        Message.objects.all().delete()
    elif way == "old":
        monkeypatch.setattr("inbox.answered.DAYS", -1)
    path = f"/contact/beantwoord/{signed.signed('consent', 1)}/" if way == "other" else link

    answer = client.post(path)

    assert answer.status_code == 404
    assert "Deze link werkt niet" in answer.text


def test_a_desk_gets_the_way_to_its_inbox_instead(region, send):
    send("/contact/balie/twente/")
    deliver_waiting()

    (body,) = [message.body for message in mail.outbox if message.to == ["balie@example.org"]]
    assert "/beheer/postvak/" in body
    assert "/contact/beantwoord/" not in body
