"""Whoever types the name of a place finds its region."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions.finder import find_regions
from regions.models import Municipality, Place, RegionAlias, RegionPage
from tests.makers import make_contact


def regions_for(text):
    return [choice.region.slug for choice in find_regions(text).choices]


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("zaandam", "zaanstreek-waterland"),
        ("Zaandam ", "zaanstreek-waterland"),
        ("hoofddorp", "groot-amsterdam"),
        ("'s-hertogenbosch", "noordoost-brabant"),
        ("s hertogenbosch", "noordoost-brabant"),
        ("den bosch", "noordoost-brabant"),
        ("Den Haag", "haaglanden"),
        ("’s-Gravenhage", "haaglanden"),
        ("fryslan", "friesland"),
        ("noordholland noord", "noord-holland-noord"),
        ("west friesland", "noord-holland-noord"),
        ("Westfriesland", "noord-holland-noord"),
        ("Groot Amsterdam", "groot-amsterdam"),
        ("amsterdam", "groot-amsterdam"),
        ("food valley", "foodvalley"),
        ("zaanstreek / waterland", "zaanstreek-waterland"),
        ("Groningen", "groningen"),
        ("Utrecht", "midden-utrecht"),
        ("Drenthe", "drenthe"),
        ("Zwolle", "regio-zwolle"),
        ("Assen", "groningen"),
        ("Meppel", "regio-zwolle"),
        ("De Ronde Venen", "groot-amsterdam"),
        ("Renkum", "foodvalley"),
        ("gemeente Zaanstad", "zaanstreek-waterland"),
        ("arbeidsmarktregio Twente", "twente"),
        ("st. oedenrode", "noordoost-brabant"),
        ("1506", "zaanstreek-waterland"),
        ("1506 AB", "zaanstreek-waterland"),
        ("1506ab zaandam", "zaanstreek-waterland"),
        ("bergen nh", "noord-holland-noord"),
        ("Bergen (L)", "noord-limburg"),
        ("hengelo, gelderland", "achterhoek"),
        ("provincie Groningen", "groningen"),
    ],
)
def test_a_name_or_postcode_leads_to_one_region(country, typed, region):
    finding = find_regions(typed)

    assert finding.only_region is not None, finding
    assert finding.only_region.slug == region


def test_every_region_is_found_by_its_title_and_by_every_other_name(country):
    for region in RegionPage.objects.all():
        for name in [region.title, *region.variants.splitlines()]:
            assert regions_for(name)[0] == region.slug, name


@pytest.mark.parametrize("model", [Municipality, RegionAlias])
def test_every_municipality_and_area_is_found(country, model):
    lost = [record.name for record in model.objects.all()[::9] if record.region.slug not in regions_for(record.name)]

    assert lost == []


def test_every_place_is_found(country):
    places = Place.objects.select_related("municipality__region").order_by("pk")[::97]

    assert [place.name for place in places if place.municipality.region.slug not in regions_for(place.name)] == []


def test_a_name_in_several_regions_gives_a_choice_that_says_why(country):
    finding = find_regions("bergen")

    assert finding.only_region is None
    assert {choice.region.slug: choice.reason for choice in finding.choices} == {
        "noord-holland-noord": "Bergen in de gemeente Bergen (NH), Noord-Holland",
        "noord-limburg": "Bergen in de gemeente Bergen (L), Limburg",
    }


def test_the_place_that_most_people_mean_is_offered_first(country):
    assert regions_for("hengelo") == ["twente", "achterhoek"]
    assert regions_for("hoorn") == ["noord-holland-noord", "friesland"]


def test_a_region_with_the_name_of_a_village_elsewhere_is_offered_before_it(country):
    assert regions_for("zeeland") == ["zeeland", "noordoost-brabant"]


def test_a_province_of_several_regions_gives_a_choice(country):
    assert "rivierenland" in regions_for("Gelderland")
    assert "midden-utrecht" in regions_for("provincie Utrecht")


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("zaandm", "Zaandam"),
        ("Amsterdan", "Amsterdam"),
        ("hogeveen", "Hoogeveen"),
        ("den hag", "Den Haag"),
        ("krommen", "Krommenie"),
        ("centrum zaandam", "Zaandam"),
        ("1500", "Zaandam"),
    ],
)
def test_an_unknown_name_gives_names_that_look_like_it(country, typed, suggestion):
    finding = find_regions(typed)

    assert finding.choices == []
    assert suggestion in finding.suggestions


def test_every_suggestion_leads_somewhere(country):
    for typed in ("zaandm", "krommen", "berg", "1500", "hoger"):
        for suggestion in find_regions(typed).suggestions:
            assert regions_for(suggestion), suggestion


def test_a_region_that_is_not_published_is_not_offered(country):
    RegionPage.objects.get(slug="twente").unpublish()

    assert regions_for("enschede") == []
    assert regions_for("hengelo") == ["achterhoek"]
    assert "Enschede" not in find_regions("enschde").suggestions


def test_it_takes_at_most_six_queries_whatever_is_asked(country):
    for typed in ("zaandam", "bergen", "zaandm", "1506", "1500", "gelderland", "x" * 5000):
        with CaptureQueriesContext(connection) as queries:
            find_regions(typed)

        assert len(queries) <= 6, typed


@pytest.mark.parametrize(
    "odd",
    ["", " ", "\x00", "a\x00b", "x" * 5000, "x y " * 2000, "😀", "😀 Zaandam", "\ud800", "a\udfff", "\u202emadnaaz",
     "%", "_", "' OR 1=1 --", "<script>", "../..", "٠٠٠٠", "0000", "-1", "ﷺ" * 500, "null", "\n\r\t"],
)  # fmt: skip
def test_any_text_gives_an_answer_that_can_be_shown(country, odd):
    finding = find_regions(odd)

    assert finding.asked.encode("utf-8") is not None
    assert len(finding.asked) <= 100
    assert isinstance(finding.suggestions, list)
    assert finding.only_region is None or finding.choices


def test_who_has_to_choose_sees_why_and_whom_to_call_in_each_region(country, client):
    make_contact("Sam Elders", regions=[RegionPage.objects.get(slug="noord-limburg")])

    page = client.get("/regios/zoek/?plaats=bergen").text

    assert "‘bergen’ ligt in meer dan één regio" in page
    assert "Bergen in de gemeente Bergen (L), Limburg" in page
    for whom in page.split('<div class="people">')[1:3]:
        assert ("Sam Elders" in whom) != ('href="/contact/balie/' in whom)  # where nobody is known, the desk
    assert page.count('<div class="people">') == 2
    assert page.count("Sam Elders</a>") == 1
