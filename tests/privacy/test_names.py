"""A name is found in whatever way it is written, and nobody else is."""

import pytest

from privacy.names import NotAPersonError, Person, emails_in, words_in
from privacy.values import changed, strings_in

RENEE = Person.of("Renée Kraaij", "renee.kraaij@example.nl")
JAN = Person.of("Jan van der Berg")


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (RENEE, "Bel Renée Kraaij."),
        (RENEE, "RENEE  KRAAIJ"),
        (RENEE, "Rene\u0301e\nKraaij"),
        (RENEE, "Ren&eacute;e&nbsp;Kraaij"),
        (RENEE, "<b>Renée</b> Kraaij"),
        (RENEE, "Kraaij, Renée"),
        (RENEE, "foto_renee-kraaij_2.jpg"),
        (RENEE, "/contact/renee-kraaij/"),
        (RENEE, "Renée Kraaij's team"),
        (RENEE, "Renée\u00adKraaij en Renée\u00a0Kraaij"),
        (RENEE, "linkedin.com/in/reneekraaij"),
        (RENEE, "mailto:RENEE.Kraaij@example.nl?subject=x"),
        (RENEE, "renee.kraaij%40example.nl"),
        (RENEE, "title=Met+Ren%C3%A9e+Kraaij&slug=x"),
        (JAN, "Jan v.d. Berg"),
        (JAN, "Jan vd Berg"),
        (JAN, "Berg, Jan van der"),
        (JAN, "van der Berg, Jan"),
        (Person.of("Sanne van 't Hof"), "met Sanne van ’t Hof samen"),
        (Person.of("Jan-Willem Smit"), "Jan Willem Smit"),
        (Person.of("Kim D'Ancona"), "Kim D’Ancona"),
    ],
)
def test_a_name_is_found_in_each_way_of_writing(person, text):
    assert person.is_in(text)
    assert not person.is_in(person.put_out(text, "de coach"))


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (RENEE, "Renée Kraaijenhof"),
        (RENEE, "Irenée Kraaij"),
        (RENEE, "Renée sprak met Bo Kraaij"),
        (RENEE, "<p>Renée</p><p>Kraaij</p>"),
        (Person.of("renee@example.nl"), "irenee@example.nl"),
        (Person.of("renee@example.nl"), "renee@example.nl.org"),
        (JAN, "Jan Berg"),
    ],
)
def test_another_is_left_alone(person, text):
    assert not person.is_in(text)
    assert person.put_out(text, "x") == text


@pytest.mark.parametrize("text", ["R. Kraaij", "R Kraaij", "mevrouw Kraaij", "Mw. Kraaij"])
def test_initials_and_titles_are_doubtful(text):
    assert not RENEE.is_in(text)
    assert RENEE.is_in(text, doubtful=True)


def test_initials_go_with_particles():
    assert JAN.is_in("J. van der Berg", doubtful=True)
    assert JAN.is_in("J. v.d. Berg", doubtful=True)
    assert not JAN.is_in("K. van der Berg", doubtful=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Vraag Renée Kraaij om raad.", "Vraag de coach om raad."),
        ("<p>Met <b>Renée</b> Kraaij.</p>", "<p>Met <b>de coach</b>.</p>"),
        ("interview-renee-kraaij", "interview-de-coach"),
        ("renee.kraaij@example.nl", ""),
        ("Mail renee.kraaij@school.nl vandaag", "Mail (e-mailadres verwijderd) vandaag"),
        ('<a href="mailto:renee.kraaij@example.nl">Mail haar</a>', "Mail haar"),
    ],
)
def test_what_comes_in_the_place_of_a_name_fits_there(before, after):
    assert RENEE.put_out(before, "de coach") == after


def test_nothing_may_come_in_its_place():
    assert RENEE.put_out("Renée Kraaij", "") == ""


@pytest.mark.parametrize("told", ["", "Renée", "@", "renee@school"])
def test_half_a_name_is_nobody(told):
    with pytest.raises(NotAPersonError):
        Person.of(told)


def test_strings_are_read_and_changed_inside_json_that_is_kept_as_a_string():
    value = {"title": "Renée Kraaij", "body": '[{"value": "<p>Ren\\u00e9e Kraaij</p>"}]', "number": 3}

    after = changed(value, lambda text: RENEE.put_out(text, "de coach"))

    assert list(strings_in(after)) == ["title", "de coach", "body", "value", "<p>de coach</p>", "number"]
    assert after["number"] == 3


def test_words_and_addresses_are_those_that_are_hashed():
    assert words_in("<p>Ren&eacute;e</p> <b>Kraaij</b>, van ’t Hof") == ["renee", "kraaij", "van", "t", "hof"]
    assert emails_in("Mail Renee@Example.nl.") == {"renee@example.nl"}
