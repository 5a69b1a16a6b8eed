"""Workbooks: the cells that can be seen, as rows for tables or as passages for the rules that read notes.

Formulas give the value that was kept with them; nothing is calculated, and a text that begins with ``=`` is a text.
Hidden sheets, rows and columns, invisible text and comments are left out and counted.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from briefgen.findings import Noted
from briefgen.intake import gate
from briefgen.intake.characters import first_line, without_forbidden
from briefgen.intake.csv_text import MOST_CELLS, Cell, Record, letters
from briefgen.intake.formats.left_out import LeftOut
from briefgen.intake.formats.xlsx_values import is_invisible, shown_value
from briefgen.intake.nodes import Place
from briefgen.intake.passages import Cell as At
from briefgen.intake.passages import Passage, Piece, fold

MOST_CELLS_OF_WORKBOOK = 200_000
MOST_CELLS_MERGED = 100_000
MOST_ROWS = 20_000

_CELL = re.compile(rb"<(?:\w{1,20}:)?c[\s>/]")
_AREA = re.compile(
    rb"<(?:\w{1,20}:)?(?:mergeCell|hyperlink)\s[^<>]{0,500}?\bref\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})"
)
_AREA_MARK = re.compile(rb"<(?:\w{1,20}:)?(?:mergeCell|hyperlink)\s")
_SHEETS = "xl/worksheets/"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that can be seen: its name, its number from 1, its rows up to the last that says something."""

    name: str
    number: int
    rows: tuple[Record, ...]


def read(data: bytes, source: str) -> Noted[tuple[Passage, ...]]:
    """The cells of an .xlsx file as passages, row by row. Findings: `refused`, and what was left out."""
    opened = sheets(data, source)
    return Noted(passages(opened.value, source, sha256(data).hexdigest()), opened.findings)


def passages(found: tuple[Sheet, ...], source: str, digest: str) -> tuple[Passage, ...]:
    """The cells of sheets as passages."""
    return tuple(
        Passage(
            fold([Piece(cell.text, 1)])[0],
            "cell",
            source,
            digest,
            cell.place.locator,
            cell=At(sheet.number, row.number, column),
        )
        for sheet in found
        for row in sheet.rows
        for column, cell in enumerate(row.cells, 1)
        if cell.text
    )


def sheets(data: bytes, source: str) -> Noted[tuple[Sheet, ...]]:
    """The sheets of a workbook that can be seen and are not empty. Findings: `refused`, and what was left out."""
    opened = gate.package(data, source)
    if opened.value is None:
        return Noted((), opened.findings)
    if why := _too_much(opened.value):
        return Noted((), (gate.refused(why, source),))
    book = _book(data)
    if isinstance(book, str):
        return Noted((), (gate.refused(book, source),))
    left_out = LeftOut(source)
    read = [_Reader(sheet, left_out) for sheet in book.worksheets]
    if why := next((each.too_far() for each in read if each.too_far()), None):
        return Noted((), (gate.refused(why, source),))
    found = [Sheet(each.name, number, each.rows()) for number, each in enumerate(read, 1) if each.is_visible()]
    return Noted(tuple(each for each in found if each.rows), opened.findings + tuple(left_out.findings()))


def _too_much(package: gate.Package) -> str | None:
    """Why a workbook is not given to its parser, which makes an object of each cell, also of those in an area."""
    parts = [content for name, content in package.parts.items() if name.startswith(_SHEETS)]
    cells = sum(len(_CELL.findall(content)) for content in parts)
    if cells > MOST_CELLS_OF_WORKBOOK:
        return f"it has {cells:,} cells, {MOST_CELLS_OF_WORKBOOK:,} at most"
    area = sum(_area(*found.groups()) for content in parts for found in _AREA.finditer(content))
    marks = sum(len(_AREA_MARK.findall(content)) for content in parts)
    if area > MOST_CELLS_MERGED or marks > MOST_CELLS_MERGED:
        return f"its merged cells and links cover more than {MOST_CELLS_MERGED:,} cells"
    return None


def _area(first: bytes, top: bytes, last: bytes, bottom: bytes) -> int:
    return (abs(_column(last) - _column(first)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(name: bytes) -> int:
    number = 0
    for letter in name.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _book(data: bytes) -> Any:  # noqa: ANN401 - openpyxl is not typed; a text says why there is none
    from openpyxl import load_workbook  # noqa: PLC0415 - only where there is a workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it cannot keep when it writes; we never write
        try:
            return load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        except RecursionError:
            return "its parts refer to each other"
        except Exception as error:  # noqa: BLE001 - openpyxl raises whatever a broken part makes it stumble over
            return f"it is no sound workbook ({type(error).__name__})"


class _Reader:
    """One pass over a sheet of openpyxl; counts what it leaves out."""

    def __init__(self, sheet: Any, left_out: LeftOut) -> None:  # noqa: ANN401 - openpyxl is not typed
        self.sheet = sheet
        self.name = without_forbidden(str(sheet.title))
        self.left_out = left_out
        self.filled: list[Any] = [cell for _, cell in sorted(sheet._cells.items()) if cell.value is not None]  # noqa: SLF001 - asking row by row makes every cell between

    def is_visible(self) -> bool:
        """Whether the sheet can be seen; a hidden one that holds anything is counted."""
        visible = self.sheet.sheet_state == "visible"
        if not visible and self.filled:
            self.left_out.count("hidden sheet", f"sheet {self.name}")
        return bool(visible)

    def too_far(self) -> str | None:
        """Why a sheet cannot be a row after a row: a cell that says something stands too far down or out."""
        for cell in self.filled:
            if cell.row > MOST_ROWS or cell.column > MOST_CELLS:
                place = f"row {cell.row} column {letters(cell.column)} of the sheet {self.name}"
                return f"{place} is filled; {MOST_ROWS:,} rows and {MOST_CELLS} columns at most"
        return None

    def rows(self) -> tuple[Record, ...]:
        """The rows up to the last that says something, each as wide as it says something."""
        texts: dict[int, dict[int, str]] = {}
        for row, column, text in self.seen():
            texts.setdefault(row, {})[column] = text
        return tuple(
            Record(number, self.cells(number, texts.get(number, {}))) for number in range(1, max(texts, default=0) + 1)
        )

    def seen(self) -> list[tuple[int, int, str]]:
        """Row, column and text of each cell that can be seen."""
        hidden_rows = {row for row, look in self.sheet.row_dimensions.items() if look.hidden or look.height == 0}
        hidden_columns = [
            (look.min or 0, look.max or 0)
            for look in self.sheet.column_dimensions.values()
            if look.hidden or look.width == 0
        ]
        judged = not self.sheet.tables and not len(self.sheet.conditional_formatting)
        counted: set[str] = set()
        found: list[tuple[int, int, str]] = []
        for cell in self.filled:
            place = f"sheet {self.name} row {cell.row} column {letters(cell.column)}"
            if cell.comment is not None:
                self.left_out.count("comment", place)
            if cell.row in hidden_rows:
                self.once("hidden row", f"sheet {self.name} row {cell.row}", counted)
            elif any(first <= cell.column <= last for first, last in hidden_columns):
                self.once("hidden column", f"sheet {self.name} column {letters(cell.column)}", counted)
            elif judged and is_invisible(cell):
                self.left_out.count("invisible run", place)
            elif text := without_forbidden(shown_value(cell.value)).strip():
                found.append((cell.row, cell.column, text))
        return found

    def once(self, kind: Any, place: str, counted: set[str]) -> None:  # noqa: ANN401 - a kind of what is left out
        """Count a row or a column that is hidden, not each of its cells."""
        if place not in counted:
            counted.add(place)
            self.left_out.count(kind, place)

    def cells(self, row: int, texts: dict[int, str]) -> tuple[Cell, ...]:
        """The cells of a row up to the last that says something."""
        made = []
        for column in range(1, max(texts, default=0) + 1):
            text = texts.get(column, "")
            locator = f"sheet {self.name} row {row} column {letters(column)}"
            made.append(Cell(text, Place(row, column, first_line(text), locator)))
        return tuple(made)
