"""An address is mailed its links once an hour at most, whoever asks; what had to wait goes later."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from offering.keeping import send
from offering.mailing import ask_to_confirm, send_late_links, send_links
from offering.models import Offer
from post.kinds import kinds
from post.writing import write
from tests.makers import make_offer
from tests.offering.conftest import mailed_paths, mails

pytestmark = pytest.mark.django_db
KIM = "kim.biedt@example.org"


def later(minutes):
    return timezone.now() + timedelta(minutes=minutes)


def test_however_often_it_is_asked_one_mail_an_hour_goes_and_the_last_one_later(offer):
    assert [send_links(KIM) for _time in range(3)] == [True, False, False]
    assert send_late_links(later(30)) == 0

    assert send_late_links(later(61)) == 1
    assert send_late_links(later(61)) == 0
    assert len(mails()) == 2


def test_a_mail_names_all_offers_of_the_address_and_no_other(twente, offer):
    make_offer(twente, "Tweede")
    make_offer(twente, "Van een ander", sender_email="bo@example.org")

    send_links("Kim.Biedt@example.org")

    assert len(mailed_paths()) == 2
    assert Offer.objects.filter(owes_link=True).count() == 0


def test_an_address_without_offers_gets_nothing(twente):
    assert not send_links("niemand@example.org")
    assert not ask_to_confirm("niemand@example.org")
    assert mails() == []


def test_two_offers_sent_in_one_hour_ask_once_and_the_second_is_asked_later(twente):
    first, second = make_offer(twente), make_offer(twente, "Tweede")
    send(first)
    send(second)
    assert mails() == [(KIM, "Bevestig: deel een praktijk")]
    assert len(mailed_paths()) == 1

    assert send_late_links(later(61)) == 1
    assert len(mailed_paths()) == 2


def test_what_was_confirmed_meanwhile_is_not_asked_later(twente):
    first, second = make_offer(twente), make_offer(twente, "Tweede")
    send(first)
    send(second)
    Offer.objects.update(arrived_at=timezone.now())

    assert send_late_links(later(61)) == 0


def test_the_mail_to_confirm_holds_no_word_that_somebody_typed(twente):
    send(make_offer(twente, "Goedkope horloges", organisation="Koop nu", sender_name="Koopman"))

    mails()
    text = f"{mail.outbox[0].subject} {mail.outbox[0].body} {mail.outbox[0].alternatives}"
    assert not [word for word in ("Koop nu", "horloges", "Koopman") if word in text]


def test_a_name_cannot_give_a_mail_another_head(twente):
    offer = make_offer(twente, "Kas\r\nBcc: x@example.org", sender_name="Kim\r\nBcc: y@example.org")
    from offering.arriving import tell

    tell("offering.received", offer)

    mails()
    assert "Bcc" not in mail.outbox[0].message()


def test_every_mail_has_an_example_that_can_be_read(db):
    own = [kind for kind in kinds() if kind.name.startswith("offering.")]

    assert [kind.name.partition(".")[2] for kind in own] == ["confirm", "link", "published", "received", "rejected"]
    for kind in own:
        assert "K7MP-3QX9" in write(kind, kind.example()).text or kind.name == "offering.published"
