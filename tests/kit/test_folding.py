"""Names are compared as people type them."""

import pytest

from kit.folding import folded


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("'s-Hertogenbosch", "s hertogenbosch"),
        ("’s-Hertogenbosch", "s hertogenbosch"),
        ("FRYSLÂN", "fryslan"),
        ("  Den   Haag ", "den haag"),
        ("Noord-Holland_Noord", "noord holland noord"),
        ("Zaanstreek/Waterland", "zaanstreek waterland"),
        ("1506\u00a0AB", "1506 ab"),
        ("", ""),
    ],
)
def test_capitals_accents_hyphens_apostrophes_and_spaces_make_no_difference(typed, same):
    assert folded(typed) == same


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "😀", "\u202e", "%", "---"])
def test_what_is_no_letter_or_digit_folds_to_nothing(odd):
    assert folded(odd) == ""


def test_folding_twice_is_folding_once():
    once = folded("’t Ge-Luk, Súdwest-Fryslân")

    assert folded(once) == once
