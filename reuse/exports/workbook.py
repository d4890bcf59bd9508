"""Rows as an XLSX workbook that is written while it is sent: openpyxl can only give a workbook that is whole.

Source: ECMA-376, part 1: SpreadsheetML. A text stands in its cell as text, so nothing that people typed is a formula.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reuse.exports.columns import Cell, Column
from reuse.xml import legal

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
"""Characters; Excel calls a workbook with a longer text broken."""
_DAY_ZERO = date(1899, 12, 30)
_PLAIN, _HEADING, _DATE = range(3)
"""Places in the list of styles."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}">'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}  # fmt: skip


class _Outlet:
    """Where the archive writes to: what came since it was last emptied. It cannot be wound back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        """Take a piece."""
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def emptied(self) -> bytes:
        """Return what was written, and forget it."""
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


def write(columns: Sequence[Column], chunks: Iterable[Iterable[Sequence[Cell]]], title: str) -> Iterator[bytes]:
    """Give the file in pieces: all but the rows before any row is asked for, then each chunk of rows.

    What ends half-way is no archive, so no program takes it for the whole.
    """
    outlet = _Outlet()
    with ZipFile(outlet, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # it needs no more of a file
        for name, text in _PARTS.items():
            archive.writestr(_member(name), _HEAD + text)
        archive.writestr(_member("xl/workbook.xml"), _HEAD + _workbook(title))
        with archive.open(_member("xl/worksheets/sheet1.xml"), "w") as sheet:
            sheet.write((_HEAD + _sheet_begins(columns)).encode())
            yield outlet.emptied()
            number = 1
            for chunk in chunks:
                lines = []
                for cells in chunk:
                    number += 1
                    lines.append(_line(number, cells))
                sheet.write("".join(lines).encode())
                yield outlet.emptied()
            sheet.write(b"</sheetData></worksheet>")
    yield outlet.emptied()


def _member(name: str) -> ZipInfo:
    """Return a part without a moment of its own: the same rows are the same bytes."""
    part = ZipInfo(name)
    part.compress_type = ZIP_DEFLATED
    return part


def _workbook(title: str) -> str:
    sheet = f'<sheet name="{escape(title)}" sheetId="1" r:id="rId1"/>'
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheet}</sheets></workbook>'


def _sheet_begins(columns: Sequence[Column]) -> str:
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{column.width}" customWidth="1"/>'
        for place, column in enumerate(columns, start=1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{_line(1, [str(column.heading) for column in columns], _HEADING)}"
    )


def _line(number: int, cells: Sequence[Cell], style: int = _PLAIN) -> str:
    marked = "".join(_cell(f"{_letters(place)}{number}", cell, style) for place, cell in enumerate(cells))
    return f'<row r="{number}">{marked}</row>'


def _cell(place: str, cell: Cell, style: int) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, int):
        return f'<c r="{place}"><v>{cell}</v></c>'
    if isinstance(cell, date):
        return f'<c r="{place}" s="{_DATE}"><v>{(cell - _DAY_ZERO).days}</v></c>'
    text = escape(legal(cell)[:LONGEST_CELL])
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _letters(place: int) -> str:
    """Return the name of a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
