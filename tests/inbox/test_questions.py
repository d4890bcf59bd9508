"""A search without result becomes a question; a mistake on a page becomes a report."""

import pytest
from django.core import mail

from inbox.choices import MessageKind
from inbox.models import Message
from post.delivery import deliver_waiting
from post.models import Letter
from tests.makers import make_practice

pytestmark = pytest.mark.django_db


def receivers():
    deliver_waiting()
    return {message.to[0] for message in mail.outbox}


def test_nothing_found_offers_the_question_with_what_was_sought(client, region, sam):
    page = client.get("/praktijken/?q=xyzzyq&regio=twente").content.decode()
    form = client.get("/vraag/?q=xyzzyq&regio=twente").content.decode()

    assert "/vraag/?q=xyzzyq&amp;regio=twente" in page
    assert "xyzzyq" in form
    assert '<option value="twente" selected>' in form


def test_the_coordinator_of_the_region_gets_the_question_and_what_was_sought(region, sam, send):
    send("/vraag/?q=stage+vervoer&regio=twente", region="twente")

    message = Message.objects.get()
    assert (message.kind, message.region, message.contact, message.sought) == (
        MessageKind.QUESTION, region, sam, "stage vervoer",
    )  # fmt: skip
    assert receivers() == {"sam.prive@example.org", "kim@example.org"}
    assert "stage vervoer" in mail.outbox[0].body


def test_who_does_not_know_the_region_asks_nationally_and_without_coordinator_the_desk_gets_it(region, send):
    send("/vraag/")
    send("/vraag/", region="twente")

    assert receivers() == {"landelijk@example.org", "balie@example.org", "kim@example.org"}


def test_a_region_that_is_none_is_told(region, send):
    assert send("/vraag/", region="nergens").status_code == 422
    assert send("/vraag/?regio=nergens&q=%00").status_code == 302


def test_a_report_about_a_page_behind_a_mailed_link_keeps_no_way_in(region, send):
    send("/melding/?pagina=/volgen/mijn/geheim:abc/", text="Dit werkt niet")

    assert Message.objects.get().address == "/volgen/mijn/…/"
    assert "geheim" not in "".join(Letter.objects.values_list("text", flat=True))


def test_a_report_lands_with_the_region_of_the_page_with_its_version(client, region, send):
    practice = make_practice(region, "Coach na school")
    assert f"/melding/?pagina={practice.url}" in client.get(practice.url).content.decode()

    send(f"/melding/?pagina={practice.url}", text="Het nummer klopt niet", name="", email="")

    message = Message.objects.get()
    assert (message.kind, message.region, message.page_id, message.page_version) == (
        MessageKind.REPORT, region, practice.pk, practice.live_revision_id,
    )  # fmt: skip
    assert not message.wants_answer
    assert receivers() == {"balie@example.org"}


def test_who_reports_and_gives_an_address_gets_a_receipt(region, sam, send):
    send("/melding/?pagina=/contact/sam/", text="Verkeerd nummer")

    message = Message.objects.get()
    assert (message.region, message.page_title, message.wants_answer) == (region, "Sam Blom", True)
    assert "kim@example.org" in receivers()


def test_a_report_about_no_page_in_particular_goes_to_the_national_desk(region, send):
    send("/melding/?pagina=/bestaat-niet/", text="Dode link")

    assert Message.objects.get().address == "/bestaat-niet/"
    assert "landelijk@example.org" in receivers()
