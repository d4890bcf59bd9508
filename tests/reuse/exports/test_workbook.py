"""A workbook that is written while it is sent opens like any other."""

import io
from datetime import date
from zipfile import BadZipFile, ZipFile

import openpyxl
import pytest

from reuse.exports.columns import Column
from reuse.exports.workbook import LONGEST_CELL, write

COLUMNS = [Column(f"k{number}", f"Kolom {number}", lambda row: row, 20) for number in range(30)]


def sheet_of(rows):
    body = b"".join(write(COLUMNS, [rows], "Praktijken"))
    return openpyxl.load_workbook(io.BytesIO(body)).active


def test_it_has_a_frozen_bold_head_and_widths():
    sheet = sheet_of([])

    assert sheet.title == "Praktijken"
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b
    assert sheet["AD1"].value == "Kolom 29"
    assert sheet.column_dimensions["A"].width == 20


def test_each_cell_has_its_type():
    sheet = sheet_of([["=1+1", 12, date(2026, 2, 28), None, "", "a\nb", "<b>&</b>"]])

    assert [cell.data_type for cell in sheet[2]][:3] == ["s", "n", "d"]
    assert [cell.value for cell in sheet[2]][:2] == ["=1+1", 12]
    assert sheet["C2"].value.date() == date(2026, 2, 28)
    assert [sheet[f"{letter}2"].value for letter in "DEFG"] == [None, None, "a\nb", "<b>&</b>"]


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\ud800", "\uffff", "\x1b"])
def test_a_sign_that_xml_cannot_hold_is_left_out(sign):
    assert sheet_of([[f"a{sign}b"]])["A2"].value == "ab"


def test_a_text_too_long_for_excel_is_cut():
    assert len(sheet_of([["x" * 40_000]])["A2"].value) == LONGEST_CELL


def test_what_ends_half_way_is_no_workbook():
    *most, last = write(COLUMNS, [[["a"]], [["b"]]], "Praktijken")

    with pytest.raises(BadZipFile):
        ZipFile(io.BytesIO(b"".join(most)))
    assert ZipFile(io.BytesIO(b"".join([*most, last]))).testzip() is None
