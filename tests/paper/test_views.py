"""The doors to what is set in type: published practices alone, and never older than what their pages say."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from paper.models import Paper
from practices.models import PracticePage
from tests.makers import make_consent, make_contact, make_practice, make_region, stream

PDF = "/regios/twente/de-belronde/pdf/"
PICTURE = "/regios/twente/de-belronde/beeld.png"
DOORS = pytest.mark.parametrize("address", [PDF, PICTURE])


@pytest.fixture(autouse=True)
def _stand_in(typesetter):
    """No test here is about the typesetting itself."""


def said(answer):
    return json.loads(answer.content)[1]


def test_a_published_practice_has_a_one_pager(practice, client):
    answer = client.get(PDF)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="de-belronde.pdf"'
    assert answer["Content-Language"] == "nl"
    assert answer["Link"] == '<http://testserver/regios/twente/de-belronde/>; rel="canonical"'
    assert said(answer)["sheet"]["title"] == "De belronde"


def test_a_national_practice_has_one_too(tree, client):
    make_practice(tree.practices, "Overal", slug="overal")

    assert said(client.get("/praktijken/overal/pdf/"))["sheet"]["kicker"] == "Een landelijke goede praktijk"


def test_a_published_practice_has_a_picture(practice, client):
    answer = client.get(PICTURE)

    assert answer["Content-Type"] == "image/png"
    assert "max-age" in answer["Cache-Control"]
    assert (said(answer)["title"], said(answer)["region"]) == ("De belronde", "Twente")


@DOORS
def test_it_is_made_once(practice, client, typesetter, address):
    first, second = client.get(address), client.get(address)

    assert first.content == second.content
    assert typesetter.calls == 1
    assert Paper.objects.count() == 1


@DOORS
def test_who_has_it_already_gets_no_second_copy(practice, client, address):
    tag = client.get(address)["ETag"]

    again = client.get(address, headers={"If-None-Match": tag})
    other = client.get(address, headers={"If-None-Match": '"iets-anders"'})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


@DOORS
def test_it_can_be_asked_for_without_its_body_and_not_be_written_to(practice, client, address):
    assert (client.head(address).status_code, client.head(address).content) == (200, b"")
    assert client.post(address).status_code == 405


@DOORS
@pytest.mark.parametrize("door", ["draft", "private", "unknown"])
def test_what_is_not_public_is_not_there(practice, client, typesetter, address, door):
    if door == "draft":
        PracticePage.objects.filter(pk=practice.pk).update(live=False)
    if door == "private":
        PageViewRestriction.objects.create(page=practice, restriction_type="login")
    if door == "unknown":
        address = address.replace("de-belronde", "de-andere")

    assert client.get(address).status_code == 404
    assert typesetter.calls == 0


@DOORS
def test_what_was_taken_away_is_gone_like_its_page(practice, client, address):
    client.get(address)

    practice.unpublish()

    assert client.get(address).status_code == 410
    assert not Paper.objects.exists()


@DOORS
def test_what_moved_is_sent_on_like_its_page(tree, practice, client, address):
    practice.move(make_region(tree, "Zeeland"), pos="last-child")

    answer = client.get(address)

    assert answer.status_code == 301
    assert answer["Location"] == address.replace("twente", "zeeland")


def test_a_changed_word_is_on_the_next_copy(practice, client):
    before = client.get(PDF)

    practice.introduction = "Iets heel anders."
    practice.save()
    after = client.get(PDF)

    assert said(after)["sheet"]["introduction"] == "Iets heel anders."
    assert before["ETag"] != after["ETag"]
    assert Paper.objects.count() == 1


def test_a_contact_who_may_no_longer_be_named_gives_way_to_the_desk_on_the_next_copy(practice, client, twente):
    assert [each["name"] for each in said(client.get(PDF))["sheet"]["people"]] == ["Noor Haas"]

    contact = practice.placed_contacts.first().contact
    type(contact).objects.filter(pk=contact.pk).update(verified_until=timezone.localdate() - timedelta(days=1))
    sheet = said(client.get(PDF))["sheet"]

    assert [each["name"] for each in sheet["people"]] == [twente.desk_name]
    assert "worden gecontroleerd" in sheet["stand_in"]
    assert "Noor Haas" not in json.dumps(sheet)


def test_a_quote_whose_consent_was_taken_back_is_on_no_paper(twente, client):
    consent = make_consent("Kim Voorbeeld")
    quote = {"text": "Dit zei ik.", "name": "Kim Voorbeeld", "function": "leerling", "consent": consent.pk}
    make_practice(twente, "De belronde", body=stream(("quote", quote)))
    assert "Kim Voorbeeld" in client.get(PDF).text

    consent.withdrawn_on = timezone.localdate()
    consent.save()

    assert not Paper.objects.exists()
    assert "Kim Voorbeeld" not in client.get(PDF).text
    assert "Dit zei ik." not in client.get(PDF).text


def test_what_nobody_may_know_is_on_no_paper(twente, client):
    make_practice(twente, "De belronde", contacts=[make_contact("Noor")], editor_notes="geheim", consent_note="geheim")

    assert "geheim" not in client.get(PDF).text


def test_when_it_cannot_be_made_the_page_offers_printing(practice, client, typesetter):
    page = practice.url
    assert f'href="{PDF}"' in client.get(page).text
    typesetter.reason = "het lettertype is zoek"

    answer = client.get(PDF)

    assert answer.status_code == 503
    assert "Ctrl + P" in answer.text
    assert "zoek" not in answer.text
    assert "Print deze pagina" in client.get(page).text
    assert f'href="{PDF}"' not in client.get(page).text
    assert Paper.objects.get().error == "het lettertype is zoek"


def test_what_failed_is_not_tried_again_at_once_and_is_when_the_page_changes(practice, client, typesetter):
    typesetter.reason = "stuk"
    client.get(PDF)
    client.get(PDF)
    assert typesetter.calls == 1

    typesetter.reason = ""
    practice.introduction = "Beter."
    practice.save()

    assert client.get(PDF).status_code == 200
    assert Paper.objects.get().error == ""


def test_what_failed_is_tried_again_after_a_while(practice, client, typesetter):
    typesetter.reason = "stuk"
    client.get(PDF)
    Paper.objects.update(made_at=timezone.now() - timedelta(minutes=16))
    typesetter.reason = ""

    assert client.get(PDF).status_code == 200


def test_a_stored_one_takes_as_many_queries_for_much_as_for_little(
    practice, full_practice, client, django_assert_max_num_queries
):
    for address in (PDF, "/regios/twente/vol/pdf/"):
        client.get(address)
        with django_assert_max_num_queries(14):
            assert client.get(address).status_code == 200
