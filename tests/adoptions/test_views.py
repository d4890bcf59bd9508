"""Anybody says 'wij doen dit ook': once, confirmed by mail, and not on the site before an editor looks."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from adoptions.models import Adoption
from tests.adoptions.conftest import confirm_path, mails, only_one
from tests.makers import make_adoption, make_practice

pytestmark = pytest.mark.django_db


def test_what_is_filled_in_is_kept_and_a_mail_asks_whether_it_was_you(client, send, practice, zeeland):
    answer = send()

    assert (answer.status_code, answer["Location"]) == (302, f"/wij-doen-dit-ook/{practice.pk}/verstuurd/")
    assert "kijk in je mail" in client.get(answer["Location"]).text
    adoption = only_one()
    assert (adoption.practice, adoption.region, adoption.since) == (practice, zeeland, date(2025, 3, 1))
    assert (adoption.sender_email, adoption.contact_phone) == ("kim.meldt@example.org", "085 013 44 44")
    assert adoption.confirmed_at is None
    assert mails() == [("kim.meldt@example.org", "Bevestig: wij doen dit ook")]


def test_the_mail_to_confirm_holds_no_word_that_somebody_typed(send):
    send(organisation="Koop nu", what_changed="Goedkope horloges", name="Koopman", contact_name="Handelaar")

    mails()
    text = f"{mail.outbox[0].subject} {mail.outbox[0].body} {mail.outbox[0].alternatives}"
    assert not [word for word in ("Koop nu", "horloges", "Koopman", "Handelaar") if word in text]


def test_the_link_shows_and_only_the_button_confirms(client, send):
    send()
    path = confirm_path()

    for _scanner in range(3):
        page = client.get(path)
    client.head(path)
    assert "De Sprong" in page.text
    assert only_one().confirmed_at is None

    first, second = client.post(path), client.post(path)
    assert "Bedankt" in first.text
    assert "was al bevestigd" in second.text
    moment = only_one().confirmed_at
    assert moment is not None
    assert "was al bevestigd" in client.get(path).text
    assert only_one().confirmed_at == moment


@pytest.mark.parametrize("token", ["x", "x:y:z", "%00", "x" * 500])
@pytest.mark.parametrize("name", ["bevestig", "nog-steeds", "niet-meer"])
def test_a_link_that_is_not_ours_says_so(tree, client, name, token):
    for ask in (client.get, client.post):
        answer = ask(f"/wij-doen-dit-ook/{name}/{token}/")
        assert answer.status_code == 404


def test_a_link_for_one_thing_does_not_open_another(client, send):
    send()
    path = confirm_path()

    assert client.post(path.replace("bevestig", "niet-meer")).status_code == 404
    assert only_one().ended_at is None


def test_after_fourteen_days_the_link_is_too_old(client, send, monkeypatch):
    send()
    path = confirm_path()
    monkeypatch.setattr("adoptions.links.CONFIRM_DAYS", -1)

    answer = client.post(path)

    assert (answer.status_code, only_one().confirmed_at) == (410, None)
    assert "verlopen" in answer.text


def test_the_same_form_twice_is_one_thing_and_one_mail(send):
    answer = send(again=True)

    assert Adoption.objects.count() == 1
    assert len(mails()) == 1
    assert answer.status_code == 302


@pytest.mark.parametrize("organisation", ["De Sprong", "de  sprong", " DE SPRÓNG. "])
def test_the_same_told_in_a_new_form_is_one_thing_and_one_mail_a_day(send, organisation, monkeypatch):
    send()
    send(organisation=organisation, email="Kim.Meldt@Example.org", what_changed="Iets anders")

    assert only_one().what_changed == "Bij ons begint de coach eerder."
    assert len(mails()) == 1

    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("adoptions.keeping.timezone.localdate", lambda *moment: tomorrow)
    send(organisation=organisation)
    assert len(mails()) == 2


def test_another_school_region_practice_or_sender_is_another_thing(send, home):
    send()
    send(organisation="De Andere")
    send(region="twente", visitor="10.0.0.1", email="a@example.org")
    send(email="bo@example.org", visitor="10.0.0.2")
    send(to=make_practice(home), visitor="10.0.0.3", email="c@example.org")

    assert Adoption.objects.count() == 5


def test_what_is_on_the_site_already_is_told_to_its_sender_by_mail_alone(client, send, practice, zeeland):
    make_adoption(practice, zeeland, "De Sprong", sender_email="kim.meldt@example.org")

    answer = send()

    assert answer["Location"] == f"/wij-doen-dit-ook/{practice.pk}/verstuurd/"
    assert Adoption.objects.count() == 1
    assert mails() == [("kim.meldt@example.org", "Je melding was er al: wij doen dit ook")]


def test_what_lapsed_can_be_told_anew(send, practice, zeeland):
    make_adoption(practice, zeeland, "De Sprong", reconfirm_by=timezone.localdate() - timedelta(days=1))

    send()

    assert Adoption.objects.count() == 2
    assert mails() == [("kim.meldt@example.org", "Bevestig: wij doen dit ook")]


def test_a_robot_gets_the_answer_of_a_person_and_nothing_is_kept(send, practice):
    answer = send(website="https://example.org")

    assert (answer.status_code, answer["Location"]) == (302, f"/wij-doen-dit-ook/{practice.pk}/verstuurd/")
    assert (Adoption.objects.count(), mails()) == (0, [])


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("organisation", "", "verplicht"),
        ("organisation", "De\nSprong", "Zet dit op één regel"),
        ("name", "Kim\r\nBcc: slachtoffer@example.org", "Zet dit op één regel"),
        ("email", "kim@example.org\nBcc: x@example.org", "geldig"),
        ("region", "bestaat-niet", "keuze"),
        ("year", "2999", "keuze"),
        ("month", "13", "keuze"),
        ("kind", "iemand", "keuze"),
        ("contact_phone", "", "Vul een telefoonnummer of een e-mailadres in."),
        ("contact_phone", "bel me", "Vul een telefoonnummer in met alleen cijfers"),
        ("may_be_shown", "", "Vraag het eerst na"),
        ("what_changed", "x" * 1001, "hooguit 1000 tekens"),
        ("key", "geen sleutel", ""),
        ("begun", "vals", "Druk nog een keer op de knop"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(send, field, value, said):
    answer = send(**{field: value})

    if not said:
        assert (answer.status_code, Adoption.objects.count()) == (302, 1)
        return
    assert answer.status_code == 422
    assert said in answer.text
    assert field == "email" or "kim.meldt@example.org" in answer.text
    assert Adoption.objects.count() == 0


def test_a_month_that_has_not_begun_is_refused(send):
    now = timezone.localdate()
    if now.month == 12:
        pytest.skip("no month of this year is still to come")

    answer = send(month=str(now.month + 1), year=str(now.year))

    assert answer.status_code == 422
    assert "nog niet begonnen" in answer.text


def test_too_many_from_one_visitor_get_a_number_to_call_and_keep_what_was_typed(send):
    answers = [send(organisation=f"School {number}", email=f"a{number}@example.org") for number in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "085 013" in answers[-1].text
    assert "School 5" in answers[-1].text
    assert answers[-1]["Retry-After"] == "3600"


def test_one_address_gets_three_mails_an_hour_whoever_fills_it_in(send):
    for number in range(6):
        send(organisation=f"School {number}", visitor=f"10.0.0.{number}", email="slachtoffer@example.org")

    assert len(mails()) == 3


def test_one_practice_gets_thirty_an_hour(send, home, monkeypatch):
    monkeypatch.setattr("adoptions.views.PER_PRACTICE", 2)
    sent = [send(organisation=f"S{n}", visitor=f"10.0.0.{n}", email=f"{n}@example.org") for n in range(3)]
    elsewhere = send(to=make_practice(home), visitor="10.0.0.9", email="9@example.org")

    assert [answer.status_code for answer in sent] == [302, 302, 429]
    assert elsewhere.status_code == 302


def test_a_practice_that_is_not_on_the_site_takes_nothing_and_shows_nothing(client, send, home, practice):
    draft = make_practice(home, "Nog geheim", live=False)
    practice.unpublish()

    for address in (draft.pk, practice.pk, 0, 999999):
        assert client.get(f"/wij-doen-dit-ook/{address}/").status_code == 404
        assert client.post(f"/wij-doen-dit-ook/{address}/", {}).status_code == 404
        assert client.get(f"/wij-doen-dit-ook/{address}/verstuurd/").status_code == 404
    assert client.get(f"/wij-doen-dit-ook/{'9' * 30}/").status_code == 404


def test_a_link_about_a_practice_that_left_the_site_does_not_name_it(client, send, practice):
    send()
    path = confirm_path()
    practice.unpublish()

    page = client.get(path).text
    assert practice.title not in page
    assert practice.title not in client.post(path).text


def test_no_cookie_is_set_and_nothing_is_stored_on_the_way(client, send, practice):
    answers = [client.get(f"/wij-doen-dit-ook/{practice.pk}/"), send(), client.get(confirm_path())]

    assert not client.cookies
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
