"""A shelf shows what upper floors put on it; a socket answers with its default until it is plugged."""

from kit.shelves import Shelf, Socket


def test_a_shelf_shows_its_parts_in_order_and_leaves_out_empty_ones():
    shelf = Shelf("a place")
    shelf.stock("one.html", lambda subject, request: {"subject": subject})
    shelf.stock("empty.html", lambda subject, request: None)
    shelf.stock("two.html", lambda subject, request: {})

    assert shelf.parts("region", None) == [("one.html", {"subject": "region"}), ("two.html", {})]


def test_a_socket_answers_with_its_default_until_an_upper_floor_answers():
    socket = Socket("how many", dict)
    assert socket() == {}

    socket.plug(lambda: {1: 2})
    assert socket() == {1: 2}
