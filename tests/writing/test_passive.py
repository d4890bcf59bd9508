"""The passive is found by its form; a plain "worden" is left alone."""

import pytest

from writing.measure import sentences
from writing.passive import passives

PASSIVE = {
    "De leerling wordt begeleid door een coach.": "wordt begeleid",
    "De leerling wordt door een vaste coach begeleid.": "wordt door een vaste coach begeleid",
    "Er wordt elke week een gesprek gevoerd.": "wordt elke week een gesprek gevoerd",
    "Het plan werd in 2024 geschreven.": "werd in 2024 geschreven",
    "De afspraken worden vastgelegd.": "worden vastgelegd",
    "De leerlingen werden opgehaald met een busje.": "werden opgehaald",
    "Dit moet nog gedaan worden.": "gedaan worden",
    "Dit moet nog worden gedaan.": "worden gedaan",
    "Zij vertelt dat het gesprek gevoerd wordt.": "gevoerd wordt",
    "Ik word geholpen door mijn docent.": "word geholpen",
    "De stage is door de school betaald geworden.": "betaald geworden",
    "Het geld is besteed geworden aan lessen.": "besteed geworden",
    "De resultaten worden besproken in het team.": "worden besproken",
    "Werkgevers worden benaderd door de jobcoach.": "worden benaderd",
    "Het project wordt uitgevoerd door drie scholen.": "wordt uitgevoerd",
    "De kosten worden door de gemeente vergoed.": "worden door de gemeente vergoed",
    "De aanpak werd ontwikkeld in Breda.": "werd ontwikkeld",
    "Het netwerk wordt ondersteund.": "wordt ondersteund",
    "De leerling wordt gezien en gehoord.": "wordt gezien",
    "De methode wordt herzien.": "wordt herzien",
    "De stagiair wordt goed voorbereid op het werk.": "wordt goed voorbereid",
    "Samen met ouders worden doelen gesteld.": "worden doelen gesteld",
    "De werkplek werd aangepast.": "werd aangepast",
    "Als het lukt, wordt het contract verlengd.": "wordt het contract verlengd",
    "Er zal worden onderzocht wat werkt.": "worden onderzocht",
    "Ouders worden bij het gesprek betrokken.": "worden bij het gesprek betrokken",
    "De deur wordt geopend.": "wordt geopend",
    "De leerlijn wordt geëvalueerd.": "wordt geëvalueerd",
    "Er wordt veel van de leerling gevraagd.": "wordt veel van de leerling gevraagd",
    "De taken worden verdeeld.": "worden verdeeld",
    "Het wordt met het centrum (in Breda) uitgevoerd.": "wordt met het centrum (in Breda) uitgevoerd",
    "Begeleid worden leerlingen door een coach.": "Begeleid worden",
}

NOT_PASSIVE = [
    "Hij wordt kok.",
    "Zij wil graag verpleegkundige worden.",
    "Het wordt koud vandaag.",
    "De leerling wordt beter in rekenen.",
    "Hij wordt kok omdat hij graag heeft gekookt.",
    "Zij werd achttien en heeft toen een baan gevonden.",
    "De coach heeft de leerling begeleid.",
    "Wij hebben het plan geschreven.",
    "Hij is geslaagd voor zijn examen.",
    "De school is begonnen met een proef.",
    "Hij is kok geworden.",
    "Zij zijn vrienden geworden.",
    "Het gebied wordt groter.",
    "Het geld wordt minder.",
    "Zijn gezicht wordt rood.",
    "Het beleid wordt strenger.",
    "Hij wordt bekend in de buurt.",
    "Zij wordt verliefd.",
    "De groep wordt te groot, dus we hebben een tweede groep gemaakt.",
    "In veel gevallen wordt het later beter.",
    "De gemeente wordt partner.",
    "Hij wordt een beperkt inzetbare kracht.",
    "Wie kok wordt, verdient genoeg.",
    "Hij wordt kok en verwacht veel van zijn baas.",
    "Hij wordt gelukkig van dieren.",
    "De gesprekken worden korter.",
    "De gevolgen worden groter.",
    "Dat wordt een mooi verhaal.",
    "Het wordt steeds drukker op de afdeling.",
    "Het bericht wordt langer.",
    "Een geschikte plek wordt schaars.",
    "",
]


def found_in(text):
    return [found for sentence in sentences(text) for found in passives(sentence)]


@pytest.mark.parametrize(("text", "passive"), PASSIVE.items())
def test_a_passive_is_found_with_its_words(text, passive):
    found = found_in(text)

    assert [span.text for span in found] == [passive]
    assert text[found[0].start : found[0].end] == passive


@pytest.mark.parametrize("text", NOT_PASSIVE)
def test_what_only_looks_like_a_passive_is_left_alone(text):
    assert [span.text for span in found_in(text)] == []


def test_each_passive_of_a_sentence_is_found_once():
    text = "De leerling wordt opgehaald, het gesprek wordt gevoerd en daarna worden afspraken gemaakt."

    assert [span.text for span in found_in(text)] == [
        "wordt opgehaald",
        "wordt gevoerd",
        "worden afspraken gemaakt",
    ]


def test_a_passive_knows_where_it_stands_in_the_whole_text():
    text = "Eerst dit. De taken worden verdeeld."

    (found,) = found_in(text)

    assert text[found.start : found.end] == "worden verdeeld"
