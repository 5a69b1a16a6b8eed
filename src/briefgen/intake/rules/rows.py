"""Passages as the rows of a programme: a table's cells row by row, and every other passage a row of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefgen.intake.passages import Passage
from briefgen.intake.vocabulary import known

_LONGEST_HEADING = 40
COLUMNS = ("time", "start", "end", "who", "room", "duration", "date", "title", "organisation", "position", "name")


@dataclass(frozen=True, slots=True)
class Row:
    """The passages of one row by their columns; a passage outside a table stands in column 1 of table None."""

    cells: dict[int, tuple[Passage, ...]]
    table: int | None = None

    @property
    def first(self) -> Passage:
        """The row's first passage."""
        return next(iter(self.cells.values()))[0]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All its passages in order."""
        return tuple(passage for several in self.cells.values() for passage in several)


def rows(passages: tuple[Passage, ...]) -> Iterator[Row]:
    """The rows in order."""
    for place, members in groupby(passages, key=lambda each: (each.cell.table, each.cell.row) if each.cell else None):
        if place is None:
            yield from (Row({1: (passage,)}) for passage in members)
            continue
        cells: dict[int, tuple[Passage, ...]] = {}
        for passage in members:
            column = passage.cell.column if passage.cell else 1
            cells[column] = (*cells.get(column, ()), passage)
        yield Row(cells, place[0])


def headings(row: Row) -> dict[int, str]:
    """What each column holds, if the row is one of headings: at least two are known, and most."""
    if row.table is None:
        return {}
    found = {column: kind for column, cell in row.cells.items() if (kind := _kind(cell))}
    return found if len(found) > 1 and 2 * len(found) >= len(row.cells) else {}


def lone_heading(row: Row) -> dict[int, str]:
    """The headings of a row that has at least one besides a day: `Time | Tuesday, 10 March | Responsible`."""
    if row.table is None:
        return {}
    return {column: kind for column, cell in row.cells.items() if (kind := _kind(cell))}


def _kind(cell: tuple[Passage, ...]) -> str | None:
    text = " ".join(passage.text for passage in cell)
    if len(text) > _LONGEST_HEADING:
        return None
    said = text.casefold().strip(" :.*#").rstrip("0123456789").rstrip()
    return next((kind for kind in COLUMNS if said in known("columns", kind)), None)
