"""Tables, built as ``w:tbl`` directly: fixed widths, head rows that repeat, rows that never split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from briefgen.errors import BriefgenError
from briefgen.render.docx.cells import Grid, Spot, cell_properties, margins
from briefgen.render.docx.rows import RowLook, row_looks
from briefgen.render.docx.styles import style_id
from briefgen.render.docx.wml import TABLE, Element, mm_twips, properties, w
from briefgen.render.docx.writing import Place, Writing
from briefgen.render.theme import Theme
from briefgen.tree.nodes import Block, Cell, Row, Table

Sequence = Callable[[tuple[Block, ...], Place, Writing], list[Element]]
"""Writes blocks; given from outside, for cells hold blocks of every kind."""


def table(node: Table, place: Place, writing: Writing, sequence: Sequence) -> Element:
    """The table. The space after it is left to the block that follows."""
    writing.settle()
    grid = _grid(node, place, writing.theme)
    looks = row_looks(node, grid.style, keep=grid.style.keep or place.together)
    made = w("tbl", _properties(grid, place, writing))
    made.append(w("tblGrid", *(w("gridCol", w=grid.width(column)) for column in range(grid.columns))))
    rows = (*node.head, *node.body)
    for index, (row, look) in enumerate(zip(rows, looks, strict=True)):
        keep = look.keep_next or (place.keep_next and index == len(rows) - 1)
        made.append(_row(row, grid, replace(look, keep_next=keep), writing, sequence))
    if place.flowing:
        writing.owe(grid.style.after)
    return made


def _grid(node: Table, place: Place, theme: Theme) -> Grid:
    """The table's grid; never wider than its frame."""
    try:
        style = theme.tables[node.role]
    except KeyError:
        raise BriefgenError(
            f"theme {theme.name} has no table role “{node.role}”", f"add [tables.{node.role}]"
        ) from None
    edges = list(accumulate((column.width for column in node.columns), initial=0.0))
    scale = min(1.0, (place.width - place.left) / edges[-1]) if edges[-1] else 1.0
    return Grid(tuple(mm_twips(edge * scale) for edge in edges), style, node, theme)


def _properties(grid: Grid, place: Place, writing: Writing) -> Element:
    top, bottom = grid.style.top, grid.style.bottom
    left, right = grid.style.padding(0, max(2, grid.columns))
    caption = writing.clean(grid.table.caption)
    return properties(
        "w:tblPr",
        w("tblW", w=grid.edges[-1], type="dxa"),
        w("tblInd", w=mm_twips(place.left), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins(top=top, left=left, bottom=bottom, right=right)),
        _table_look(grid.table),
        w("tblCaption", val=caption) if caption else None,
    )


def _table_look(node: Table) -> Element:
    """Which cells are heads: what a screen reader goes by."""
    first_row = int(bool(node.head))
    first_column = int(any(cell.header for row in node.body for cell in row.cells))
    value = 0x0400 | 0x0200 | first_row * 0x0020 | first_column * 0x0080
    flags = {
        "firstRow": first_row,
        "lastRow": 0,
        "firstColumn": first_column,
        "lastColumn": 0,
        "noHBand": 1,
        "noVBand": 1,
    }
    return w("tblLook", val=f"{value:04X}", **flags)


def _row(row: Row, grid: Grid, look: RowLook, writing: Writing, sequence: Sequence) -> Element:
    made = w("tr", properties("w:trPr", w("cantSplit"), w("tblHeader") if look.is_head else None))
    column = 0
    for cell in _filled(row, grid):
        spot = Spot(grid, column, cell.span, look, barred=row.changed and column == 0)
        inner = sequence(cell.blocks, spot.place, writing)
        if not inner or inner[-1].tag == TABLE:
            inner.append(_nothing(writing.theme, spot.place))
        made.append(w("tc", cell_properties(cell, spot), *inner))
        column += cell.span
    return made


def _filled(row: Row, grid: Grid) -> tuple[Cell, ...]:
    """The row's cells, and an empty one for the columns that it leaves out.

    Raises BriefgenError when it has more than there are columns: what stands in them would be lost.
    """
    missing = grid.columns - sum(cell.span for cell in row.cells)
    if missing < 0:
        raise BriefgenError(f"a row of the table “{grid.table.caption}” has more cells than there are columns")
    return (*row.cells, Cell(span=missing)) if missing else row.cells


def _nothing(theme: Theme, place: Place) -> Element:
    """The paragraph that Word wants in an empty cell, and after a table in a cell."""
    style = style_id("cell") if "cell" in theme.text else "Normal"
    return w("p", properties("w:pPr", w("pStyle", val=style), w("keepNext") if place.keep_next else None))
