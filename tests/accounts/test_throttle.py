"""Knocking in vain takes longer and longer, never for ever, and tells nobody who has an account."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Attempts
from accounts.throttle import ACCOUNT, VISITOR, Limit, Turn, forget_old_attempts, take
from tests.accounts.conftest import LOGIN, assert_reads_well, is_in, letters, sign_in
from tests.makers import make_user

pytestmark = pytest.mark.django_db
RESET = "/beheer/password_reset/"


def let_time_pass(**time):
    """Move everything that was counted back in time."""
    for row in Attempts.objects.all():
        row.last_at -= timedelta(**time)
        row.free_at = row.free_at and row.free_at - timedelta(**time)
        row.save()


def test_a_wait_doubles_and_ends():
    limit = Limit("x", free=3, first=15, longest=900)

    assert [limit.wait_after(failures) for failures in (1, 2, 3, 4, 5, 9, 500)] == [0, 0, 15, 30, 60, 900, 900]


def test_a_hundred_attempts_at_once_get_no_more_turns_than_are_free():
    turn = Turn(Limit("x", free=5), "kim")

    assert [take([turn]) for _ in range(20)].count(0) == 5


def test_after_a_day_nothing_counts_any_more():
    turn = Turn(Limit("x", free=2), "kim")
    take([turn])
    take([turn])
    let_time_pass(hours=25)

    assert take([turn]) == 0
    assert Attempts.objects.get().failures == 1
    let_time_pass(hours=25)
    assert forget_old_attempts() == 1
    assert forget_old_attempts() == 0


def test_the_table_holds_no_name_and_no_address(clients):
    sign_in(clients(7), "kim@example.org", "mis")

    kept = " ".join(Attempts.objects.values_list("name", flat=True))
    assert "kim" not in kept
    assert "192.0.2.7" not in kept


@pytest.mark.parametrize("username", ["kim", "bestaat-niet", "gesloten", "genodigd", "demo"])
def test_a_name_with_and_one_without_an_account_get_the_same_answers(clients, username):
    make_user("kim")
    make_user("gesloten", is_active=False)
    make_user("demo", is_demonstration=True)
    invited = make_user("genodigd")
    invited.set_unusable_password()
    invited.save()
    client = clients()

    answers = [sign_in(client, username, "mis") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert "horen niet bij elkaar" in answers[0].text
    assert username in answers[0].text
    assert "Probeer het over 15 seconden opnieuw" in answers[5].text
    assert answers[5].headers["Retry-After"] == "15"
    assert username in answers[5].text
    assert_reads_well(answers[5])


def test_a_known_name_costs_as_many_queries_as_an_unknown_one(clients):
    make_user("kim")
    sign_in(clients(), "warm", "mis")  # what is asked once is known by now
    counts = []
    for username in ("kim", "niemand"):
        with CaptureQueriesContext(connection) as captured:
            sign_in(clients(), username, "mis")
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_the_right_password_is_not_looked_at_while_one_must_wait_and_opens_after(tree, clients):
    make_user("kim", is_superuser=True)
    client = clients()
    for _ in range(5):
        sign_in(client, "kim", "mis")
    assert sign_in(client, "kim").status_code == 429

    let_time_pass(seconds=16)
    sign_in(client, "kim")

    assert is_in(client)


def test_a_stranger_who_keeps_trying_a_name_does_not_keep_out_the_browser_of_the_colleague(tree, clients):
    make_user("kim", is_superuser=True)
    own, stranger = clients(1), clients(2)
    sign_in(own, "kim")
    own.post("/beheer/logout/")
    for _ in range(8):
        sign_in(stranger, "kim", "mis")
    assert sign_in(stranger, "kim").status_code == 429
    assert sign_in(clients(3), "kim").status_code == 429

    sign_in(own, "kim")

    assert is_in(own)


def test_the_cookie_of_a_known_browser_is_worth_nothing_for_another_name(tree, clients):
    make_user("kim", is_superuser=True)
    make_user("sam", is_superuser=True)
    own = clients(1)
    sign_in(own, "kim")
    own.post("/beheer/logout/")

    assert [sign_in(own, "sam", "mis").status_code for _ in range(6)][-1] == 429
    assert sign_in(clients(2), "sam").status_code == 429


def test_one_address_that_tries_many_names_waits(clients):
    client = clients()

    answers = [sign_in(client, f"naam{number}", "mis").status_code for number in range(VISITOR.free + 1)]

    assert answers == [422] * VISITOR.free + [429]


def test_who_signs_in_well_does_not_use_up_the_turns_of_the_school(tree, clients):
    for number in range(VISITOR.free + 5):
        make_user(f"collega-{number}")
        client = clients()
        assert sign_in(client, f"collega-{number}").status_code == 302


def test_wagtails_other_login_leads_to_this_one(client):
    assert client.get("/_util/login/?next=/over/").url == f"{LOGIN}?next=%2Fover%2F"
    assert client.post("/_util/login/", {"username": "x", "password": "y"}).url == LOGIN


def test_asking_for_a_new_password_is_answered_alike_and_mailed_once_an_hour(clients):
    make_user("kim", email="kim@example.org")
    client = clients()
    known, unknown = client.post(RESET, {"email": "Kim@example.org"}), client.post(RESET, {"email": "x@example.org"})
    client.post(RESET, {"email": "kim@example.org"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [letter.to for letter in letters()] == ["kim@example.org"]
    let_time_pass(minutes=61)
    client.post(RESET, {"email": "kim@example.org"})
    assert len(letters()) == 2


def test_a_visitor_who_asks_for_many_new_passwords_waits(clients):
    client = clients()

    answers = [client.post(RESET, {"email": f"a{number}@example.org"}).status_code for number in range(11)]

    assert answers == [302] * 10 + [429]


def test_an_address_that_is_none_is_said_and_kept(clients):
    answer = clients().post(RESET, {"email": "geen adres"})

    assert answer.status_code == 422
    assert "geen adres" in answer.text


def test_a_turn_counts_per_limit_and_subject():
    assert len({Turn(ACCOUNT, "a").name, Turn(ACCOUNT, "b").name, Turn(VISITOR, "a").name}) == 3
