"""What all pages share is asked once for each version of the site."""

from collections.abc import Sequence
from threading import Thread

import pytest

from kit import kept as module
from kit.kept import answering, is_keeping, kept, kept_each, read_anew


@pytest.fixture
def asked() -> list[tuple]:
    return []


@pytest.fixture
def names(asked):
    """Something that is kept, and tells how often it was really asked."""

    @kept
    def load(*given: object) -> tuple:
        """Return what was asked before."""
        asked.append(given)
        return tuple(asked)

    return load


def test_it_is_asked_once_while_the_site_has_the_same_version(names, asked):
    for _ in range(3):
        with answering("1"):
            assert names() == names() == ((),)

    assert len(asked) == 1


def test_it_is_asked_anew_for_another_version(names, asked):
    for version in ("1", "2", "2", "1"):
        with answering(version):
            names()

    assert len(asked) == 3


def test_each_question_has_an_answer_of_its_own(names, asked):
    with answering("1"):
        assert names(1) != names(2)
        assert names(1) == ((1,),)

    assert asked == [(1,), (2,)]


def test_where_no_reader_is_answered_nothing_is_kept(names, asked):
    with answering("1"):
        names()
        assert is_keeping()

    names()
    names()

    assert not is_keeping()
    assert len(asked) == 3


def test_who_changes_something_reads_anew_and_keeps_nothing(names, asked):
    with answering("1"):
        names()
        read_anew()
        assert len(names()) == 2
        assert not is_keeping()
    with answering("1"):
        assert len(names()) == 1


def test_an_answer_that_goes_wrong_leaves_nothing_behind(names):
    with pytest.raises(ZeroDivisionError), answering("1"):
        raise ZeroDivisionError

    assert not is_keeping()


def test_threads_share_what_is_kept_and_not_which_version_they_answer(names, asked):
    told = []

    def other() -> None:
        told.append(is_keeping())
        with answering("1"):
            names()

    with answering("1"):
        names()
        thread = Thread(target=other)
        thread.start()
        thread.join()

    assert told == [False]
    assert len(asked) == 1


def test_an_answer_of_nothing_is_an_answer(asked):
    @kept
    def nobody() -> None:
        asked.append(())

    with answering("1"):
        assert nobody() is nobody() is None

    assert len(asked) == 1


def test_however_many_questions_there_are_few_are_kept(names, asked, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)

    with answering("1"):
        for _ in range(2):
            for number in range(4):
                names(number)

    assert [given for (given,) in asked] == [0, 1, 2, 3, 2, 3]


def test_it_goes_by_the_name_of_what_is_asked(names):
    assert names.__name__ == "load"
    assert names.__doc__ == "Return what was asked before."


@pytest.fixture
def numbers(asked):
    """Something that is kept for each key, and tells which were really asked; there is nothing for keys above 90."""

    @kept_each
    def load(keys: Sequence[int]) -> dict[int, str]:
        asked.append(tuple(keys))
        return {key: str(key) for key in keys if key <= 90}

    return load


def test_of_many_only_those_that_are_not_known_are_asked(numbers, asked):
    with answering("1"):
        assert numbers([3, 1]) == {3: "3", 1: "1"}
        assert numbers(iter([1, 2, 3])) == {1: "1", 2: "2", 3: "3"}
        assert numbers([2]) == {2: "2"}
        assert numbers([]) == {}

    assert asked == [(3, 1), (2,)]


def test_of_many_nothing_is_kept_for_another_version_nor_where_no_reader_is_answered(numbers, asked):
    for version in ("1", "2", ""):
        with answering(version):
            numbers([1])
            numbers([1])

    assert asked == [(1,)] * 4


def test_where_there_is_nothing_it_is_asked_again(numbers, asked):
    with answering("1"):
        assert numbers([91]) == numbers([91]) == {}
        assert numbers([1, 91]) == {1: "1"}

    assert asked == [(91,), (91,), (1, 91)]


def test_of_many_few_are_kept(numbers, asked, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)

    with answering("1"):
        for _ in range(2):
            for number in range(4):
                numbers([number])
        numbers(range(80))

    assert asked[:6] == [(0,), (1,), (2,), (3,), (2,), (3,)]
    assert len(asked[6]) == 78


def test_also_of_many_that_are_asked_at_once_few_are_kept(numbers, asked, monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)

    with answering("1"):
        assert len(numbers(range(5))) == 5
        assert len(numbers(range(5))) == 5

    assert asked == [(0, 1, 2, 3, 4), (3, 4)]


def test_who_changes_what_was_given_changes_nothing_that_is_kept(numbers):
    with answering("1"):
        numbers([1]).clear()
        assert numbers([1]) == {1: "1"}
