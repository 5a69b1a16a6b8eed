"""Passages as the rows of a programme: a table's cells row by row, and every other passage a row of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefgen.intake.passages import Passage
from briefgen.intake.vocabulary import known, pattern
from briefgen.origin import Span

_LONGEST_HEADING = 40
_ADDITION = re.compile(r" ?[(\[:/]| [–—-] ")
"""What follows adds to a heading: `Time (local)`, `Speaker / body`, `Time: Port Example`."""
_MOST_WORDS_BEFORE = 2
_LONGEST_ROOM = 40
_ROOM = re.compile(rf"(?:{pattern('columns', 'room')}|Track|Stream|Theatre|Auditorium) ?\S")
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
    """What each column holds, if the row is one of headings: at least two are known, and most.

    Where one is known word for word, others may say more than their word: `Local time`, `Speaker / body`.
    """
    sure = lone_heading(row)
    if not sure:
        return {}
    more = {column: kind for column, cell in row.cells.items() if (kind := _loose_kind(_said(cell)))}
    found = {**more, **sure}
    return found if len(found) > 1 and 2 * len(found) >= len(row.cells) else {}


def lone_heading(row: Row) -> dict[int, str]:
    """The headings of a row that has at least one besides a day: `Time | Tuesday, 10 March | Responsible`."""
    if row.table is None:
        return {}
    return {column: kind for column, cell in row.cells.items() if (kind := _kind(_said(cell)))}


def rooms(row: Row) -> dict[int, tuple[str, Span]]:
    """The columns of a row of headings that are rooms: `Time | Room A | Room B`."""
    found = {
        column: (cell[0].text, cell[0].span())
        for column, cell in row.cells.items()
        if row.table is not None and len(cell[0].text) <= _LONGEST_ROOM and _ROOM.match(cell[0].text)
    }
    return found if len(found) > 1 and all(column in found or column == 1 for column in row.cells) else {}


def _said(cell: tuple[Passage, ...]) -> str:
    text = " ".join(passage.text for passage in cell)
    if len(text) > _LONGEST_HEADING:
        return ""
    return text.casefold().strip(" :.*#").rstrip("0123456789").rstrip()


def _kind(said: str) -> str | None:
    return next((kind for kind in COLUMNS if said in known("columns", kind)), None)


def _loose_kind(said: str) -> str | None:
    """A heading that adds to its word, or of times and people ends with it."""
    if said[:1].isdigit():
        return None
    first, _, last = said.rpartition(" ")
    by_last = _kind(last) if 0 < len(first.split()) <= _MOST_WORDS_BEFORE else None
    return _kind(_ADDITION.split(said)[0].strip(" *")) or (by_last if by_last in ("time", "who") else None)
