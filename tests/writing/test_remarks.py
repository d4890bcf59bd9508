"""Remarks say what a colleague would say, and are quick."""

import time

import pytest

from writing.choices import Kind
from writing.expressions import Entry, find_expressions
from writing.measure import measured
from writing.remarks import Lists, explained_in, remarks_on
from writing.vocabulary import DATA

PARTICIPATE = Entry("participeren", "meedoen")
IN_TIME = 0.2
"""Seconds in which five thousand words must be read."""


def seeds():
    import csv

    with (DATA / "plain_words.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Entry(
                row["expression"],
                row["alternative"],
                row["note"],
                tuple(form.strip() for form in row["forms"].split(",") if form.strip()),
            )
            for row in csv.DictReader(file, delimiter=";")
        )


def kinds(text, lists=Lists()):  # noqa: B008 - it cannot be changed
    return [remark.kind for remark in remarks_on(text, lists)]


def found(text, *entries):
    return [text[one.start : one.end] for one in find_expressions(text, entries)]


def test_our_list_has_two_hundred_expressions_and_each_is_found():
    entries = seeds()

    assert len(entries) >= 200
    assert len({entry.expression.lower() for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.alternative
        assert [one.entry for one in find_expressions(f"Zie {entry.expression}.", entries)] == [entry]


@pytest.mark.parametrize(
    "form",
    ["participeren", "Participeert", "participeer", "participeerden", "geparticipeerd", "participerende"],
)
def test_a_verb_is_found_in_its_forms(form):
    assert found(f"Zij {form} hier.", PARTICIPATE) == [form]


@pytest.mark.parametrize(
    ("form", "expression"),
    [
        ("vigerende", "vigerend"),
        ("trajecten", "traject"),
        ("conforme", "conform"),
        ("evalueert", "evalueren"),
        ("geëvalueerde", "evalueren"),
        ("gefaciliteerd", "faciliteren"),
        ("ten behoeve van", "ten behoeve van"),
        ("Ten\nbehoeve  van", "ten behoeve van"),
        ("dient te", "dienen te"),
        ("geborgd", "borgen"),
    ],
)
def test_our_list_is_found_in_its_forms(form, expression):
    text = f"Dit {form} dat."

    (one,) = find_expressions(text, seeds())

    assert (text[one.start : one.end], one.entry.expression) == (form, expression)


@pytest.mark.parametrize("text", ["Een participatie.", "pre-participeren", "Hij moet wachten.", "verborgen", "als"])
def test_a_part_of_another_word_is_left_alone(text):
    assert found(text, PARTICIPATE, Entry("borgen", "zorgen voor"), Entry("al", "x")) == []


def test_a_short_word_gets_no_endings():
    assert found("Zij indienen, indien.", Entry("indien", "als")) == ["indien"]


def test_the_longest_expression_wins():
    text = "Met ingang van maandag."

    assert found(text, Entry("met", "x"), Entry("met ingang van", "vanaf")) == ["Met ingang van"]


def test_signs_in_an_expression_mean_nothing_else():
    assert found("a.b en axb (c", Entry("a.b", "x"), Entry("(c", "y")) == ["a.b", "(c"]


def test_a_remark_on_a_word_gives_what_can_stand_there():
    text = "Wij willen participeren."

    (remark,) = remarks_on(text, Lists((Entry("participeren", "meedoen", "Zeg waaraan."),)))

    assert remark.kind is Kind.OFFICIALESE
    assert text[remark.start : remark.end] == remark.excerpt == "participeren"
    assert remark.alternative == "meedoen"
    assert remark.message == "‘participeren’ kan makkelijker: meedoen. Zeg waaraan."


@pytest.mark.parametrize(("number", "says"), [(20, ""), (21, "twee zinnen"), (30, "twee zinnen"), (31, "erg lang")])
def test_a_sentence_may_have_twenty_words(number, says):
    remarks = remarks_on(" ".join(["woord"] * number) + ".", Lists())

    assert [remark.kind for remark in remarks] == ([Kind.LONG_SENTENCE] if says else [])
    assert all(says in remark.message and str(number) in remark.message for remark in remarks)


def test_an_abbreviation_that_nobody_explains_gets_one_remark():
    text = "Het WSP belt het WSP."

    (remark,) = remarks_on(text, Lists())

    assert (remark.kind, remark.start, remark.excerpt) == (Kind.ABBREVIATION, 4, "WSP")


@pytest.mark.parametrize("text", ["PrO-leerlingen", "het PrO", "MBO’s", "de ZZP’er", "B2B"])
def test_an_abbreviation_may_have_small_letters_and_endings(text):
    assert kinds(text) == [Kind.ABBREVIATION]


@pytest.mark.parametrize(
    "text",
    [
        "Het werkgeversservicepunt (WSP) belt. Het WSP helpt.",
        "WSP (werkgeversservicepunt) belt.",
        "Koning Willem II kwam.",
        "Het vso-pro en LinkedIn en YouTube.",
        "Mail naar INFO@VOORBEELD.NL.",
        "Een A en een B.",
    ],
)
def test_what_is_explained_or_no_abbreviation_gets_no_remark(text):
    assert kinds(text) == []


def test_an_abbreviation_that_readers_know_gets_no_remark():
    assert kinds("De TV en het wsp en WSP.", Lists().knowing(["tv", "Wsp"])) == []


def test_what_a_text_explains_is_heard():
    assert explained_in("Het punt (WSP) en SW (sociale werkvoorziening).") == {"WSP", "SW"}


@pytest.mark.parametrize("text", ["Dit is BELANGRIJK voor ons.", "LET OP de tijd.", "DE COACH BELT ALTIJD"])
def test_words_in_capitals_are_no_abbreviation(text):
    assert kinds(text) == [Kind.CAPITALS]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "🙂", "((((", "a" * 5000, "É" * 3000, "WORDT " * 500])
def test_any_text_will_do(text):
    for remark in remarks_on(text, Lists(seeds())):
        assert 0 <= remark.start < remark.end <= len(text)


def test_five_thousand_words_are_read_in_a_fifth_of_a_second():
    sentence = (
        "De leerling {0} wordt door school en werkgever begeleid naar werk dat past bij wat hij wil en kan. "
        "Met betrekking tot kandidaat{0} participeren ook de ouders, die vaak veel over hun kind weten. "
        "Wij bellen elke week {0} keer met het WSP en vragen hoe het gaat op de nieuwe werkplek. "
    )
    text = "".join(sentence.format(number) for number in range(1, 100))
    entries = seeds()
    assert 5000 <= measured(text).words <= 5200
    took = []
    for turn in range(3):
        fresh = text.replace("kandidaat", f"deelnemer{turn}")  # so that words are not all known from the turn before
        began = time.perf_counter()
        remarks = remarks_on(fresh, Lists(entries))
        measured(fresh)
        took.append(time.perf_counter() - began)
        assert len(remarks) > 250

    assert min(took) < IN_TIME
