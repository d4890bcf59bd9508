"""A person for an address book, and as a QR code."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.models import Contact
from contacts.vcards import vcard_of
from tests.makers import make_contact, make_region


@pytest.fixture
def sam(tree):
    return make_contact(
        "Renée van der Kraaij; Jr, \\o/",
        [make_region(tree, "Twente")],
        slug="renee",
        function="Netwerkcoördinator vso-pro, die over heel veel zaken gaat en daar een heel lange titel bij heeft ☂☂☂",
        organisation="Stichting Zó, Twente",
        phone="06 1234 5678",
        public_email="balie@example.org",
        personal_email="geheim@example.org",
        expertise="Eén ding.\nEn nog één",
    )


def unfolded(card):
    return card.replace("\r\n ", "").split("\r\n")


def test_a_card_holds_what_the_page_shows_and_nothing_personal(sam):
    lines = unfolded(vcard_of(sam))

    assert lines[:3] == ["BEGIN:VCARD", "VERSION:4.0", "KIND:individual"]
    assert "FN:Renée van der Kraaij\\; Jr\\, \\\\o/" in lines
    assert "N:\\\\o/;Renée van der Kraaij\\; Jr\\,;;;" in lines
    assert "ORG:Stichting Zó\\, Twente" in lines
    assert "TEL;VALUE=uri;TYPE=work,voice:tel:+31612345678" in lines
    assert "EMAIL;TYPE=work:balie@example.org" in lines
    assert "NOTE:Eén ding.\\nEn nog één" in lines
    assert "URL:http://testserver/contact/renee/" in lines
    assert lines[-2:] == ["END:VCARD", ""]
    assert "geheim" not in vcard_of(sam)


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(sam):
    card = vcard_of(sam)

    assert all(len(line.encode()) <= 75 for line in card.split("\r\n"))
    assert "\n" not in card.replace("\r\n", "")
    assert sam.function.replace(",", "\\,") in "".join(unfolded(card))


def test_the_card_is_a_file_to_keep(client, sam):
    response = client.get("/contact/renee/vcard/")

    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="renee-van-der-kraaij-jr-o.vcf"'
    assert response.content.decode() == vcard_of(sam)


@pytest.mark.parametrize("address", ["/contact/renee/vcard/", "/contact/renee/qr.svg"])
def test_who_may_not_be_named_has_no_card_but_a_desk(client, sam, address):
    Contact.objects.update(verified_until=timezone.localdate() - timedelta(days=1))
    gone = client.get(address)
    Contact.objects.update(live=False)

    assert gone.status_code == 410
    assert "Regiobalie Twente" in gone.content.decode()
    assert "Renée" not in gone.content.decode()
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 405


def test_the_code_leads_to_the_page_and_the_page_shows_it(client, sam):
    image = client.get("/contact/renee/qr.svg")
    page = client.get("/contact/renee/").content.decode()

    assert image["Content-Type"] == "image/svg+xml"
    assert image.content.startswith(b"<svg")
    assert b"style" not in image.content
    assert 'src="/contact/renee/qr.svg"' in page
    assert 'href="/contact/renee/vcard/"' in page
