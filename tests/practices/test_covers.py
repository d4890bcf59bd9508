"""A cover is drawn from a slug: the same every time, different for another, inside its frame."""

import zlib
from xml.etree import ElementTree

from practices.covers import HEIGHT, WIDTH, draw_cover
from practices.templatetags.practices import drawn_cover


def test_a_slug_has_one_cover_for_ever():
    first = draw_cover("transfercoaching")

    assert draw_cover("transfercoaching") == first
    assert draw_cover("belronde") != first


def test_every_stop_lies_on_its_route_and_inside_the_frame():
    for slug in (f"praktijk-{number}" for number in range(200)):
        cover = draw_cover(slug)
        assert len(cover.routes) == 3
        for route in cover.routes:
            for x, y in route.stops:
                assert 0 < x < WIDTH
                assert 0 < y < HEIGHT
                assert f"{x},{y}" in route.points.split()


def test_a_cover_stands_in_a_page_as_often_as_it_likes():
    drawn = drawn_cover("transfercoaching")

    ElementTree.fromstring(drawn)  # noqa: S314 - our own drawing
    assert " id=" not in drawn
    assert " style=" not in drawn
    assert 'aria-hidden="true"' in drawn
    assert len(zlib.compress(drawn.encode())) < 1_000


def test_a_practice_without_a_slug_has_a_cover_too():
    assert drawn_cover("") == drawn_cover("praktijk")
