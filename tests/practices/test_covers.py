"""A cover is drawn from a slug: the same every time, different for another, inside its frame."""

from practices.covers import HEIGHT, WIDTH, draw_cover


def test_a_slug_has_one_cover_for_ever():
    draw_cover.cache_clear()
    first = draw_cover("transfercoaching")
    draw_cover.cache_clear()

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


def test_the_cover_is_a_file_that_may_be_kept(client, db):
    answer = client.get("/omslag/transfercoaching.svg")

    assert answer["Content-Type"] == "image/svg+xml"
    assert "max-age" in answer["Cache-Control"]
    assert answer.content.startswith(b"<svg") or answer.content.startswith(b"<?xml")
