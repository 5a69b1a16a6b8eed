"""Columns of a table that may go: those in which no row says anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.tree.nodes import Cell, Paragraph, Row, Table
from briefgen.tree.walk import fold, inline_text

SILENT = frozenset({"", "–"})
"""What a cell holds that says nothing."""


def without_silent(table: Table, optional: Iterable[int]) -> Table:
    """The table without those of its optional columns whose every cell is empty or a dash; what they leave free
    goes to the widest of the others.
    """
    gone = frozenset(column for column in optional if _is_silent(table, column))
    if not gone:
        return table
    kept = [column for place, column in enumerate(table.columns) if place not in gone]
    free = sum(table.columns[place].width for place in gone)
    widest = max(range(len(kept)), key=lambda place: kept[place].width)
    kept[widest] = replace(kept[widest], width=kept[widest].width + free)
    return replace(
        table,
        columns=tuple(kept),
        head=tuple(_without(row, gone) for row in table.head),
        body=tuple(_without(row, gone) for row in table.body),
        write_in=None if table.write_in is None else table.write_in - sum(place < table.write_in for place in gone),
    )


def _is_silent(table: Table, column: int) -> bool:
    cells = [cell for row in table.body for place, cell in _placed(row) if place == column and cell.span == 1]
    return bool(cells) and column != table.write_in and all(_says(cell) in SILENT for cell in cells)


def _placed(row: Row) -> Iterator[tuple[int, Cell]]:
    """The cells with the columns that they begin in."""
    column = 0
    for cell in row.cells:
        yield column, cell
        column += cell.span


def _says(cell: Cell) -> str:
    """What a cell says; a block that is no paragraph says something."""
    return fold(" ".join(inline_text(each.inlines) if isinstance(each, Paragraph) else "…" for each in cell.blocks))


def _without(row: Row, gone: frozenset[int]) -> Row:
    cells = []
    for place, cell in _placed(row):
        span = sum(1 for column in range(place, place + cell.span) if column not in gone)
        if span:
            cells.append(replace(cell, span=span))
    return replace(row, cells=tuple(cells))
