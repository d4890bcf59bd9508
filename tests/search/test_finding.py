"""The right thing first: by title, then summary and labels, then the text; in the Dutch that people type."""

import pytest

from contacts.models import Contact
from practices.models import GlossaryTerm, Theme
from search.finding import find
from search.models import SynonymGroup
from tests.makers import (
    make_contact,
    make_municipality,
    make_place,
    make_practice,
    make_region,
    make_term,
    points,
    stream,
)


def titles(text: str, kind: str = "praktijk") -> list[str]:
    from search.models import Entry

    found = find(text)
    entries = found.ranked(found.among(kind), 0, 50)
    loaded = Entry.objects.in_bulk(entries)
    return [loaded[entry].title for entry in entries]


@pytest.fixture
def shelf(tree):
    """Practices that differ in where a word stands."""
    make_practice(tree.practices, "In de tekst", body=stream(("text", "<p>Hier staat nazorg.</p>")))
    make_practice(tree.practices, "In de punten", summary=points("Wij geven nazorg.", "Twee.", "Drie."))
    make_practice(tree.practices, "Nazorg in de titel")
    make_practice(tree.practices, "Nergens")
    return tree


def test_title_comes_before_summary_and_summary_before_text(shelf):
    assert titles("nazorg") == ["Nazorg in de titel", "In de punten", "In de tekst"]


def test_a_theme_counts_as_much_as_the_summary(shelf):
    make_practice(shelf.practices, "Met het thema", themes=[make_term(Theme, "Nazorg en werk", slug="nazorg")])

    assert set(titles("nazorg")[1:3]) == {"In de punten", "Met het thema"}


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("coachen", "De coach"),
        ("coach", "Transfercoaching werkt"),
        ("transfer coaching", "Transfercoaching werkt"),
        ("arbeidsmarktregio", "De arbeids markt regio"),
        ("arbeids markt regio", "Onze arbeidsmarktregio"),
        ("vsopro", "Van vso-pro naar werk"),
        ("vso/pro", "Van vso-pro naar werk"),
        ("vso pro", "Van vso-pro naar werk"),
        ("coordinator", "Wat een coördinator doet"),
        ("s hertogenbosch", "Stage in ’s-Hertogenbosch"),
        ("zowhat", "ZoWh@t aan het werk"),
        ("kinderen", "Een kind alleen"),
        ("gebeld", "Wij bellen"),
    ],
)
def test_spellings_and_forms_find_each_other(tree, question, title):
    make_practice(tree.practices, title, summary=points("Eén.", "Twee.", "Drie."))
    make_practice(tree.practices, "Iets anders", summary=points("Eén.", "Twee.", "Drie."))

    assert titles(question) == [title]


def test_synonyms_are_found_after_the_word_itself(tree):
    make_practice(tree.practices, "De lifecoach")
    make_practice(tree.practices, "De transfercoach")
    make_practice(tree.practices, "De tuinman")
    SynonymGroup.objects.create(words="transfercoach, lifecoach")

    assert titles("lifecoach") == ["De lifecoach", "De transfercoach"]


def test_an_expression_of_more_words_has_synonyms_too(tree):
    make_practice(tree.practices, "Nazorg")
    SynonymGroup.objects.create(words="nazorg, na school")

    assert titles("na school") == ["Nazorg"]


def test_synonyms_can_be_changed_at_once(tree):
    make_practice(tree.practices, "De lifecoach")
    group = SynonymGroup.objects.create(words="begeleider, lifecoach")
    assert titles("begeleider") == ["De lifecoach"]

    group.delete()

    assert titles("begeleider") == []


def test_stop_words_are_left_out_of_a_sentence_and_never_empty_a_question(shelf):
    make_practice(shelf.practices, "Wat nu")

    assert titles("waar kan ik nazorg vinden in de regio")[0] == "Nazorg in de titel"
    assert titles("wat nu") == ["Wat nu"]


def test_most_words_are_enough_when_no_practice_has_all(tree):
    make_practice(tree.practices, "Stage in de bakkerij")
    make_practice(tree.practices, "Vervoer")

    assert titles("stage bakkerij zwembad") == ["Stage in de bakkerij"]


def test_a_phrase_stands_as_it_was_typed_and_a_minus_takes_away(tree):
    make_practice(tree.practices, "Een steunend netwerk om je heen")
    make_practice(tree.practices, "Een netwerk dat steunend is")

    assert titles('"steunend netwerk"') == ["Een steunend netwerk om je heen"]
    assert titles("netwerk -heen") == ["Een netwerk dat steunend is"]
    assert titles('netwerk -"steunend netwerk"') == ["Een netwerk dat steunend is"]


def test_a_place_finds_its_region_and_what_is_done_there(tree):
    region = make_region(tree, "Zaanstreek/Waterland")
    make_place(make_municipality(region, "Zaanstad"), "Zaandam")
    region.save()
    make_practice(region, "Vriendenkring")
    make_contact("Yasmina Bouali", regions=[region])

    assert titles("zaandam", "regio") == ["Zaanstreek/Waterland"]
    assert titles("zaandam") == ["Vriendenkring"]
    assert titles("zaandam", "contact") == ["Yasmina Bouali"]
    assert titles("netwerkcoordinator zaandam", "contact") == ["Yasmina Bouali"]


def test_a_longer_name_is_meant_rather_than_a_part_of_it(tree):
    friesland, north = (
        make_region(tree, "Friesland"),
        make_region(tree, "Noord-Holland Noord", variants="West-Friesland"),
    )
    make_practice(friesland, "In Friesland")
    make_practice(north, "In het noorden")

    assert titles("west friesland")[0] == "In het noorden"


def test_a_person_finds_what_they_can_be_asked_about(tree):
    contact = make_contact("Renee Kraaij")
    make_practice(tree.practices, "De pilot", contacts=[contact])

    assert titles("Kraaij") == ["De pilot"]
    Contact.objects.get().delete()
    assert titles("Kraaij") == []


def test_a_glossary_term_is_found_by_its_variants(db):
    GlossaryTerm.objects.create(term="Doorstroompunt", explanation="Helpt jongeren.", variants="RMC")

    assert titles("rmc", "begrip") == ["Doorstroompunt"]


def test_a_question_costs_three_queries_however_long(shelf, django_assert_num_queries):
    titles("nazorg")
    with django_assert_num_queries(3):
        found = find("coach leerling werk stage regio bedrijf netwerk vervoer geld school nazorg mbo")
        found.ranked(found.among("praktijk"), 0, 12)
    with django_assert_num_queries(3):
        find("jobcoach")
    with django_assert_num_queries(1):
        find("jobcoach")  # known, until something changes
