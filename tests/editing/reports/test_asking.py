"""Editors see whom to ask whether everything still holds, the most urgent first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.choices import State
from tests.makers import make_contact

NAME = "reports_contactpersonen_na_te_vragen"


def ago(days):
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def people(desk):
    make_contact("Goed", [desk.here])
    make_contact("Nooit", [desk.here], verified_on=None)
    make_contact("Te laat", [desk.here], verified_on=ago(212))
    make_contact("Binnenkort", [desk.there], verified_on=ago(183))
    make_contact("Nog lang niet", [desk.there], verified_on=ago(182))
    make_contact("Loopt af", [desk.there], consent_until=ago(-56))
    make_contact("Loopt later af", [desk.there], consent_until=ago(-57))
    make_contact("Verlopen", [desk.here, desk.there], consent_until=ago(1))
    make_contact("Zonder", [], consent_on=None)
    make_contact("Vertrokken", [desk.here], verified_on=None, state=State.LEFT)


def names(desk, query="", user="national"):
    return [contact.name for contact in desk.rows(NAME, query, user)]


def test_who_is_to_be_asked_is_listed_the_most_urgent_first(desk, people):
    assert names(desk) == ["Nooit", "Te laat", "Verlopen", "Zonder", "Binnenkort", "Loopt af"]


def test_a_regional_editor_sees_the_people_of_the_own_region_only(desk, people):
    assert names(desk, user="here") == ["Nooit", "Te laat"]
    assert names(desk, user="there") == ["Binnenkort", "Loopt af"]
    assert [row[0] for row in desk.csv(NAME, user="there")[1:]] == ["Binnenkort", "Loopt af"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("nooit", ["Nooit"]),
        ("te-laat", ["Te laat"]),
        ("geen-toestemming", ["Verlopen", "Zonder"]),
        ("binnenkort", ["Binnenkort"]),
        ("toestemming-loopt-af", ["Loopt af"]),
    ],
)
def test_each_reason_narrows(desk, people, kind, expected):
    assert names(desk, f"?kind={kind}") == expected


def test_a_region_narrows_and_gives_nobody_twice(desk, people):
    assert names(desk, f"?region={desk.here.pk}&region={desk.there.pk}").count("Verlopen") == 1
    assert "Zonder" not in names(desk, f"?region={desk.here.pk}")
    assert names(desk, "?q=laat") == ["Te laat"]


def test_every_reason_is_told_and_no_personal_address(desk):
    make_contact("=1+1", [desk.here], slug="formule", verified_on=None, consent_until=ago(-3))

    heading, row = desk.csv(NAME)

    assert row[0] == "'=1+1"
    assert row[heading.index("Waarom")] == "Nooit gecontroleerd; Toestemming verloopt binnen acht weken"
    assert "geheim.adres@example.org" not in row
    assert desk.xlsx(NAME)[1][0] == ("=1+1", "s")
    assert "geheim.adres" not in desk.page(NAME).content.decode()


def test_fifty_rows_ask_the_database_as_often_as_five(desk):
    for _ in range(5):
        make_contact(regions=[desk.here], verified_on=None, keeper=desk.users["here"])
    few = desk.queries(NAME)
    for _ in range(45):
        make_contact(regions=[desk.here], verified_on=None, keeper=desk.users["here"])

    assert len(desk.rows(NAME, user="here")) == 50
    assert desk.queries(NAME) == few
