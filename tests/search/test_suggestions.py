"""While somebody types: practices, regions, people and themes that may be meant, as JSON."""

import pytest

from practices.models import Theme
from tests.makers import make_contact, make_municipality, make_place, make_practice, make_region, make_term


def labels(client, query):
    answer = client.get("/praktijken/suggesties/", {"q": query})
    assert answer.status_code == 200
    return [(found["kind"], found["label"], found["detail"]) for found in answer.json()["suggestions"]]


@pytest.fixture
def shelf(tree):
    region = make_region(tree, "Zaanstreek/Waterland")
    make_place(make_municipality(region, "Zaanstad"), "Zaandam")
    region.save()
    make_practice(region, "Zaaien en oogsten")
    make_practice(region, "Zaailing", live=False)
    make_contact("Zaara Zuid", function="Netwerkcoördinator")
    make_contact("Zaal Weg", consent_on=None)
    make_term(Theme, "Zaakvakken", description="Rekenen en taal.")
    return tree


def test_the_beginning_of_a_word_suggests_each_kind_and_nothing_hidden(shelf, client):
    assert labels(client, "zaa") == [
        ("praktijk", "Zaaien en oogsten", "Zaanstreek/Waterland"),
        ("regio", "Zaanstreek/Waterland", ""),
        ("contact", "Zaara Zuid", "Netwerkcoördinator"),
        ("thema", "Zaakvakken", "Rekenen en taal."),
    ]


def test_a_place_suggests_its_region_and_says_why(shelf, client):
    assert labels(client, "zaanda") == [("regio", "Zaanstreek/Waterland", "Zaandam")]


def test_every_word_must_be_there_the_last_may_be_half(shelf, client):
    assert labels(client, "zaaien oog") == [("praktijk", "Zaaien en oogsten", "Zaanstreek/Waterland")]
    assert labels(client, "oog zaaien") == []


@pytest.mark.parametrize("query", ["", "z", "\x00", '"', "🙂", "x" * 5000, "%", "<script>alert(1)</script>"])
def test_what_names_nothing_suggests_nothing(shelf, client, query):
    assert labels(client, query) == []


def test_signs_around_a_word_do_no_harm(shelf, client):
    assert labels(client, "zaa'--") == labels(client, "zaa") != []


def test_the_number_of_queries_is_small_and_fixed(shelf, client, django_assert_max_num_queries):
    labels(client, "zaa")
    with django_assert_max_num_queries(9):
        labels(client, "zaa")


def test_the_answer_has_an_address_for_each(shelf, client):
    answer = client.get("/praktijken/suggesties/?q=zaai").json()

    assert answer["suggestions"][0]["url"] == "/regios/zaanstreekwaterland/zaaien-en-oogsten/"
    assert answer["suggestions"][0]["kindLabel"] == "Praktijk"
