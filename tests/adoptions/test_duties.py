"""Each year it is asked again; what nobody confirms lapses where all can see it, and what is old is erased."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from adoptions.duties import ask_again, erase_old
from adoptions.models import Adoption
from inbox.choices import State
from tests.adoptions.conftest import links_in, mails, only_one
from tests.makers import make_adoption

DAY = date(2027, 6, 1)
pytestmark = pytest.mark.django_db


def known(days_ago):
    """What was confirmed so many days before DAY."""
    day = DAY - timedelta(days=days_ago)
    return {"known_on": day, "reconfirm_by": day + Adoption.INTERVAL + Adoption.ANSWER_WITHIN}


@pytest.fixture
def adoption(practice, zeeland):
    return make_adoption(practice, zeeland, "De Sprong", **known(365))


def paths():
    mails()
    return links_in(str(mail.outbox[-1].body))


def test_after_a_year_who_sent_it_is_asked(practice, zeeland):
    make_adoption(practice, zeeland, **known(364))
    assert ask_again(DAY) == 0

    assert ask_again(DAY + timedelta(days=1)) == 1
    assert mails() == [("kim.meldt@example.org", "Doen jullie dit nog steeds?")]
    assert [path.split("/")[2] for path in paths()] == ["nog-steeds", "niet-meer"]


def test_a_reminder_follows_after_two_weeks_and_four_weeks_later_it_has_lapsed(adoption):
    posted = [day for day in range(60) if ask_again(DAY + timedelta(days=day))]

    assert posted == [0, 14]
    assert [subject for _to, subject in mails()][1].startswith("Herinnering")
    assert not only_one().has_lapsed(DAY + timedelta(days=42))
    assert only_one().has_lapsed(DAY + timedelta(days=43))


def test_twice_in_a_row_is_one_mail(adoption):
    assert [ask_again(DAY), ask_again(DAY), ask_again(DAY + timedelta(days=13))] == [1, 0, 0]
    assert len(mails()) == 1


def test_killed_after_any_question_and_begun_again_nobody_is_missed_or_asked_twice(practice, zeeland, monkeypatch):
    for number in range(7):
        make_adoption(practice, zeeland, **known(400 + number))
    from adoptions import duties

    whole = duties.post
    calls = []

    def killed(*args, **kwargs):
        calls.append(args)
        if len(calls) in (2, 5, 6):
            raise KeyboardInterrupt
        return whole(*args, **kwargs)

    monkeypatch.setattr(duties, "post", killed)
    for _attempt in range(4):
        try:
            ask_again(DAY)
        except KeyboardInterrupt:
            continue
    monkeypatch.undo()

    assert ask_again(DAY) == 0
    assert len(mails()) == 7
    assert Adoption.objects.filter(asked_on=DAY).count() == 7


def test_who_was_not_run_for_long_still_leaves_four_weeks_after_the_reminder(adoption):
    ask_again(DAY)
    late = DAY + timedelta(days=40)

    ask_again(late)

    assert len(mails()) == 2
    assert not only_one().has_lapsed(late + timedelta(days=28))


def test_what_lapsed_before_anybody_asked_is_asked_once_and_stays_lapsed(practice, zeeland):
    make_adoption(practice, zeeland, **known(365 + 43))

    assert [ask_again(DAY), ask_again(DAY + timedelta(days=20))] == [1, 0]

    assert only_one().has_lapsed(DAY)
    assert len(mails()) == 1
    assert "Jullie staan nu als" in mail.outbox[0].body


@pytest.mark.parametrize(
    "fields",
    [{"approved_at": None}, {"state": State.REJECTED}, {"ended_at": timezone.now()}, {"confirmed_at": None}],
)
def test_what_is_not_on_the_site_is_not_asked_for(adoption, fields):
    Adoption.objects.update(**fields)

    assert ask_again(DAY) == 0


def test_of_a_practice_that_left_the_site_nobody_is_asked(adoption, practice):
    practice.unpublish()

    assert ask_again(DAY) == 0


def test_still_so_holds_for_another_year_by_the_button_alone_and_once(client, adoption):
    Adoption.objects.update(**known(365))
    ask_again(timezone.localdate() + timedelta(days=400))
    yes, no = paths()

    assert "De Sprong" in client.get(yes).text
    assert client.get(no).status_code == 200
    assert only_one().asked_on is not None

    assert "Bedankt" in client.post(yes).text
    known_now = only_one()
    assert (known_now.known_on, known_now.asked_on) == (timezone.localdate(), None)
    assert known_now.reconfirm_by == timezone.localdate() + timedelta(days=365 + 42)

    for path in (yes, no):
        assert "al gebruikt" in client.post(path).text
        assert "al gebruikt" in client.get(path).text
    assert only_one().ended_at is None
    assert only_one().round == 1


def test_the_link_of_an_earlier_year_does_nothing(client, adoption):
    ask_again(DAY)
    earlier = paths()[1]
    Adoption.objects.update(round=1)

    client.post(earlier)

    assert only_one().ended_at is None


def test_not_any_more_takes_it_off_the_site_at_once_with_everybody_named(client, practice, adoption):
    today = timezone.localdate()
    Adoption.objects.update(known_on=today - timedelta(days=366), reconfirm_by=today + timedelta(days=41))
    ask_again()
    assert "De Sprong" in client.get(practice.url).text

    assert "niet meer bij deze praktijk" in client.post(paths()[1]).text

    assert "De Sprong" not in client.get(practice.url).text
    assert only_one().contact_name == only_one().contact_phone == only_one().contact_email == ""
    assert "al gebruikt" in client.post(paths()[0]).text


def test_who_lapsed_is_back_by_the_link(client, practice, adoption):
    ask_again(DAY)
    yes = paths()[0]
    Adoption.objects.update(reconfirm_by=timezone.localdate() - timedelta(days=1))
    assert "Was tot" in client.get(practice.url).text

    client.post(yes)

    assert "Was tot" not in client.get(practice.url).text
    assert "Bo Elders" in client.get(practice.url).text


def test_a_thousand_take_a_fixed_number_of_questions_each(practice, zeeland, django_assert_max_num_queries):
    for _ in range(30):
        make_adoption(practice, zeeland, **known(366))

    with django_assert_max_num_queries(30 * 7 + 10):
        assert ask_again(DAY) == 30


def test_what_is_old_is_erased_and_twice_is_once(practice, zeeland):
    now = timezone.make_aware(datetime(2027, 6, 1, 12))
    waiting = {"approved_at": None, "known_on": None, "reconfirm_by": None, "state": State.NEW, "closed_at": None}

    def ago(days):
        return now - timedelta(days=days)

    def make(**fields):
        return make_adoption(practice, zeeland, **({"confirmed_at": ago(40), "created_at": ago(40)} | fields))

    long_ago = now.date() - timedelta(days=366)
    kept = [
        make(**waiting | {"confirmed_at": None, "created_at": ago(13)}),
        make(**waiting),
        make(state=State.REJECTED, approved_at=None, closed_at=ago(29)),
        make(ended_at=ago(29)),
        make(reconfirm_by=now.date() - timedelta(days=364)),
        make(created_at=ago(2000), confirmed_at=ago(2000), approved_at=ago(2000), **{"closed_at": ago(2000)}),
    ]
    make(**waiting | {"confirmed_at": None, "created_at": ago(15)})
    make(**waiting | {"confirmed_at": ago(366)})
    make(state=State.REJECTED, approved_at=None, closed_at=ago(31))
    make(ended_at=ago(31))
    make(reconfirm_by=long_ago)

    assert erase_old(now) == 5
    assert erase_old(now) == 0
    assert set(Adoption.objects.all()) == set(kept)
