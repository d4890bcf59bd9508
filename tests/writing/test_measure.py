"""A Dutch text is counted as a reader would count it."""

import pytest

from writing.measure import douma_reading_ease, level_of, measured, sentences, syllables, words

SYLLABLES = {
    "kat": 1,
    "leerling": 2,
    "begeleiding": 4,
    "gemeente": 3,
    "nieuw": 1,
    "nieuwe": 2,
    "leeuw": 1,
    "eeuwen": 2,
    "draai": 1,
    "draaien": 2,
    "mooi": 1,
    "mooie": 2,
    "groei": 1,
    "moeilijk": 2,
    "ideeën": 3,
    "geïnteresseerd": 5,
    "coördinatie": 5,
    "reünie": 3,
    "creëren": 3,
    "beïnvloeden": 4,
    "cliënt": 2,
    "financiën": 4,
    "bijeenkomst": 3,
    "geopend": 3,
    "beantwoorden": 4,
    "situatie": 4,
    "radio": 3,
    "video": 3,
    "museum": 3,
    "theater": 3,
    "natie": 2,
    "officieel": 4,
    "financieel": 4,
    "sociaal": 3,
    "speciaal": 3,
    "actueel": 3,
    "royaal": 2,
    "baby": 2,
    "aquarium": 4,
    "bureau": 2,
    "coach": 1,
    "jobcoach": 2,
    "team": 1,
    "online": 2,
    "website": 2,
    "training": 2,
    "e-mail": 2,
    "werkgever": 3,
    "praktijk": 2,
    "vrouw": 1,
    "buitenlucht": 3,
    "vso-pro": 2,
    "’s-Hertogenbosch": 4,
    "tv": 1,
    "2024": 1,
}

SENTENCES = [
    ("Dit is er een. Dit ook.", ["Dit is er een.", "Dit ook."]),
    ("Hij werkt bijv. in de kas. Of buiten.", ["Hij werkt bijv. in de kas.", "Of buiten."]),
    ("Met o.a. Amsterdam en Breda.", ["Met o.a. Amsterdam en Breda."]),
    ("Dhr. J.P. de Vries en drs. A. Bos komen.", ["Dhr. J.P. de Vries en drs. A. Bos komen."]),
    ("Het begon in 2024. Nu loopt het.", ["Het begon in 2024.", "Nu loopt het."]),
    ("Op 3 sept. 2024 begon het. Fijn!", ["Op 3 sept. 2024 begon het.", "Fijn!"]),
    ("1. Bel de school. 2. Maak een plan.", ["1. Bel de school.", "2. Maak een plan."]),
    ("‘Kom je mee?’ vroeg de coach.", ["‘Kom je mee?’ vroeg de coach."]),
    ("“Ik wil kok worden.” Dat zei zij.", ["“Ik wil kok worden.”", "Dat zei zij."]),
    ("Zij vroeg: ‘Wil je?’ ‘Ja,’ zei hij.", ["Zij vroeg: ‘Wil je?’", "‘Ja,’ zei hij."]),
    ("Het is klaar. ’s Ochtends werkt zij.", ["Het is klaar.", "’s Ochtends werkt zij."]),
    ("Brood, melk, enz. Daarna eten we.", ["Brood, melk, enz.", "Daarna eten we."]),
    ("Kijk op www.voorbeeld.nl of mail info@voorbeeld.nl.", ["Kijk op www.voorbeeld.nl of mail info@voorbeeld.nl."]),
    ("Een kop\nEen zin zonder punt", ["Een kop", "Een zin zonder punt"]),
    ("Het kost € 2.500 per jaar... en dat is veel.", ["Het kost € 2.500 per jaar... en dat is veel."]),
    ("Echt waar?! Ja.", ["Echt waar?!", "Ja."]),
    ("Dit geldt ook (zie blz. 3). Goed.", ["Dit geldt ook (zie blz. 3).", "Goed."]),
    ("", []),
    (" \n . \n", []),
]


@pytest.mark.parametrize(("word", "number"), SYLLABLES.items())
def test_a_word_has_as_many_syllables_as_are_heard(word, number):
    assert syllables(word) == number


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_text_falls_apart_in_its_sentences(text, expected):
    found = sentences(text)

    assert [span.text for span in found] == expected
    assert all(text[span.start : span.end] == span.text for span in found)


def test_words_keep_what_stands_within_them():
    assert [span.text for span in words("Oma’s vso-pro-school, 2.500 keer (echt).")] == [
        "Oma’s",
        "vso-pro-school",
        "2.500",
        "keer",
        "echt",
    ]


def test_the_reading_ease_is_that_of_douma():
    assert douma_reading_ease(100, 10, 150) == pytest.approx(206.84 - 9.3 - 115.5)


@pytest.mark.parametrize("numbers", [(0, 1, 1), (1, 0, 1), (1, 1, 0), (-1, 1, 1)])
def test_nothing_cannot_be_measured(numbers):
    with pytest.raises(ValueError, match="at least one"):
        douma_reading_ease(*numbers)


def test_a_level_is_a_word():
    assert [level_of(ease) for ease in (95, 85, 75, 60, 59.9, 40, 10, -50)] == [
        "heel makkelijk",
        "makkelijk",
        "vrij makkelijk",
        "gemiddeld",
        "vrij moeilijk",
        "moeilijk",
        "heel moeilijk",
        "heel moeilijk",
    ]


def test_easy_words_suit_b1_and_long_ones_do_not():
    easy = measured(
        "De coach belt elke week. Zij vraagt hoe het gaat op het werk. Soms komt zij langs. Dat helpt echt goed."
    )
    hard = measured("Arbeidsmarkttoeleidingstrajecten veronderstellen organisatorische randvoorwaarden. " * 5)

    assert easy.is_b1
    assert not hard.is_b1
    assert hard.level == "heel moeilijk"


def test_a_text_too_short_to_tell_gets_no_number():
    short = measured("Arbeidsmarkttoeleidingstraject.")

    assert (short.words, short.sentences, short.ease, short.is_b1) == (1, 1, None, True)
    assert short.level == "te kort voor een cijfer"
