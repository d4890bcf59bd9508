"""The files of the project hold the whole country."""

from regions.models import Municipality, Place, Postcode, RegionAlias, RegionPage


def test_the_whole_country_is_there(country):
    counts = {model.__name__: model.objects.count() for model in (RegionPage, Municipality, Place, Postcode)}

    assert counts == {"RegionPage": 35, "Municipality": 342, "Place": 3199, "Postcode": 4079}
    assert RegionAlias.objects.count() == 114


def test_a_region_is_written_as_people_write_it(country):
    region = RegionPage.objects.get(code="AM18")

    assert (region.title, region.slug) == ("Groot-Amsterdam", "groot-amsterdam")
    assert region.variants.splitlines() == ["Groot Amsterdam", "Amsterdam"]


def test_neighbours_know_each_other(country):
    for region in RegionPage.objects.all():
        assert all(region in neighbour.neighbours.all() for neighbour in region.neighbours.all())
    assert RegionPage.neighbours.through.objects.count() == 154


def test_province_is_not_region(country):
    places = ("Assen", "Meppel", "De Ronde Venen", "Hoorn", "Renkum")
    regions = dict(Municipality.objects.filter(name__in=places).values_list("name", "region__slug"))

    assert regions == {
        "Assen": "groningen",
        "Meppel": "regio-zwolle",
        "De Ronde Venen": "groot-amsterdam",
        "Hoorn": "noord-holland-noord",
        "Renkum": "foodvalley",
    }
