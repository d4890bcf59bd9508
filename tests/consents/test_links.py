"""The link in a mail shows a consent to who gave it, and takes it back when asked."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consents.links import PURPOSE, consent_of, link_for
from consents.models import Consent
from kit.signed import BadLinkError, signed
from post.models import Letter
from tests.makers import make_consent, make_practice, make_region, stream

EMAIL = "ouder@example.org"


@pytest.fixture
def consent(tree):
    return make_consent(email=EMAIL, given_by="Ouder van Kim", description="Eén citaat", until=date(2099, 5, 3))


def address(consent):
    return link_for(consent).removeprefix("http://testserver")


def test_the_page_shows_for_what_and_where_and_changes_nothing(client, tree, consent):
    region = make_region(tree, "Twente")
    body = stream(("quote", {"text": "Bel!", "name": "Kim", "consent": consent.pk}))
    make_practice(region, "Openbaar verhaal", body=body)
    make_practice(region, "Geheim concept", body=body, live=False)

    page = client.get(address(consent))

    for words in ("Kim Voorbeeld", "Ouder van Kim", "Eén citaat", "3 mei 2099", "Openbaar verhaal", "noindex"):
        assert words in page.text
    assert "Geheim concept" not in page.text
    assert EMAIL not in page.text
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies
    assert Consent.objects.get().is_valid()


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_only_a_press_of_the_button_takes_it_back(client, consent, method):
    getattr(client, method)(address(consent))

    assert Consent.objects.get().withdrawn_on is None


def test_the_button_takes_it_back_at_once_and_twice_is_once(consent):
    client = Client(enforce_csrf_checks=True)  # a mail program sends no token
    for _ in range(2):
        answer = client.post(address(consent), follow=True)
        assert answer.status_code == 200
        assert "Je toestemming is ingetrokken" in answer.text
        assert "<form" not in answer.text.split("<main")[1].split("</main")[0]

    assert Consent.objects.get().withdrawn_on == timezone.localdate()
    assert ModelLogEntry.objects.filter(action="consents.withdraw").count() == 1


def test_a_link_that_was_made_up_broken_or_for_something_else_says_what_to_do(client, consent):
    good = address(consent)
    for wrong in (
        good[:-3] + "/",
        "/toestemming/x/",
        f"/toestemming/{signed('iets-anders', [consent.pk, 'x'])}/",
        f"/toestemming/{signed(PURPOSE, [consent.pk, 'x'])}/",
        f"/toestemming/{signed(PURPOSE, 'x')}/",
    ):
        for answer in (client.get(wrong), client.post(wrong)):
            assert answer.status_code == 404
            assert "Deze link werkt niet" in answer.text
    assert Consent.objects.get().withdrawn_on is None


def test_a_link_that_went_to_a_wrong_address_dies_when_the_address_is_mended(consent):
    token = address(consent).split("/")[-2]
    consent.email = "goed@example.org"
    consent.save()

    with pytest.raises(BadLinkError):
        consent_of(token)


def test_the_address_holds_no_name_and_no_e_mail(consent):
    assert "ouder" not in address(consent).lower()
    assert "kim" not in address(consent).lower()


def test_who_gave_it_gets_one_mail_with_the_link_also_when_it_is_saved_again(
    django_capture_on_commit_callbacks, tree, client
):
    with django_capture_on_commit_callbacks(execute=True):
        consent = make_consent(email=EMAIL)
        consent.note = "Formulier ligt op school"
        consent.save()

    [letter] = mail.outbox
    assert letter.to == [EMAIL]
    assert letter.subject == "Je toestemming"
    assert "Kim Voorbeeld" in letter.body
    assert "Formulier" not in letter.body
    [link] = [word for word in letter.body.split() if "/toestemming/" in word]
    assert client.get(link.removeprefix("http://testserver")).status_code == 200


def test_without_an_address_or_when_it_does_not_hold_nobody_is_mailed(db):
    make_consent()
    make_consent(email=EMAIL, withdrawn_on=date(2026, 2, 1))
    make_consent(email=EMAIL, until=date(2026, 2, 1))

    assert not Letter.objects.exists()
