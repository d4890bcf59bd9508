"""What holds for every report: who may see it, what it says when empty, how it is narrowed and exported."""

import pytest
from django.test import Client
from django.urls import reverse

from editing.reports.hooks import REPORTS
from tests.makers import make_practice

from .conftest import URL_NAMES


@pytest.mark.parametrize("name", URL_NAMES)
def test_each_report_can_be_opened_by_editors_only(desk, name):
    for user in ("here", "there", "national"):
        assert desk.page(name, user=user).status_code == 200

    assert desk.page(name, user="nobody").status_code == 302
    assert desk.page(f"{name}_results", user="nobody").status_code == 302
    assert desk.page(name, "?export=csv", user="nobody").status_code == 302
    assert Client().get(reverse(name)).status_code == 302


@pytest.mark.parametrize("name", URL_NAMES)
def test_each_report_answers_odd_questions(desk, name):
    for query in (
        "?region=x&theme=999&kind=%00&age=-1",
        "?ordering=nonsense",
        "?p=999",
        "?q=%27%22=1",
        "?gaps=x&used=x",
    ):
        for suffix in ("", "_results"):
            assert desk.page(name + suffix, query).status_code == 200
        assert desk.page(name, f"{query}&export=csv").status_code == 200


@pytest.mark.parametrize("name", URL_NAMES)
def test_each_column_that_can_be_sorted_sorts_both_ways(desk, name):
    keys = [column.sort_key for column in desk.page(name).context["table"].columns.values() if column.sort_key]

    assert keys
    for key in keys:
        for ordering in (key, f"-{key}"):
            page = desk.page(name, f"?ordering={ordering}")
            assert page.status_code == 200
            assert page.context["ordering"] == ordering


@pytest.mark.parametrize("name", URL_NAMES)
def test_each_export_has_dutch_headings_and_a_name(desk, name):
    answer = desk.page(name, "?export=csv")

    assert f'filename="{name.removeprefix("reports_").replace("_", "-")}.csv"' in answer["Content-Disposition"]
    assert all(heading and heading != heading.lower() for heading in desk.csv(name)[0])


def test_the_menu_lists_the_reports_for_editors_only(desk):
    addresses = [reverse(report.index_url_name) for report in REPORTS.values()]

    for user, is_shown in (("here", True), ("nobody", False)):
        page = desk.page("wagtailadmin_home", user=user).content.decode()
        assert [address in page for address in addresses] == [is_shown] * len(addresses)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("reports_verouderende_praktijken", "Alle praktijken zijn in het afgelopen jaar gecontroleerd."),
        ("reports_contactpersonen_na_te_vragen", "Alle contactpersonen zijn nagevraagd."),
        ("reports_alt_tekst_en_toestemming", "Er ontbreekt niets"),
        ("reports_themas_en_trefwoorden", "Er zijn nog geen thema&#x27;s"),
        ("reports_ongebruikte_afbeeldingen", "Alle afbeeldingen en documenten worden gebruikt."),
    ],
)
def test_an_empty_report_says_that_all_is_well_or_that_nothing_matches(desk, name, words):
    assert words in desk.page(name).content.decode()
    assert "Niets gevonden met deze keuzes." in desk.page(name, "?q=zeppelin").content.decode()


def test_a_report_stands_on_pages_of_fifty(desk):
    for _ in range(51):
        make_practice(desk.here, checked_on=None)

    assert len(desk.rows("reports_verouderende_praktijken")) == 50
    assert len(desk.rows("reports_verouderende_praktijken", "?p=2")) == 1
    assert len(desk.csv("reports_verouderende_praktijken")) == 52
