"""Words that people take for the same have a stem in common; words that only look alike have none."""

import pytest

from search.analysis import composed, parts_of, stems, weak_stems, words_in
from search.synonyms import stems_of


def are_alike(one: str, other: str) -> bool:
    return bool(set(stems(one)) & set(stems(other)))


def parts(text: str) -> list[tuple[str, ...]]:
    return [word.parts for word in words_in(composed(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("coach", "coachen"),
        ("coach", "coaching"),
        ("coach", "coaches"),
        ("coach", "gecoacht"),
        ("transfercoach", "transfercoaches"),
        ("leerling", "leerlingen"),
        ("huis", "huizen"),
        ("kind", "kinderen"),
        ("stad", "steden"),
        ("lopen", "gelopen"),
        ("bedrijf", "bedrijven"),
        ("begeleiding", "begeleiders"),
        ("werkplek", "werkplekken"),
        ("schuld", "schulden"),
        ("coordinator", "coordinatoren"),
        ("stage", "stages"),
        ("uitvallen", "uitval"),
    ],
)
def test_forms_of_a_word_are_alike(one, other):
    assert are_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("beleid", "begeleiding"), ("gezond", "zon"), ("stage", "stad"), ("werkgever", "werk")]
)
def test_words_that_only_look_alike_are_not(one, other):
    assert not are_alike(one, other)


@pytest.mark.parametrize(
    ("compound", "elements"),
    [
        ("transfercoaching", ("transfer", "coaching")),
        ("arbeidsmarktregio", ("arbeid", "markt", "regio")),
        ("praktijkschool", ("praktijk", "school")),
        ("loonkostensubsidie", ("loon", "kosten", "subsidie")),
        ("stageplekken", ("stage", "plekken")),
        ("netwerk", ()),
        ("coaching", ()),
        ("amsterdam", ()),
    ],
)
def test_a_compound_is_split_into_words_that_we_know(compound, elements):
    assert parts_of(compound) == elements


def test_the_parts_of_a_compound_are_weak_stems_of_it():
    assert "coach" in weak_stems("transfercoaching")
    assert "coach" not in stems("transfercoaching")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("vso-pro", [("vso", "pro")]),
        ("vso/pro", [("vso", "pro")]),
        ("’s-Hertogenbosch", [("s", "hertogenbosch")]),
        ("'s-Hertogenbosch", [("s", "hertogenbosch")]),
        ("Súdwest-Fryslân", [("sudwest", "fryslan")]),
        ("cöo\u0308rdinator", [("coordinator",)]),
        ("foto’s", [("fotos",)]),
        ("ZoWh@t", [("zowhat",)]),
        ("m.b.o.", [("mbo",)]),
        ("co\u00adach", [("coach",)]),
        ("a_b", [("a",), ("b",)]),
        ("🙂 ؟ --", []),
    ],
)
def test_signs_and_accents_make_no_difference(text, words):
    assert parts(text) == words


def test_a_word_knows_where_it_stands():
    text = "De vso-pro-school."
    (_first, word) = words_in(text)

    assert text[word.start : word.end] == "vso-pro-school"


def test_a_hyphen_makes_no_difference_to_synonyms():
    assert stems_of("mbo-1") == ("mbo1",)
    assert stems_of("Oud-leerlingen") == stems_of("oudleerling")


def test_a_word_without_end_is_cut():
    assert len(parts("x" * 5000)[0][0]) == 60
