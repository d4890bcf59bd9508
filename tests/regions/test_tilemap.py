"""The tile map shows every region once, and how many practices it has."""

from dataclasses import replace

import pytest
from django.template import Context, Template

from regions.models import RegionPage
from regions.tilemap import Tile, TileMap, build_tile_map

pytestmark = pytest.mark.django_db  # a page asks what type it is


def region(pk, row, column, **fields):
    return RegionPage(pk=pk, title=f"Regio {pk}", tile_row=row, tile_column=column, **fields)


def test_tiles_stand_in_reading_order():
    tile_map = build_tile_map([region(1, 2, 0), region(2, 0, 3), region(3, 0, 1)], {})

    assert [tile.region.pk for tile in tile_map.tiles] == [3, 2, 1]


def test_a_region_without_a_place_on_the_map_has_no_tile():
    assert build_tile_map([region(1, None, 2), region(2, 1, None)], {}).tiles == []


def test_a_tile_deepens_with_its_number_of_practices():
    regions = [region(number, 0, number) for number in range(5)]

    tiles = build_tile_map(regions, {1: 1, 2: 2, 3: 3, 4: 4}).tiles

    assert [(tile.count, tile.depth) for tile in tiles] == [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3)]


def test_the_map_counts_practices_and_the_regions_that_have_any():
    tile_map = build_tile_map([region(1, 0, 0), region(2, 0, 1), region(3, 0, 2)], {1: 2, 3: 5})

    assert (tile_map.practice_count, tile_map.region_count, tile_map.total) == (7, 2, 3)


def test_the_region_of_this_page_is_marked():
    here, there = region(1, 0, 0), region(2, 0, 1)

    assert [tile.is_current for tile in build_tile_map([here, there], {}, current=there).tiles] == [False, True]


def test_a_long_name_is_cut_where_the_files_say():
    (tile,) = build_tile_map([region(1, 0, 0, tile_label="Groot-|Amsterdam")], {}).tiles

    assert tile.lines == ["Groot-", "Amsterdam"]


def test_a_name_without_a_cut_is_one_line():
    (tile,) = build_tile_map([region(1, 0, 0)], {}).tiles

    assert tile.lines == ["Regio 1"]


def test_all_regions_of_the_country_have_a_tile_of_their_own(country):
    tiles = build_tile_map(RegionPage.objects.all(), {}).tiles

    assert len(tiles) == 35
    assert len({(tile.region.tile_row, tile.region.tile_column) for tile in tiles}) == 35
    assert all(tile.region.tile_code and tile.lines for tile in tiles)


def drawn(tile: Tile) -> str:
    template = Template("{% load regions %}{% tiles tile_map %}")
    return template.render(Context({"tile_map": TileMap([tile], 0, 0)}))


def test_a_tile_is_a_link_that_says_how_many_practices_are_there():
    tile = Tile(region(1, 2, 3, tile_code="R1", tile_label="Re|gio"), 4, 3, is_current=False, url="/regios/een/")

    assert drawn(tile) == (
        '<li class="tile-c3 tile-r2"><a class="tile tile--3" href="/regios/een/"><b>4</b> '
        '<span class="visually-hidden">praktijken in Regio 1</span>'
        '<span class="tile__code" aria-hidden="true">R1</span>'
        '<span class="tile__name" aria-hidden="true"><span>Re</span><span>gio</span></span></a></li>'
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"is_current": True}, ' aria-current="page">'),
        ({"is_chosen": True}, ' aria-current="true">'),
        ({"count": 1}, ">praktijk in Regio 1<"),
        ({"also": 2}, '<b>4<small aria-hidden="true"> +2</small></b>'),
        ({"also": 2}, ">praktijken in Regio 1, en 2 van elders<"),
    ],
)
def test_a_tile_says_what_is_special(fields, said):
    plain = Tile(region(1, 0, 0), 4, 3, is_current=False, url="/regios/een/")

    assert said in drawn(replace(plain, **fields))
    assert said not in drawn(plain)


def test_whatever_a_region_is_called_it_is_text():
    named = region(1, 0, 0, tile_code="<i>", tile_label="<b>|<u>")
    named.title = "<s>"

    tile = drawn(Tile(named, 1, 1, is_current=False, url='"><a>'))

    for markup in ("<i>", "<b><", "<u>", "<s>", '"><a>'):
        assert markup not in tile
