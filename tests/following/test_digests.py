"""The mails with what is new: never empty, never twice, and never what is not public any more."""

from datetime import UTC, datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from following.choices import Frequency
from following.digests import send_digests
from following.keeping import ask, change
from following.models import Follower
from post.delivery import deliver_waiting
from post.models import Letter
from practices.models import Theme
from tests.following.conftest import MONDAY, VICTIM, delivered, make_follower, make_new, path_in
from tests.makers import make_practice, make_term

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def test_each_follower_hears_of_what_their_search_gives(twente, zeeland):
    stage = make_term(Theme, "Stage")
    make_new(twente, "Nieuw in Twente")
    practice = make_new(zeeland, "Stage aan zee")
    practice.themes = [stage]
    practice.save()
    for name, search in [("twente", "regio=twente"), ("stage", "thema=stage"), ("woord", "q=zee"), ("alles", "")]:
        make_follower(search, email=f"{name}@example.org")

    assert send_digests(MONDAY) == 4

    told = {message.to[0].split("@")[0]: message.subject for message in delivered()}
    assert told == {
        "twente": "Nieuw: Nieuw in Twente",
        "stage": "Nieuw: Stage aan zee",
        "woord": "Nieuw: Stage aan zee",
        "alles": "2 nieuwe praktijken",
    }


def test_what_two_searches_give_is_told_once(twente):
    make_new(twente, "Coach")
    make_follower("regio=twente", "q=coach", "")

    send_digests(MONDAY)

    (message,) = delivered()
    assert message.body.count("Waar Coach over gaat.") == 1


def test_it_is_sent_once_however_often_it_is_due(twente):
    make_new(twente, "Coach")
    make_follower("regio=twente")

    assert [send_digests(MONDAY), send_digests(MONDAY), send_digests(MONDAY + WEEK)] == [1, 0, 0]
    make_new(twente, "Later", MONDAY + WEEK + timedelta(days=3))
    assert [send_digests(MONDAY + 2 * WEEK), send_digests(MONDAY + 2 * WEEK)] == [1, 0]
    assert [message.subject for message in delivered()] == ["Nieuw: Coach", "Nieuw: Later"]


def test_no_mail_is_empty_and_none_goes_before_its_day(twente):
    make_new(twente, "Van vroeger", MONDAY - 2 * WEEK)
    make_follower("regio=twente")

    assert send_digests(MONDAY) == 0
    make_new(twente, "Coach", MONDAY + timedelta(days=1))
    assert send_digests(MONDAY + timedelta(days=2)) == 0
    assert send_digests(MONDAY + WEEK) == 1


def test_who_did_not_confirm_gets_nothing(twente):
    make_new(twente, "Coach")
    ask(VICTIM, "regio=twente", Frequency.WEEK)

    send_digests(MONDAY + WEEK)

    assert not Letter.objects.filter(kind="following.digest").exists()


def test_a_wish_that_was_not_confirmed_counts_for_nothing(twente, zeeland):
    make_new(zeeland, "Elders")
    make_follower("regio=twente")
    ask(VICTIM, "regio=zeeland", Frequency.WEEK)

    assert send_digests(MONDAY) == 0


def test_a_late_run_skips_nobody(twente):
    make_new(twente, "Coach")
    make_follower("regio=twente")

    assert send_digests(MONDAY + timedelta(days=3)) == 1
    assert Follower.objects.get().next_on == (MONDAY + WEEK).date()


def test_drafts_and_practices_for_some_only_are_not_told(twente):
    make_practice(twente, "Concept", live=False)
    restricted = make_new(twente, "Voor leden")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    make_follower("regio=twente", "")

    assert send_digests(MONDAY) == 0


@pytest.mark.parametrize("way", ["unpublish", "restrict", "delete"])
def test_what_is_not_public_any_more_is_not_told_though_the_mail_was_written(twente, way):
    gone, stays = make_new(twente, "Teruggetrokken"), make_new(twente, "Blijft")
    make_follower("regio=twente")
    assert send_digests(MONDAY) == 1

    if way == "unpublish":
        gone.unpublish()
    elif way == "restrict":
        PageViewRestriction.objects.create(page=gone, restriction_type="login")
    else:
        gone.delete()
    (message,) = delivered()
    assert message.subject == f"Nieuw: {stays.title}"
    assert "Teruggetrokken" not in f"{message.body} {message.alternatives}"
    assert "omdat je dit volgt: Twente" in message.body
    assert send_digests() == 0


def test_of_what_waited_for_weeks_nothing_is_told_twice_when_part_of_it_left_the_site(twente):
    gone, _stays = make_new(twente, "Teruggetrokken"), make_new(twente, "Blijft")
    make_follower("regio=twente")
    send_digests(MONDAY)
    make_new(twente, "Van later", MONDAY + timedelta(days=3))
    send_digests(MONDAY + WEEK)
    gone.unpublish()

    assert sorted(message.subject for message in delivered()) == ["Nieuw: Blijft", "Nieuw: Van later"]

    make_new(twente, "Van nog later", MONDAY + WEEK + timedelta(days=3))
    send_digests(MONDAY + 2 * WEEK)
    assert len(delivered()) == 3
    assert delivered()[-1].subject == "Nieuw: Van nog later"


def test_what_is_published_at_this_very_moment_is_for_the_next_mail(twente):
    make_follower("regio=twente")
    make_new(twente, "Op dit moment", MONDAY - timedelta(seconds=5))

    assert send_digests(MONDAY) == 0
    assert send_digests(MONDAY + WEEK) == 1


def test_a_mail_of_which_nothing_is_left_is_not_sent(twente):
    gone = make_new(twente, "Teruggetrokken")
    make_follower("regio=twente")
    send_digests(MONDAY)
    gone.unpublish()

    assert delivered() == []
    assert not Letter.objects.exists()


def test_who_stopped_gets_no_mail_that_waited(twente):
    make_new(twente, "Coach")
    follower = make_follower("regio=twente")
    send_digests(MONDAY)
    follower.delete()

    assert deliver_waiting() == 0
    assert not Letter.objects.exists()


def test_text_equals_html_and_nothing_calls_home(twente):
    make_new(twente, "Coach & co")
    make_follower("regio=twente")
    send_digests(MONDAY)

    (message,) = delivered()
    html, kind = message.alternatives[0]
    soup = BeautifulSoup(html, "html.parser")
    assert kind == "text/html"
    assert not soup.find_all(["img", "script", "link", "iframe", "style"])
    words = " ".join(soup.find(id="letter").get_text(" ").split())
    for part in ("Coach & co", "Twente", "Verander wat je volgt", "Stop met volgen"):
        assert part in words
        assert part in message.body


def test_mail_programs_can_stop_it_with_one_press(client, twente):
    make_new(twente, "Coach")
    make_follower("regio=twente")
    send_digests(MONDAY)

    (message,) = delivered()
    headers = message.extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    client.post(path_in(headers["List-Unsubscribe"], "stop"), {"List-Unsubscribe": "One-Click"})
    assert not Follower.objects.exists()


def test_each_gets_their_own_links(client, twente):
    make_new(twente, "Coach")
    people = [make_follower("regio=twente", email=f"kim{number}@example.org") for number in range(2)]
    send_digests(MONDAY)

    for message in delivered():
        assert "invalid" not in f"{message.body} {message.alternatives}"
        assert message.to[0] in client.get(path_in(message.body, "mijn")).text
    assert len(people) == 2


def test_with_many_new_ones_the_first_twenty_are_shown(twente):
    for number in range(23):
        make_new(twente, f"Praktijk nummer {number}")
    make_follower("regio=twente")
    send_digests(MONDAY)

    (message,) = delivered()
    assert message.subject == "23 nieuwe praktijken"
    assert "En nog 3 nieuwe praktijken" in message.body


def test_who_chooses_anew_hears_of_nothing_from_before_their_first_choice(twente):
    make_new(twente, "Coach")
    follower = make_follower("regio=twente")
    change(follower, list(follower.wishes.values_list("pk", flat=True)), Frequency.MONTH, MONDAY - timedelta(days=1))

    assert send_digests(MONDAY) == 0
    first_of_month = Follower.objects.get().next_on
    assert first_of_month.day == 1
    assert send_digests(datetime.combine(first_of_month, time(8), UTC)) == 1


def test_queries_do_not_grow_with_followers_of_the_same(twente):
    make_new(twente, "Coach")

    def queries(number: int) -> int:
        Follower.objects.all().delete()
        for each in range(number):
            make_follower("regio=twente", email=f"kim{each}-{number}@example.org")
        with CaptureQueriesContext(connection) as captured:
            assert send_digests(MONDAY) == number
        return len(captured)

    few, many = queries(2), queries(12)
    assert (many - few) / 10 <= 2, "a mail costs more than two queries"
