"""Following begins with a mail, changes by a link and stops with one press; nobody learns who follows what."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from following import links
from following.keeping import MOST_WISHES, forget_unconfirmed, send_late_links
from following.models import Follower, Wish
from post.models import Letter
from tests.following.conftest import VICTIM, delivered, make_follower, path_in

pytestmark = pytest.mark.django_db


def own_path(key: int) -> str:
    return links.own_url(key).partition("testserver")[2] or "/" + links.own_url(key).split("/", 3)[3]


def ticked(follower: Follower) -> list[int]:
    return list(follower.wishes.values_list("pk", flat=True))


def test_nothing_is_followed_before_the_owner_of_the_address_says_so(client, send):
    answer = send()

    assert (answer.status_code, answer["Location"]) == (302, "/volgen/verstuurd/")
    assert "kijk in je mail" in client.get(answer["Location"]).text
    (message,) = delivered()
    assert (message.to, message.subject) == ([VICTIM], "Bekijk en bevestig wat je volgt")
    path = path_in(message.body, "mijn")
    for _scanner in range(2):
        assert "Twente" in client.get(path).text
    client.head(path)
    wish = Wish.objects.get()
    assert (wish.search, wish.confirmed_at, wish.follower.next_on) == ("regio=twente", None, None)

    page = client.post(path, {"wishes": [wish.pk], "frequency": "maand"})

    assert "Bewaard" in page.text
    wish.refresh_from_db()
    assert wish.confirmed_at is not None
    assert wish.follower.next_on.day == 1


def test_the_form_follows_a_region_and_a_theme_that_are_chosen_in_it(send):
    send(search="", region="twente", theme="", words="coach")

    assert Wish.objects.get().search == "q=coach&regio=twente"


def test_everything_can_be_followed(send):
    send(search="")

    assert Wish.objects.get().search == ""


def test_what_does_not_exist_on_the_address_is_asked_anew(client, tree):
    page = client.get("/volgen/?regio=atlantis").text

    assert "Alle regio’s" in page


def test_a_wrong_address_is_said_and_what_was_typed_is_kept(client, send):
    answer = send(search="", email="geen adres", words="coach & co")

    assert answer.status_code == 422
    assert 'value="coach &amp; co"' in answer.text
    assert 'value="geen adres"' in answer.text
    assert not Follower.objects.exists()


def test_a_mail_head_cannot_be_written_into(send):
    answer = send(email="kim@example.org\nBcc: iedereen@example.org")

    assert answer.status_code == 422
    assert not Letter.objects.exists()


def test_a_robot_is_thanked_and_nothing_is_kept(send):
    answer = send(website="http://spam.example")

    assert answer["Location"] == "/volgen/verstuurd/"
    assert not Follower.objects.exists()


def test_sent_twice_it_is_one_wish_and_one_mail(send):
    send(again=True)

    assert Wish.objects.count() == 1
    assert len(delivered()) == 1


def test_the_answer_is_the_same_for_an_address_we_know(client, send):
    make_follower("regio=twente")

    known, unknown = send(), send(email="nieuw@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])

    form = {"email": VICTIM, "begun": "", "key": "", "website": ""}
    page = client.get("/volgen/link/").text
    form["begun"] = page.split('name="begun" value="')[1].split('"')[0]
    answers = [client.post("/volgen/link/", form | {"email": email}) for email in (VICTIM, "niemand@example.org")]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/volgen/link/verstuurd/")}
    assert not Follower.objects.filter(email="niemand@example.org").exists()


def test_a_flood_for_one_victim_is_one_mail_an_hour(send, monkeypatch, twente, zeeland):
    for number in range(12):
        search = "?regio=zeeland" if number % 2 else "?regio=twente"
        send(search=search, visitor=f"10.0.0.{number}", email=VICTIM.upper())
    now = timezone.now()
    next_hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: next_hour)  # less than an hour later
    send(visitor="10.0.1.1")
    assert send_late_links() == 0
    assert len(delivered()) == 1

    assert [send_late_links(now + timedelta(minutes=61)), send_late_links(now + timedelta(minutes=62))] == [1, 0]
    assert len(delivered()) == 2
    assert Follower.objects.get().wishes.count() == 2


def test_who_stopped_is_not_mailed_again_within_the_hour(client, send):
    send()
    (message,) = delivered()
    client.post(path_in(message.body, "stop"))
    send()

    assert len(delivered()) == 1
    assert Follower.objects.get().wants_link


def test_a_stranger_cannot_pile_up_wishes(send, twente):
    for number in range(MOST_WISHES + 3):
        send(search=f"?q=woord{number}", visitor=f"10.0.{number}.1")

    assert Wish.objects.count() == MOST_WISHES


def test_one_visitor_cannot_ask_for_everybody(send):
    answers = [send(email=f"kim{number}@example.org") for number in range(22)]

    assert [answer.status_code for answer in answers[-2:]] == [429, 429]
    assert answers[-1]["Retry-After"] == "3600"
    assert "over een uur" in answers[-1].text


def test_the_mail_to_confirm_holds_no_word_that_somebody_typed(send):
    send(search="?q=Goedkope+horloges")

    (message,) = delivered()
    assert "horloges" not in f"{message.subject} {message.body} {message.alternatives}"


def test_unticked_is_let_go_and_the_others_stay(client, tree, twente):
    follower = make_follower("regio=twente", "q=coach")
    first, second = ticked(follower)

    page = client.post(own_path(follower.pk), {"wishes": [second], "frequency": "week"})

    assert "Bewaard" in page.text
    assert list(Wish.objects.values_list("search", flat=True)) == ["q=coach"]
    assert first not in ticked(follower)


def test_without_a_tick_the_address_is_erased(client, tree, twente):
    follower = make_follower("regio=twente")

    page = client.post(own_path(follower.pk), {"frequency": "week"})

    assert "Je adres is gewist" in page.text
    assert not Follower.objects.exists()


def test_a_wish_of_another_is_out_of_reach(client, tree, twente):
    follower, other = make_follower("regio=twente"), make_follower("q=coach", email="ander@example.org")

    answer = client.post(own_path(follower.pk), {"wishes": ticked(other), "frequency": "week"})

    assert answer.status_code == 422
    assert (follower.wishes.count(), other.wishes.count()) == (1, 1)


def test_an_odd_frequency_is_refused(client, tree, twente):
    follower = make_follower("regio=twente")

    assert client.post(own_path(follower.pk), {"wishes": ticked(follower), "frequency": "uur"}).status_code == 422


def test_one_press_in_a_mail_program_stops_without_a_field_of_ours(client, tree, twente):
    follower = make_follower("regio=twente")
    path = "/" + links.stop_url(follower.pk).split("/", 3)[3]

    assert "Ja, stop" in client.get(path).text
    assert Follower.objects.exists()
    for _twice in range(2):
        answer = client.post(path, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert not answer.cookies
    assert not Follower.objects.exists()
    assert "Je volgt niets meer" in client.get(path).text


@pytest.mark.parametrize("token", ["x", "x:y:z", "%00", "x" * 500])
@pytest.mark.parametrize("name", ["mijn", "stop"])
def test_a_link_that_is_not_ours_says_so(client, tree, name, token):
    for ask in (client.get, client.post):
        answer = ask(f"/volgen/{name}/{token}/")
        assert answer.status_code == 404
        assert "Deze link werkt niet" in answer.text


def test_a_link_to_stop_is_no_link_to_change(client, tree, twente):
    follower = make_follower("regio=twente")
    token = links.stop_url(follower.pk).rstrip("/").rsplit("/", 1)[1]

    assert client.get(f"/volgen/mijn/{token}/").status_code == 404


def test_an_old_link_says_how_to_get_a_new_one(client, tree, twente, monkeypatch):
    follower = make_follower("regio=twente")
    path = own_path(follower.pk)
    monkeypatch.setattr(links, "DAYS", -1)

    answer = client.get(path)
    assert answer.status_code == 410
    assert "/volgen/link/" in answer.text


def test_what_nobody_confirmed_is_erased_after_a_week_and_the_rest_stays(send, twente, zeeland):
    follower = make_follower("regio=twente")
    send(search="?regio=zeeland")
    send(email="nooit@example.org")
    week = timezone.now() + timedelta(days=8)

    assert forget_unconfirmed(week - timedelta(days=2)) == 0
    assert forget_unconfirmed(week) == 2
    assert list(Follower.objects.all()) == [follower]
    assert list(Wish.objects.values_list("search", flat=True)) == ["regio=twente"]


@pytest.mark.parametrize(
    ("place", "address"),
    [("/praktijken/", "/volgen/"), ("/praktijken/?regio=twente&q=x", "/volgen/?q=x&amp;regio=twente")],
)
def test_the_list_leads_to_following_what_it_shows(client, tree, twente, place, address):
    assert f'href="{address}"' in client.get(place).text


def test_a_region_leads_to_following_it(client, tree, twente):
    assert 'href="/volgen/?regio=twente"' in client.get(twente.url).text


def test_no_page_of_following_sets_a_cookie_or_may_be_kept(client, tree, twente):
    follower = make_follower("regio=twente")
    for path in ("/volgen/", "/volgen/verstuurd/", "/volgen/link/", "/volgen/link/verstuurd/", own_path(follower.pk)):
        answer = client.get(path)
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
    assert not mail.outbox
