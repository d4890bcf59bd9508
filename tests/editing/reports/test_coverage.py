"""Editors see for which regions and themes there is nothing yet."""

import pytest

from practices.models import Theme
from tests.makers import make_practice, make_region, make_term

NAME = "reports_dekking"


@pytest.fixture
def themes(desk):
    aftercare, internship = make_term(Theme, "Nazorg"), make_term(Theme, "Stage")
    make_practice(desk.here, themes=[aftercare, internship])
    make_practice(desk.here, themes=[aftercare], status="geborgd")
    make_practice(desk.here, "Concept", themes=[aftercare], live=False)
    make_practice(desk.tree.practices, "Landelijk", themes=[aftercare])
    return aftercare, internship


def lines(desk, query="", user="national"):
    return [(line.title, line.total, [cell.count for cell in line.cells]) for line in desk.rows(NAME, query, user)]


def test_published_practices_are_counted_by_region_and_theme_the_emptiest_first(desk, themes):
    assert lines(desk) == [("Twente", 0, [0, 0]), ("Groot-Amsterdam", 2, [2, 1])]


def test_coverage_is_the_same_for_every_editor(desk, themes):
    assert lines(desk, user="here") == lines(desk, user="there") == lines(desk)


def test_a_number_leads_to_the_practices_and_nought_is_said_in_words(desk, themes):
    html = desk.page(NAME).content.decode()

    assert 'href="/praktijken/?regio=groot-amsterdam&amp;thema=nazorg"' in html
    assert '<span class="coverage__none">0</span>' in html


def test_region_theme_status_and_gaps_narrow(desk, themes):
    assert lines(desk, f"?region={desk.here.slug}") == [("Groot-Amsterdam", 2, [2, 1])]
    assert [cells for _title, _total, cells in lines(desk, "?theme=stage")] == [[0], [1]]
    assert lines(desk, "?status=geborgd")[-1] == ("Groot-Amsterdam", 1, [1, 0])
    assert lines(desk, "?gaps=leeg") == [("Twente", 0, [0, 0])]
    assert lines(desk, "?q=twente") == [("Twente", 0, [0, 0])]


def test_the_export_has_a_column_per_theme_and_text_stays_text(desk, themes):
    make_region(desk.tree, "=1+1", slug="formule")

    heading, *rows = desk.csv(NAME)

    assert heading == ["Regio", "Praktijken", "Lege vakken", "Nazorg", "Stage"]
    assert ["Groot-Amsterdam", "2", "0", "2", "1"] in rows
    assert ["'=1+1", "0", "2", "0", "0"] in rows
    assert ("=1+1", "s") in [row[0] for row in desk.xlsx(NAME)]


def test_many_practices_and_regions_ask_the_database_as_often_as_few(desk, themes):
    few = desk.queries(NAME)
    for _ in range(20):
        make_practice(make_region(desk.tree), themes=list(themes))

    assert len(lines(desk)) == 22
    assert desk.queries(NAME) == few
