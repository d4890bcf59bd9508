"""A message reaches a person or a desk, once, with a receipt; no address of anybody is shown."""

import pytest
from django.core import mail

from inbox.choices import MessageKind
from inbox.models import Message
from post.delivery import deliver_waiting
from post.models import Letter
from tests.makers import make_practice, make_region

pytestmark = pytest.mark.django_db
TO_SAM = "/contact/sam/bericht/"


def mails():
    deliver_waiting()
    return {message.to[0]: message for message in mail.outbox}


def test_a_message_has_a_number_on_the_page_and_in_a_mail_and_reaches_the_person(client, region, sam, send):
    page = client.get(send(TO_SAM, organisation="De Proef")["Location"]).content.decode()

    message = Message.objects.get()
    assert (message.kind, message.contact, message.region) == (MessageKind.MESSAGE, sam, region)
    assert message.number in page
    sent = mails()
    assert set(sent) == {"sam.prive@example.org", "kim@example.org"}
    assert sent["sam.prive@example.org"].extra_headers["Reply-To"] == "kim@example.org"
    assert message.number in sent["kim@example.org"].subject


def test_the_personal_address_is_shown_to_nobody(client, sam, send):
    answer = send(TO_SAM)

    pages = client.get(TO_SAM).content + client.get(answer["Location"]).content + client.get("/contact/sam/").content
    assert b"sam.prive" not in pages
    assert "sam.prive" not in mails()["kim@example.org"].body


def test_the_same_form_twice_is_one_message_and_the_same_receipt(sam, send):
    send(TO_SAM, again=True)

    assert Message.objects.count() == 1
    assert len(mails()) == len(mail.outbox) == 2


def test_who_goes_back_and_sends_the_same_words_in_a_new_form_sent_one_message(sam, send):
    answers = [send(TO_SAM), send(TO_SAM)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Message.objects.count() == 1
    assert len(mails()) == len(mail.outbox) == 2
    send(TO_SAM, text="En nog iets.")
    assert Message.objects.count() == 2


@pytest.mark.parametrize(
    ("slug", "address"),
    [("twente", "balie@example.org"), ("landelijk", "landelijk@example.org")],
)
def test_a_desk_is_written_to(region, send, slug, address):
    send(f"/contact/balie/{slug}/")

    assert set(mails()) == {address, "kim@example.org"}
    assert Message.objects.get().region == (region if slug == "twente" else None)


def test_for_who_may_not_be_named_the_desk_answers_without_a_name(client, sam, send):
    sam.verified_on = None
    sam.save()

    page = client.get(TO_SAM).content.decode()
    send(TO_SAM)

    assert "wordt gecontroleerd" in page or "worden gecontroleerd" in page
    assert "Blom" not in page
    assert set(mails()) == {"balie@example.org", "kim@example.org"}
    assert Message.objects.get().contact is None


def test_who_or_what_does_not_exist_is_not_found(client, region, sam):
    sam.live = False
    sam.save()

    for address in (TO_SAM, "/contact/niemand/bericht/", "/contact/balie/nergens/", "/contact/ontvangen/x/"):
        assert client.get(address).status_code == 404, address


def test_the_form_says_from_which_page_somebody_comes_when_it_is_public(client, region, sam, send):
    practice = make_practice(region, "Coach na school")
    draft = make_practice(region, "Geheim plan", live=False)

    shown = client.get(TO_SAM, headers={"Referer": f"http://testserver{practice.url}"}).content.decode()
    hidden = client.get(TO_SAM, {"pagina": "/regios/twente/geheim-plan/"}).content.decode()
    send(f"{TO_SAM}?pagina={practice.url}")

    assert "Coach na school" in shown
    assert draft.title not in hidden
    message = Message.objects.get()
    assert (message.page_id, message.page_title, message.page_version) == (
        practice.pk, "Coach na school", practice.live_revision_id,
    )  # fmt: skip


@pytest.mark.parametrize(
    "path", ["//elders.example/", "https://elders.example/x", "/beheer/", "nergens", "/\x00", "/" * 900, "[::"]
)
def test_a_page_that_is_none_of_ours_is_ignored(client, sam, path):
    assert client.get(TO_SAM, {"pagina": path}).status_code == 200


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"email": "geen adres"}, "Je e-mailadres"),
        ({"text": ""}, "Je bericht"),
        ({"text": "x" * 5001}, "te lang"),
        ({"name": "Kim\r\nBcc: iedereen@example.org"}, "één regel"),
        ({"email": "kim@example.org\nBcc: x@example.org"}, "Je e-mailadres"),
        ({"organisation": "a\nb"}, "één regel"),
        ({"name": "x" * 300}, "Je naam"),
    ],
)
def test_wrong_input_is_told_and_what_was_typed_is_kept(sam, send, values, words):
    answer = send(TO_SAM, **({"text": "Bewaar dit, met accenten: é ß 漢字 עברית 🙂"} | values))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    if "text" not in values:
        assert "Bewaar dit, met accenten: é ß 漢字 עברית 🙂" in page
    assert 'value="Kim"' in page or "name" in values
    assert Message.objects.count() == Letter.objects.count() == 0


def test_text_in_any_script_arrives_as_it_was_written(sam, send):
    text = "Zinnen\r\nmet regels, <b>tekens</b> & 漢字 עברית 🙂"

    send(TO_SAM, text=text)

    assert Message.objects.get().text == text.replace("\r\n", "\n") or Message.objects.get().text == text
    assert "漢字 עברית 🙂" in mails()["sam.prive@example.org"].body
    assert "<b>tekens" not in mails()["sam.prive@example.org"].alternatives[0].content


def test_thousands_of_links_wait_in_the_inbox_and_mail_nobody(sam, send):
    answer = send(TO_SAM, text="http://a.nl " * 400)

    assert answer.status_code == 302
    assert Message.objects.get().is_suspect
    assert mails() == {}


def test_ten_megabytes_get_a_page_in_dutch(client, sam):
    answer = client.post(TO_SAM, {"text": "x" * 10_000_000})

    assert answer.status_code == 413
    assert "Er is niets verstuurd" in answer.content.decode()


def test_a_robot_gets_the_same_answer_and_nothing_is_kept(client, sam, send):
    answer = send(TO_SAM, website="https://spam.example")

    assert answer.status_code == 302
    assert "verstuurd" in client.get(answer["Location"]).content.decode()
    assert Message.objects.count() == 0


def test_too_many_from_one_visitor_are_asked_to_wait_with_a_telephone_number(region, sam, send):
    for number in range(5):
        assert send(TO_SAM, text=f"Nummer {number}").status_code == 302

    answer = send(TO_SAM, text="De zesde")

    page = answer.content.decode()
    assert answer.status_code == 429
    assert "085 013 11 11" in page
    assert "De zesde" in page
    assert answer["Retry-After"] == "3600"
    assert Message.objects.count() == 5


def test_nobody_gets_a_flood_of_receipts_whoever_fills_in_their_address(sam, send):
    answers = [
        send(TO_SAM, visitor=f"10.0.0.{number}", text=f"Nummer {number}", email="Slacht@example.org").status_code
        for number in range(12)
    ]

    assert answers == [302] * 10 + [429] * 2
    assert Letter.objects.filter(kind="inbox.receipt").count() == 10
    assert send(TO_SAM, visitor="10.0.0.99", text="Iemand anders").status_code == 302


def test_a_mail_server_that_is_down_keeps_the_message_and_the_receipt(client, sam, send, settings):
    settings.MAIL_TRANSPORT = "tests.editing.mail_down.EmailBackend"

    answer = send(TO_SAM)
    deliver_waiting()

    assert Message.objects.get().number in client.get(answer["Location"]).content.decode()
    assert set(Letter.objects.values_list("state", flat=True)) == {"wacht"}


def test_where_nobody_has_an_address_it_waits_in_the_inbox(tree, send):
    make_region(tree, "Zeeland", desk_email="", desk_phone="085 013 22 22")

    send("/contact/balie/zeeland/")

    assert Message.objects.get().region.title == "Zeeland"
    assert set(mails()) == {"kim@example.org"}


def test_no_cookie_is_set(client, sam, send):
    assert not client.get(TO_SAM).cookies
    assert not send(TO_SAM).cookies
