"""A contact is named while they may be; otherwise a desk stands in, without the name."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from contacts.desks import desk_for
from contacts.models import Contact, NationalDesk, VerificationSettings, phone_link
from tests.makers import make_contact, make_practice, make_region

TODAY = date(2026, 6, 1)
HOLDS = VerificationSettings().holds


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [
        ({}, True),
        ({"verified_on": TODAY - HOLDS}, True),
        ({"verified_on": TODAY - HOLDS - timedelta(days=1)}, False),
        ({"verified_on": None}, False),
        ({"consent_on": TODAY + timedelta(days=1)}, False),
        ({"consent_on": None}, False),
        ({"consent_until": TODAY}, True),
        ({"consent_until": TODAY - timedelta(days=1)}, False),
        ({"state": "vertrokken"}, False),
        ({"live": False}, False),
    ],
)
def test_the_gate_and_the_record_agree_on_who_may_be_named(tree, fields, is_open):
    contact = make_contact(**({"verified_on": TODAY} | fields))

    assert contact.is_published(TODAY) is is_open
    assert Contact.objects.published(TODAY).exists() is is_open


def test_a_contact_page_shows_the_functional_mailbox_and_never_the_personal_one(tree, client):
    contact = make_contact("Noor Blom", public_email="netwerk@example.org", personal_email="noor.blom@example.org")

    text = client.get(contact.get_absolute_url()).text

    assert "netwerk@example.org" in text
    assert "noor.blom@example.org" not in text
    assert 'href="tel:+31850130123"' in text


def test_who_may_not_be_named_is_replaced_by_the_region_desk_on_their_own_page(tree, client):
    region = make_region(tree, "Twente", desk_phone="085 013 55 55")
    contact = make_contact("Noor Blom", [region], verified_on=date(2025, 1, 1))

    answer = client.get(contact.get_absolute_url())

    assert answer.status_code == 200
    assert "Noor" not in answer.text
    assert "085 013 55 55" in answer.text


def test_an_unpublished_contact_has_no_page(tree, client):
    contact = make_contact("Noor Blom", live=False)

    assert client.get(contact.get_absolute_url()).status_code == 404


def test_the_directory_is_narrowed_by_region_and_role(tree, client):
    twente, zeeland = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    make_contact("Bart Nijhuis", [twente])
    make_contact("Thijs Wolters", [twente], role="transfercoach", function="Transfercoach")
    make_contact("Piet Zee", [zeeland])

    assert {"Bart Nijhuis", "Thijs Wolters"} == names(client, "/contact/?regio=twente")
    assert {"Thijs Wolters"} == names(client, "/contact/?regio=twente&rol=transfercoach")
    assert {"Bart Nijhuis", "Thijs Wolters", "Piet Zee"} == names(client, "/contact/")


def names(client, url: str) -> set[str]:
    text = client.get(url).text
    return {contact.name for contact in Contact.objects.all() if contact.name in text}


@pytest.mark.parametrize("query", ["?regio=bestaat-niet", "?rol=koning", "?regio=&rol=", "?regio=%00", "?rol=<script>"])
def test_an_unknown_region_or_role_gives_a_helpful_page(tree, client, query):
    assert client.get(f"/contact/{query}").status_code == 200


def test_the_region_desk_answers_first_and_the_national_desk_last(tree, rf):
    NationalDesk.objects.create(site=tree.site, name="Landelijke balie", phone="085 013 99 99")
    with_desk = make_region(tree, desk_phone="085 013 11 11")
    without_desk = make_region(tree, desk_phone="", desk_email="")
    request = rf.get("/")

    assert desk_for(with_desk, request).phone == "085 013 11 11"
    assert desk_for(without_desk, request).phone == "085 013 99 99"
    assert desk_for(None, None).name == "Landelijke balie"


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("085 013 01 23", "tel:+31850130123"),
        ("+31 85 013 01 23", "tel:+31850130123"),
        ("(085) 013-0123", "tel:+31850130123"),
        ("", ""),
    ],
)
def test_a_telephone_number_becomes_a_link_with_its_country(number, link):
    assert phone_link(number) == link


@pytest.mark.parametrize("number", ["bel mij", "123", "javascript:alert(1)", "085 013 01 23 45 67 89 01"])
def test_what_is_no_telephone_number_is_refused_in_dutch(tree, number):
    contact = make_contact()
    contact.phone = number

    with pytest.raises(ValidationError) as refused:
        contact.full_clean()

    assert "phone" in refused.value.message_dict


def test_people_stand_in_the_order_of_their_last_name(tree):
    for name in ("Zoë Aarts", "Aad Zwart", "Mirjam van Beek"):
        make_contact(name)

    assert [contact.name for contact in Contact.objects.order_by("sort_name")] == [
        "Zoë Aarts",
        "Mirjam van Beek",
        "Aad Zwart",
    ]


def test_a_contact_page_lists_what_they_can_be_asked_about(tree, client):
    contact = make_contact("Noor Blom")
    make_practice(tree.practices, "De belronde", contacts=[contact])
    make_practice(tree.practices, "Nog geheim", contacts=[contact], live=False)

    text = client.get(contact.get_absolute_url()).text

    assert "De belronde" in text
    assert "Nog geheim" not in text


def test_a_contact_verified_in_the_future_by_a_clock_that_ran_ahead_is_still_shown(tree):
    make_contact(verified_on=timezone.localdate() + timedelta(days=1))

    assert Contact.objects.published().count() == 1
