"""Anybody offers a practice, step by step, without an account: nothing is lost and nothing comes on the site."""

import re

import pytest
from django.core import mail

from home.models import ContentPage
from offering.models import Offer, OfferedFile
from practices.models import PracticePage
from tests.makers import make_content_page, make_offer
from tests.offering.conftest import ABOUT, AGREED, START, TOLD, a_file, mailed_paths, mails, only_one, path

pytestmark = pytest.mark.django_db


def test_somebody_goes_through_all_steps_and_the_editors_get_a_draft(client, begin):
    told = begin()
    assert told["Location"].endswith("/vertel/")
    checked = client.post(told["Location"], TOLD | {"go": "verder"})
    assert checked["Location"].endswith("/versturen/")
    page = client.get(checked["Location"]).text
    assert all(words.split("\n")[0] in page for words in TOLD.values())

    own = client.post(checked["Location"], AGREED | {"go": "verstuur"})
    assert "Wacht op je bevestiging" in client.get(own["Location"]).text
    assert PracticePage.objects.count() == 0
    (link,) = mailed_paths()
    shown = client.get(link)
    assert "Ja, dit klopt" in shown.text
    assert only_one().arrived_at is None

    client.post(link, {"act": "bevestig"})

    draft = only_one().practice.get_latest_revision_as_object()
    assert (draft.live, draft.title, draft.get_parent().title) == (False, "Een week op de kwekerij", "Twente")
    assert [block.value for block in draft.summary] == [TOLD[f"point_{number}"] for number in (1, 2, 3)]
    assert "Ligt bij de redactie van Twente" in client.get(link).text


def test_the_answers_set_no_cookie_and_are_kept_by_nobody(client, begin):
    answer = begin()
    page = client.get(answer["Location"])

    assert not client.cookies
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page.text
    assert "noindex" not in client.get(START).text


def test_the_link_is_mailed_at_once_and_the_mail_holds_no_word_that_was_typed(begin):
    begin(name="Koopman", organisation="Koop nu", title="Goedkope horloges")

    assert mails() == [("kim.biedt@example.org", "Je link: deel een praktijk")]
    text = f"{mail.outbox[0].subject} {mail.outbox[0].body} {mail.outbox[0].alternatives}"
    assert not [word for word in ("Koop nu", "horloges", "Koopman") if word in text]


def test_the_same_form_twice_is_one_offer_with_what_it_says_last(client, begin):
    begin()
    key = str(only_one().form_key)

    begin(key=key)
    begin(key=key, title="Een maand op de kwekerij")

    assert only_one().title == "Een maand op de kwekerij"
    assert len(mails()) == 1


def test_a_robot_gets_a_page_and_nothing_is_kept(begin):
    answer = begin(website="https://example.org")

    assert answer.status_code == 302
    assert (Offer.objects.count(), mails()) == (0, [])


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "verplicht"),
        ("name", "Kim\r\nBcc: slachtoffer@example.org", "Zet dit op één regel"),
        ("organisation", "De\nSprong", "Zet dit op één regel"),
        ("title", "Kwekerij\nBcc: x@example.org", "Zet dit op één regel"),
        ("title", "!!! 🙂", "Gebruik ook letters of cijfers"),
        ("title", "x" * 151, "151"),
        ("email", "kim@example.org\nBcc: x@example.org", "geldig"),
        ("email", "kim", "geldig"),
        ("region", "", "verplicht"),
        ("region", "bestaat-niet", "keuze"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(begin, field, value, said):
    answer = begin(**{field: value})

    assert answer.status_code == 422
    assert said in answer.text
    assert f'id="id_{field}-fout"' in answer.text
    kept = [text for name, text in ABOUT.items() if name not in (field, "region", "website")]
    assert all(text in answer.text for text in kept)
    assert Offer.objects.count() == 0


@pytest.mark.parametrize("title", ["学校と仕事", "Работа в теплице", "مدرسة", "Ünïcödé ẞ — ‘ok’"])
def test_titles_in_any_alphabet_become_a_draft(client, begin, title):
    begin(title=title)
    link = path(only_one(), "vertel", by_mail=True)
    client.post(link, TOLD)

    client.post(path(only_one(), "versturen", by_mail=True), AGREED | {"go": "verstuur"})

    assert only_one().practice.title == title


def test_who_does_not_know_the_region_offers_it_to_the_national_desk(client, begin):
    begin(region="landelijk")
    assert only_one().region is None

    offer = only_one()
    client.post(path(offer, "vertel", by_mail=True), TOLD)
    client.post(path(offer, "versturen", by_mail=True), AGREED)

    assert only_one().practice.get_parent().slug == "praktijken"
    assert "landelijke redactie" in client.get(path(offer)).text


def test_the_region_somebody_comes_from_is_filled_in_and_junk_is_not(client, twente):
    assert '<option value="twente" selected>' in client.get(f"{START}?regio=twente").text
    assert " selected>" not in client.get(f"{START}?regio=%00<b>").text


@pytest.mark.parametrize("go", ["verder", "terug", "bewaar", "lees-niet"])
def test_every_button_keeps_what_is_typed_also_half(client, offer, go):
    client.post(path(offer, "vertel"), {"for_whom": "Twaalf leerlingen", "point_2": "Alleen punt twee", "go": go})

    page = client.get(path(offer, "vertel")).text
    assert "Twaalf leerlingen" in page
    assert "Alleen punt twee" in page


def test_what_is_too_long_is_said_and_the_rest_is_kept(client, offer):
    answer = client.post(path(offer, "vertel"), {"what_done": "x" * 5_001, "for_whom": "Twaalf leerlingen"})

    assert answer.status_code == 422
    assert "hooguit 5000 tekens" in answer.text
    assert "x" * 5_001 in answer.text
    assert (only_one().what_done, only_one().for_whom) == (offer.what_done, "Twaalf leerlingen")


def test_ticks_are_kept_while_going_back_and_forth(client, offer):
    for go in ("over", "vertel", "bewaar"):
        client.post(path(offer, "versturen"), {"may_show": "on", "go": go})
        assert only_one().may_show
        page = client.get(path(offer, "versturen")).text
        assert re.findall(r'name="(\w+)"[^>]* checked', page) == ["may_show"]
    client.post(path(offer, "versturen"), {"go": "bewaar"})
    assert not only_one().may_show


def test_it_is_not_sent_without_consent_or_without_a_story(client, twente, offer):
    answer = client.post(path(offer, "versturen"), {"may_name": "on", "go": "verstuur"})
    assert (answer.status_code, only_one().sent_at) == (422, None)
    assert answer.text.count("Zet hier een vinkje") == 4  # at the top and at two fields

    Offer.objects.update(what_done="")
    answer = client.post(path(offer, "versturen"), AGREED | {"go": "verstuur"})
    assert (answer.status_code, only_one().sent_at) == (422, None)
    assert "Vertel eerst wat jullie deden" in answer.text


def test_sent_twice_is_sent_once(client, offer):
    for _time in range(2):
        client.post(path(offer, "versturen", by_mail=True), AGREED)

    assert PracticePage.objects.count() == 1
    assert mails() == [("kim.biedt@example.org", f"We hebben je praktijk: {offer.number}")]


def test_what_was_sent_is_not_changed_by_an_old_tab(client, offer):
    client.post(path(offer, "versturen", by_mail=True), AGREED)

    for step, values in (("over", ABOUT), ("vertel", TOLD), ("versturen", AGREED)):
        at = path(offer, step)
        assert {client.post(at, values)["Location"], client.get(at)["Location"]} == {at.removesuffix(f"{step}/")}
    assert only_one().what_done == offer.what_done


def test_what_was_sent_and_not_confirmed_can_still_be_changed(client, offer):
    client.post(path(offer, "versturen"), AGREED)

    answer = client.post(path(offer), {"act": "verander"})

    assert answer["Location"] == path(offer, "versturen")
    assert only_one().sent_at is None


def test_a_text_page_of_before_at_this_address_gives_way_to_the_form(client, tree, twente):
    make_content_page(tree, "Bel ons", slug="deel-een-praktijk")

    page = client.get(START)

    assert ContentPage.objects.get().url == START
    assert "Over jou en je praktijk" in page.text
    assert "Bel ons" not in page.text


def test_each_step_asks_a_fixed_number_of_queries(client, twente, django_assert_max_num_queries):
    for number in (1, 30):
        for _each in range(number):
            offer = make_offer(twente, what_done="Iets")
        for step in ("over", "vertel", "versturen", ""):
            client.get(path(offer, step))
            with django_assert_max_num_queries(9):
                client.get(path(offer, step))


def test_nobody_is_asked_for_a_stamp_of_time_behind_their_own_link(client, offer):
    answer = client.post(path(offer, "vertel"), {"what_done": "Kort", "begun": "onzin"})

    assert answer.status_code == 302


def test_the_file_is_read_at_once_and_shown(client, offer):
    at = path(offer, "vertel")
    answer = client.post(at, {"file": a_file(), "what_done": "Er is meer", "go": "lees"}, follow=True)

    assert answer.redirect_chain[-1][0] == at
    for words in ("kwekerij.txt", "Samen sterk op de kwekerij", "Kim Voorbeeld", "Er is meer"):
        assert words in answer.text
    assert "heeft die gelezen wat er staat" in client.get(path(offer, "versturen")).text

    client.post(path(offer, "vertel"), {"go": "zonder-bestand", "what_done": "Er is meer"})
    assert not OfferedFile.objects.exists()
    assert only_one().what_done == "Er is meer"


def test_who_asked_for_the_links_is_told_to_look_at_the_mail(client):
    page = client.get("/deel-een-praktijk/link/verstuurd/")

    assert page.status_code == 200
    assert "Kijk in je mail" in page.text
