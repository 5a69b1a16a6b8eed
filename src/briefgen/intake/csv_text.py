"""Comma-separated text as rows of cells with places (RFC 4180, and what spreadsheets make of it).

Python's own `csv` gives cells without their places; this gives the same cells (a property test holds the two
together) with line, column and the spreadsheet's own words for the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.intake.characters import Cleaned, Lines, first_line
from briefgen.intake.nodes import Place

MOST_CELLS = 500
_SEPARATOR_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it says, without white space around it, where; `is_closed` False for quotes never closed."""

    text: str
    place: Place
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """A row, numbered as a spreadsheet numbers it."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing stands in it."""
        return not any(cell.text for cell in self.cells)


@lru_cache(maxsize=8)
def _cell(delimiter: str) -> re.Pattern[str]:
    stop = re.escape(delimiter)
    return re.compile(
        rf'(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)(?P<closing>"?)(?P<rest>[^{stop}\r\n]*)|(?P<bare>[^{stop}\r\n]*))'
        rf"(?P<end>{stop}|\r\n|\r|\n|\Z)"
    )


def stated_delimiter(text: str) -> str | None:
    """The delimiter that a first line ``sep=;`` tells spreadsheets."""
    found = _SEPARATOR_LINE.match(text)
    return found[1] if found else None


def records(cleaned: Cleaned, delimiter: str) -> Iterator[Record]:
    """The rows of a text, the empty ones too, so that numbers are those of the spreadsheet.

    Of a row with more than `MOST_CELLS` cells the first ones, and one more.
    """
    pattern, lines = _cell(delimiter), Lines.of(cleaned.original)
    text, index, number = cleaned.text, 0, 0
    if said := _SEPARATOR_LINE.match(text):
        index = said.end()
    cells: list[Cell] = []
    while index < len(text) or cells:
        found = pattern.match(text, index)
        if found is None:  # the pattern matches at every index, the empty end included
            raise AssertionError(index)
        index = found.end()
        if len(cells) <= MOST_CELLS:
            cells.append(_read(found, cleaned, lines, f"row {number + 1} column {letters(len(cells) + 1)}"))
        if found["end"] != delimiter:
            number += 1
            yield Record(number, tuple(cells))
            cells = []


def _read(found: re.Match[str], cleaned: Cleaned, lines: Lines, locator: str) -> Cell:
    group = "bare" if found["bare"] is not None else "quoted"
    written = found[group]
    text = written if group == "bare" else written.replace('""', '"') + found["rest"]
    start = found.start(group) + len(written) - len(written.lstrip())
    original = cleaned.original[cleaned.before(start) : cleaned.before(found.end(group))]
    line, column = lines.place(cleaned.before(start))
    is_closed = group == "bare" or bool(found["closing"])
    return Cell(text.strip(), Place(line, column, first_line(original), locator), is_closed)


def letters(column: int) -> str:
    """A column's letters, from 1: A, B, ... Z, AA."""
    name = ""
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
