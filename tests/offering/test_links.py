"""Who has the link of an offer may go on with it; only that of a mail shows whose address it is."""

import pytest

from offering.models import Offer
from practices.models import PracticePage
from tests.offering.conftest import ABOUT, AGREED, START, TOLD, mailed_paths, mails, only_one, path

pytestmark = pytest.mark.django_db


def test_the_screen_shows_nobody_whose_address_it_is_and_looking_never_does(client, offer):
    client.post(path(offer, "versturen"), AGREED)
    client.post(path(offer), {"act": "bevestig"})  # from the screen there is no such button
    for _scanner in range(2):
        client.get(path(offer, by_mail=True))
        client.head(path(offer, by_mail=True))
    assert (only_one().proved_at, only_one().arrived_at) == (None, None)

    client.post(path(offer, by_mail=True), {"act": "bevestig"})
    moment = only_one().arrived_at
    client.post(path(offer, by_mail=True), {"act": "bevestig"})

    assert moment is not None
    assert (only_one().arrived_at, PracticePage.objects.count()) == (moment, 1)


def test_another_address_gets_a_link_and_that_of_the_old_one_ends(client, begin):
    begin(email="verkeerd@example.org")
    old = mailed_paths()[0]

    client.post(path(only_one(), "over"), ABOUT)

    assert mails()[-1] == ("kim.biedt@example.org", "Je link: deel een praktijk")
    assert client.get(old).status_code == 404
    assert client.get(mailed_paths()[0]).status_code == 200


def test_an_address_that_was_shown_to_be_theirs_has_to_be_shown_anew_when_it_changes(client, offer):
    client.post(path(offer, "vertel", by_mail=True), TOLD)
    assert only_one().proved_at is not None

    answer = client.post(path(offer, "over", by_mail=True), ABOUT | {"email": "ander@example.org"})

    assert only_one().proved_at is None
    client.post(path(offer, "versturen"), AGREED)
    assert only_one().arrived_at is None
    assert client.get(answer["Location"], follow=True).status_code == 200


@pytest.mark.parametrize("step", ["", "over/", "vertel/", "versturen/", "intrekken/"])
@pytest.mark.parametrize("token", ["x", "x:y:z", "%00", "x" * 500])
def test_a_link_that_is_not_ours_says_so(client, twente, token, step):
    for ask in (client.get, client.post):
        answer = ask(f"{START}mijn/{token}/{step}")
        assert answer.status_code == 404
        assert "Deze link werkt niet" in answer.text


def test_a_link_ends_with_what_it_is_about(client, offer, monkeypatch):
    monkeypatch.setattr("offering.links.DAYS", -1)
    assert client.get(path(offer)).status_code == 410
    monkeypatch.undo()

    at = path(offer)
    offer.delete()
    assert client.get(at).status_code == 404


def test_a_lost_link_is_asked_for_with_the_same_answer_for_everybody(client, twente):
    Offer.objects.create(region=twente, title="Een", sender_email="kim.biedt@example.org", organisation="x")
    answers = [client.post(f"{START}link/", {"email": email}) for email in ("Kim.Biedt@example.org", "x@example.org")]
    assert {answer.status_code for answer in answers} == {422}  # nobody sends a form that was never asked for

    page = client.get(f"{START}link/").text
    begun = page.split('name="begun" value="')[1].split('"')[0]
    answers = [
        client.post(f"{START}link/", {"email": email, "begun": begun})
        for email in ("Kim.Biedt@example.org", "x@example.org")
    ]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, f"{START}link/verstuurd/")}
    assert mails() == [("kim.biedt@example.org", "Je link: deel een praktijk")]


def test_one_visitor_cannot_begin_without_end(client, begin):
    statuses = [begin(email=f"a{number}@example.org").status_code for number in range(12)]
    assert statuses == [302] * 10 + [429] * 2

    answer = begin(email="nog-een@example.org")
    assert answer["Retry-After"] == "3600"
    assert "nog-een@example.org" in answer.text


def test_an_address_is_not_begun_with_without_end(begin):
    statuses = [begin(visitor=f"10.0.0.{number}").status_code for number in range(7)]

    assert statuses == [302] * 5 + [429] * 2
    assert len(mails()) == 1


def test_what_is_withdrawn_this_very_moment_gives_no_fault(client, offer, monkeypatch):
    def gone(kept):
        Offer.objects.all().delete()

    monkeypatch.setattr("offering.keeping.prove", gone)

    assert client.post(path(offer, "vertel", by_mail=True), TOLD).status_code == 404
