"""A word that is nowhere is read as the nearest one that is somewhere; a word that is right is left alone."""

import pytest

from search.finding import find
from search.typos import corrected, likelier
from tests.makers import make_contact, make_municipality, make_place, make_practice, make_region


@pytest.fixture
def shelf(tree):
    region = make_region(tree, "Groot-Amsterdam")
    make_place(make_municipality(region, "Amsterdam"), "Amsterdam")
    region.save()
    make_practice(region, "Transfercoaching en nazorg", introduction="Voor het praktijkonderwijs.")
    make_contact("Renee Kraaij")
    return tree


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nazorgg", "nazorg"),
        ("Amsterdan", "amsterdam"),
        ("transfercoching", "transfercoaching"),
        ("nazrog", "nazorg"),
        ("praktijkonderwjis", "praktijkonderwijs"),
        ("Kraij", "kraaij"),
        ("nazorgg in Amsterdan", "nazorg in amsterdam"),
        ("nazorg", ""),
        ("coachen", ""),
        ("xyzzy", ""),
        ("naz", ""),
        ("kazorg", ""),  # the first letter holds in a short word
        ("transferkoochung", ""),  # three letters off
    ],
)
def test_a_typing_error_is_read_as_the_nearest_word(shelf, typed, meant):
    assert corrected(find(typed)) == meant


def test_of_two_words_at_one_distance_the_commonest_is_meant(tree):
    make_practice(tree.practices, "Stagen")
    for number in range(3):
        make_practice(tree.practices, "Staren", slug=f"staren-{number}")

    assert corrected(find("Staxen")) == "staren"


def test_a_rare_word_beside_a_common_one_is_offered_another_spelling(tree):
    make_practice(tree.practices, "Mentar")
    for number in range(8):
        make_practice(tree.practices, "De mentor", slug=f"mentor-{number}")

    assert likelier(find("mentar")) == "mentor"
    assert likelier(find("mentor")) == ""


def test_a_name_is_never_taken_for_an_error(tree):
    make_contact("Piet Mentar")
    for number in range(8):
        make_practice(tree.practices, "De mentor", slug=f"mentor-{number}")

    assert likelier(find("mentar")) == ""


def test_words_of_what_is_not_public_are_never_offered(tree):
    make_practice(tree.practices, "Zeppelin", live=False)

    assert corrected(find("zeppelim")) == ""
