"""What people typed stays text in a spreadsheet."""

from datetime import date

import pytest

from kit.spreadsheets import as_text_cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "  ="])
def test_a_text_that_would_be_a_formula_gets_an_apostrophe(sign):
    assert as_text_cell(f"{sign}SUM(A1)") == f"'{sign}SUM(A1)"


@pytest.mark.parametrize("value", ["coach - stage", "", "‘Wat nu?’", -3, None, date(2026, 1, 1), True])
def test_anything_else_stays_as_it_is(value):
    assert as_text_cell(value) is value
