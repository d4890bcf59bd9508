"""Five hundred false reports leave the site as it was, and the genuine one is found."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from adoptions.models import Adoption
from editing.roles import make_roles, role_of
from inbox.choices import State
from tests.makers import make_adoption, make_user

pytestmark = pytest.mark.django_db
WAITING = {"approved_at": None, "known_on": None, "reconfirm_by": None, "state": State.NEW, "closed_at": None}
LIST = "/beheer/postvak/"


def flood(practice, region, **fields):
    """Five hundred that their senders confirmed, and as many that nobody did."""
    for confirmed_at in (timezone.now(), None):
        Adoption.objects.bulk_create(
            Adoption(
                practice=practice,
                region=region,
                organisation=f"Goedkope horloges {number}",
                since=timezone.localdate(),
                what_changed="Koop nu",
                contact_name="Koopman",
                sender_name="Bot",
                sender_email=f"bot{number}@example.org",
                confirmed_at=confirmed_at,
                **fields,
            )
            for number in range(500)
        )


def cost_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).text
    return page, len(asked)


@pytest.fixture
def genuine(practice, zeeland):
    return make_adoption(practice, zeeland, "De Sprong", sender_name="Kim Meldt", **WAITING)


@pytest.fixture
def editor(zeeland):
    make_roles()
    user = make_user("redactie")
    user.groups.add(role_of(zeeland).group)
    return user


def test_the_site_is_the_same_with_the_same_number_of_questions(client, practice, home, zeeland, genuine):
    make_adoption(practice, zeeland, "De Brug")
    addresses = [practice.url, home.url, zeeland.url, "/", "/regios/", "/praktijken/?q=horloges"]
    before = [cost_of(client, address) for address in addresses]

    flood(practice, zeeland)

    after = [cost_of(client, address) for address in addresses]
    assert [cost for _page, cost in after] == [cost for _page, cost in before]
    assert not any("Goedkope horloges" in page for page, _cost in after)
    assert "De Brug" in after[0][0]
    assert "De Sprong" not in after[0][0]


def test_the_genuine_one_is_found_among_them_and_approved(client, practice, zeeland, genuine, editor):
    flood(practice, zeeland)
    client.force_login(editor)

    for query in ("sprong", "meldt", genuine.number, "kim.meldt@example.org"):
        page = client.get(LIST, {"q": query}).text
        assert "De Sprong" in page, query
        assert "Goedkope horloges" not in page, query

    client.post(f"{LIST}adoptie/{genuine.pk}/", {"act": "eigen:keur-goed"})
    assert "De Sprong" in client.get(practice.url).text


def test_what_looks_like_spam_stands_apart(client, practice, zeeland, genuine, editor):
    flood(practice, zeeland, is_suspect=True)
    client.force_login(editor)

    page = client.get(LIST).text

    assert "De Sprong" in page
    assert "Goedkope horloges" not in page


@pytest.mark.parametrize(
    ("values", "is_suspect"),
    [
        ({}, False),
        ({"what_changed": "Zie https://www.example.org/school"}, False),
        ({"what_changed": "Zie http://a.example.org en http://b.example.org"}, True),
        ({"organisation": "www.casino.example"}, True),
        ({"contact_name": "http://casino.example"}, True),
    ],
)
def test_more_links_than_people_need_look_like_spam(send, values, is_suspect):
    send(**values)

    assert Adoption.objects.get().is_suspect == is_suspect
