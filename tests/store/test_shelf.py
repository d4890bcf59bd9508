"""Answers in memory, bounded in bytes."""

from store.answers import Answer
from store.shelf import Shelf


def answer(size: int = 1_000) -> Answer:
    return Answer("1", "200 OK", [], b"a" * size)


def test_what_was_asked_for_last_stays_and_the_others_are_let_go():
    shelf = Shelf(3 * answer().size)
    for name in ("een", "twee", "drie"):
        shelf.put(name, answer())
    shelf.take("een")

    shelf.put("vier", answer())

    assert [shelf.take(name) is not None for name in ("een", "twee", "drie", "vier")] == [True, False, True, True]


def test_ten_thousand_answers_take_no_more_than_they_may():
    shelf = Shelf(50_000)
    for number in range(10_000):
        shelf.put(str(number), answer(number % 3_000))
        assert shelf.size <= 50_000

    assert 0 < len(shelf) < 50


def test_a_new_answer_takes_the_place_and_the_room_of_the_old_one():
    shelf = Shelf(100_000)
    shelf.put("een", answer(10_000))
    shelf.put("een", answer(1_000))

    assert shelf.size == answer(1_000).size
