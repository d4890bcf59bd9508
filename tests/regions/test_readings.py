"""Any text can be read, and no text is too odd."""

import pytest

from regions.readings import MOST_CHARACTERS, Reading, joined, read


@pytest.mark.parametrize("typed", ["1506", "1506 AB", "1506ab", " 1506  ab ", "1506 AB Zaandam", "Zaandam 1506"])
def test_a_postcode_is_seen_with_or_without_letters_and_spaces(typed):
    assert read(typed).digits == "1506"


@pytest.mark.parametrize("typed", ["150", "15066", "0150", "2e Exloërmond", "١٥٠٦", "a1506"])
def test_other_digits_are_no_postcode(typed):
    assert read(typed).digits == ""


def test_the_kind_of_place_before_a_name_may_be_left_out():
    assert Reading("zaanstad") in read("Gemeente Zaanstad").readings


def test_a_province_behind_a_name_narrows_it():
    assert Reading("hengelo", "gelderland") in read("Hengelo (Gld)").readings
    assert Reading("bergen", "noord holland") in read("bergen, noord-holland").readings


def test_the_whole_text_is_the_first_reading():
    assert read("Regio Zwolle").readings[0] == Reading(joined("Regio Zwolle"))


@pytest.mark.parametrize("empty", ["", "   ", "\x00", "😀", "\ud800\udfff", "--'--"])
def test_a_text_without_letters_has_no_readings(empty):
    assert read(empty).readings == ()


def test_what_is_shown_again_is_short_and_can_be_written_down():
    shown = read("\u202eZaan\ud800dam\x00 " + "x" * 5000).text

    assert len(shown) <= MOST_CHARACTERS
    assert shown.startswith("Zaandam x")
    assert shown.encode("utf-8")
