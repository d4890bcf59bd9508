"""Practices that nobody checked for a year come before the editors who can check them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from practices.models import Theme
from tests.makers import make_contact, make_practice, make_term

NAME = "reports_verouderende_praktijken"


def ago(days):
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def practices(desk):
    theme = make_term(Theme, "Nazorg")
    contact = make_contact("Sam de Wit", [desk.here])
    make_practice(desk.here, "Oud", checked_on=ago(800), themes=[theme], contacts=[contact])
    make_practice(desk.here, "Nooit", checked_on=None, status="geborgd")
    make_practice(desk.here, "Net een jaar", checked_on=ago(365))
    make_practice(desk.here, "Te oud", checked_on=ago(366))
    make_practice(desk.here, "Concept", checked_on=None, live=False)
    make_practice(desk.there, "Van de buren", checked_on=ago(500))
    make_practice(desk.tree.practices, "Landelijk oud", checked_on=ago(400))
    return theme


def titles(desk, query="", user="national"):
    return [practice.title for practice in desk.rows(NAME, query, user)]


def test_live_practices_unchecked_for_a_year_are_listed_the_longest_first(desk, practices):
    assert titles(desk) == ["Nooit", "Oud", "Van de buren", "Landelijk oud", "Te oud"]


def test_a_regional_editor_sees_the_own_practices_only(desk, practices):
    assert titles(desk, user="here") == ["Nooit", "Oud", "Te oud"]
    assert titles(desk, user="there") == ["Van de buren"]
    assert [row[0] for row in desk.csv(NAME, user="there")[1:]] == ["Van de buren"]


def test_region_status_theme_and_words_narrow(desk, practices):
    assert titles(desk, f"?region={desk.there.pk}") == ["Van de buren"]
    assert titles(desk, "?status=geborgd") == ["Nooit"]
    assert titles(desk, f"?theme={practices.pk}") == ["Oud"]
    assert titles(desk, "?q=buren") == ["Van de buren"]


def test_the_row_says_how_long_ago_where_and_whom_to_ask(desk, practices):
    row = next(row for row in desk.csv(NAME) if row[0] == "Oud")

    assert row[2:4] == ["Groot-Amsterdam", "Pilot"]
    assert row[5:7] == ["26", "Sam de Wit"]
    html = desk.page(NAME).content.decode()
    assert "Nooit gecontroleerd" in html
    assert "Sam de Wit" in html


def test_a_title_that_looks_like_a_formula_stays_text(desk):
    make_practice(desk.here, "=1+1", slug="formule", checked_on=None)

    assert desk.csv(NAME)[1][0] == "'=1+1"
    assert desk.xlsx(NAME)[1][0] == ("=1+1", "s")


def test_fifty_rows_ask_the_database_as_often_as_five(desk):
    contact = make_contact("Sam de Wit", [desk.here])
    for _ in range(5):
        make_practice(desk.here, checked_on=None, contacts=[contact])
    few = desk.queries(NAME)
    for _ in range(45):
        make_practice(desk.here, checked_on=None, contacts=[contact])

    assert desk.queries(NAME) == few
