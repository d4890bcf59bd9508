"""Followers of the same: what a search gives is asked once for all of them, and each gets a mail of their own."""

from datetime import timedelta

import pytest

from following import digests
from following.digests import send_digests
from following.models import Follower
from post.models import Letter
from tests.following.conftest import MONDAY, delivered, make_follower, make_new, path_in

pytestmark = pytest.mark.django_db


def texts_of(message) -> tuple[str, str]:
    return message.body, message.alternatives[0][0]


def test_a_mail_says_what_its_own_reader_follows_though_others_get_the_same_practices(twente):
    make_new(twente, "Coach <1> & co")
    searches = {
        "regio": "regio=twente",
        "woord": "q=%3Cb%3Ecoach%3C%2Fb%3E",
        "beide": "q=coach&regio=twente",
        "alles": "",
    }
    for name, search in searches.items():
        make_follower(search, email=f"{name}@example.org")

    assert send_digests(MONDAY) == 4

    messages = {message.to[0].split("@")[0]: texts_of(message) for message in delivered()}
    follows = {
        "regio": ("Twente", "Twente"),
        "woord": ("‘<b>coach</b>’", "‘&lt;b&gt;coach&lt;/b&gt;’"),
        "beide": ("‘coach’, Twente", "‘coach’, Twente"),
        "alles": ("Alle praktijken", "Alle praktijken"),
    }
    for name, (in_text, in_html) in follows.items():
        text, html = messages[name]
        assert f"omdat je dit volgt: {in_text}" in " ".join(text.split())
        assert f"omdat je dit volgt: {in_html}" in " ".join(html.split())
        assert "<b>coach" not in html


def test_who_was_told_later_hears_of_less_than_others_who_follow_the_same(twente):
    for name, days in [("Eerst", 5), ("Later", 1)]:
        make_new(twente, name, MONDAY - timedelta(days=days))
    make_follower("regio=twente", email="oud@example.org")
    make_follower("regio=twente", email="nieuw@example.org", since=MONDAY - timedelta(days=3))
    make_follower("regio=twente", email="ook-oud@example.org")

    assert send_digests(MONDAY) == 3

    assert {message.to[0]: message.subject for message in delivered()} == {
        "oud@example.org": "2 nieuwe praktijken",
        "nieuw@example.org": "Nieuw: Later",
        "ook-oud@example.org": "2 nieuwe praktijken",
    }


def test_a_search_is_asked_once_for_all_who_follow_it(twente, monkeypatch):
    make_new(twente, "Coach")
    for number in range(5):
        make_follower("regio=twente", *(["q=coach"] if number % 2 else []), email=f"kim{number}@example.org")
    asked = []
    plain = digests.Selection
    monkeypatch.setattr(digests, "Selection", lambda choices: asked.append(str(choices)) or plain(choices))

    assert send_digests(MONDAY) == 5

    assert len(asked) == 2


@pytest.mark.parametrize("remembered", [1, 2_000])
def test_taken_in_parts_and_with_little_memory_each_gets_one_mail_of_their_own(
    client, twente, zeeland, monkeypatch, remembered
):
    monkeypatch.setattr(digests, "CHUNK", 2)
    monkeypatch.setattr(digests, "_REMEMBERED", remembered)
    make_new(twente, "In Twente")
    make_new(zeeland, "In Zeeland")
    for number in range(7):
        make_follower("regio=zeeland" if number % 2 else "regio=twente", email=f"kim{number}@example.org")

    assert send_digests(MONDAY) == 7
    assert send_digests(MONDAY) == 0

    messages = delivered()
    assert sorted(message.to[0] for message in messages) == [f"kim{number}@example.org" for number in range(7)]
    for message in messages:
        is_odd = int(message.to[0][3]) % 2
        assert message.subject == ("Nieuw: In Zeeland" if is_odd else "Nieuw: In Twente")
        for text in texts_of(message):
            assert ".invalid" not in text
            assert message.to[0] in client.get(path_in(text.replace('"', " "), "mijn")).text


def test_when_it_stops_halfway_the_others_get_theirs_and_nobody_two(twente, monkeypatch):
    monkeypatch.setattr(digests, "CHUNK", 2)
    make_new(twente, "Coach")
    for number in range(5):
        make_follower("regio=twente", email=f"kim{number}@example.org")
    keep, kept = digests.keep, []

    def stop_at_the_fourth(*arguments, **options):
        if len(kept) == 3:
            raise ConnectionError
        kept.append(arguments)
        return keep(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(digests, "keep", stop_at_the_fourth)
        with pytest.raises(ConnectionError):
            send_digests(MONDAY)
    assert Letter.objects.count() == 2
    assert Follower.objects.filter(next_on__lte=MONDAY.date()).count() == 3

    assert send_digests(MONDAY) == 3
    assert sorted(message.to[0] for message in delivered()) == [f"kim{number}@example.org" for number in range(5)]
