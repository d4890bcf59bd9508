"""Who was not verified in time is behind no door, and at each of them the desk stands in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.entries import follow_the_calendar
from contacts.models import Contact, NationalDesk
from contacts.verification.answering import mark_verified
from search.models import Entry
from tests.makers import make_contact, make_practice, make_region

pytestmark = pytest.mark.django_db
NAME, PHONE, MAIL = "Sam Blom", "085 013 99 99", "blom@example.org"
HOLDS = 183 + 28


def ago(days):
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def region(tree):
    return make_region(tree, "Twente", desk_phone="085 013 55 55")


@pytest.fixture
def sam(region):
    return make_contact(NAME, [region], phone=PHONE, public_email=MAIL, verified_on=ago(HOLDS))


@pytest.fixture
def practice(region, sam):
    return make_practice(region, "Samen verder", contacts=[sam])


def doors(practice, region, sam):
    """Every address that names a contact who may be named."""
    return [
        practice.url,
        region.url,
        "/contact/",
        "/contact/?regio=twente",
        sam.get_absolute_url(),
        "/contact/sam-blom/vcard/",
        "/praktijken/?q=blom",
        "/praktijken/suggesties/?q=blo",
        "/regios/zoek/?plaats=Twente",
        "/praktijken/",
        "/",
    ]


def named_at(client, addresses):
    found = []
    for address in addresses:
        answer = client.get(address, follow=True).content.decode()
        if any(words in answer for words in (NAME, PHONE, MAIL)):
            found.append(address)
    return found


def test_on_the_last_day_every_door_names_the_contact_and_the_day_after_none_does(
    practice, region, sam, client, monkeypatch
):
    open_doors = named_at(client, doors(practice, region, sam))
    assert len(open_doors) >= 8

    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: tomorrow)

    assert named_at(client, doors(practice, region, sam)) == []
    mark_verified(sam, tomorrow)
    assert named_at(client, doors(practice, region, sam)) == open_doors


@pytest.mark.parametrize("has_desk", [True, False])
def test_the_desk_stands_in_and_the_page_says_why(practice, region, sam, client, tree, has_desk):
    NationalDesk.objects.create(site=tree.site, phone="085 013 77 77")
    if not has_desk:
        region.desk_phone = region.desk_email = ""
        region.save()
    Contact.objects.update(verified_until=ago(1))
    number = "085 013 55 55" if has_desk else "085 013 77 77"

    for address in (practice.url, sam.get_absolute_url()):
        page = client.get(address).content.decode()
        assert number in page, address
        assert "gecontroleerd" in page.split("<main")[1], address
    assert number in client.get(region.url).content.decode()
    for address in (practice.url, region.url):
        assert "gegevens van de contactpersoon worden gecontroleerd" in client.get(address).content.decode(), address
    assert client.get("/contact/sam-blom/vcard/").status_code == 410


def test_the_index_follows_the_calendar(region, sam, monkeypatch):
    kim = make_contact("Kim", [region], consent_on=ago(-1))
    bo = make_contact("Bo", [region], consent_until=ago(0))
    assert set(Entry.objects.filter(kind="contact").values_list("object_id", flat=True)) == {sam.pk, bo.pk}
    assert follow_the_calendar() == 0

    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: tomorrow)

    assert [follow_the_calendar(), follow_the_calendar()] == [3, 0]
    assert set(Entry.objects.filter(kind="contact").values_list("object_id", flat=True)) == {kim.pk}


def test_a_day_without_change_takes_two_queries(region, django_assert_num_queries):
    for size in (2, 20):
        for _ in range(size):
            make_contact("", [region])
        with django_assert_num_queries(2):
            assert follow_the_calendar() == 0
