"""Tables, built as ``w:tbl`` directly: fixed widths, head rows that repeat, rows that never split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate

from briefgen.errors import BriefgenError
from briefgen.render.docx.rows import RowLook, row_looks
from briefgen.render.docx.styles import style_id
from briefgen.render.docx.wml import TABLE, Element, colour, line, mm_twips, properties, twips, w
from briefgen.render.docx.writing import Place, Writing
from briefgen.render.theme import POINTS_PER_MM, TableStyle, Theme
from briefgen.tree.nodes import Block, Cell, Row, Table

Sequence = Callable[[tuple[Block, ...], Place, Writing], list[Element]]
"""Writes blocks; given from outside, for cells hold blocks of every kind."""

_BAR_GAP = 4
"""Points between a changed row and its bar."""
_HEAD_OF_COLUMN = {"val": "100000000000", "firstRow": 1}
_HEAD_OF_ROW = {"val": "001000000000", "firstColumn": 1}


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table's columns by their edges in twips, and its look."""

    edges: tuple[int, ...]
    style: TableStyle
    table: Table
    theme: Theme

    def width(self, first: int, span: int = 1) -> int:
        """Twips that cells cover; columns are rounded at their edges, so that widths add up."""
        return self.edges[first + span] - self.edges[first]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.edges) - 1

    def padding(self, first: int, span: int) -> tuple[float, float]:
        """Left padding of the cell's first column, right padding of its last one, in points."""
        return self.style.padding(first, self.columns)[0], self.style.padding(first + span - 1, self.columns)[1]


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


def _grid(node: Table, place: Place, theme: Theme) -> _Grid:
    """The table's grid; never wider than its frame."""
    try:
        style = theme.tables[node.role]
    except KeyError:
        raise BriefgenError(
            f"theme {theme.name} has no table role “{node.role}”", f"add [tables.{node.role}]"
        ) from None
    edges = list(accumulate((column.width for column in node.columns), initial=0.0))
    scale = min(1.0, (place.width - place.left) / edges[-1]) if edges[-1] else 1.0
    return _Grid(tuple(mm_twips(edge * scale) for edge in edges), style, node, theme)


def _properties(grid: _Grid, place: Place, writing: Writing) -> Element:
    top, bottom = grid.style.top, grid.style.bottom
    left, right = grid.style.padding(0, max(2, grid.columns))
    caption = writing.clean(grid.table.caption)
    return properties(
        "w:tblPr",
        w("tblW", w=grid.edges[-1], type="dxa"),
        w("tblInd", w=mm_twips(place.left), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *_margins(top=top, left=left, bottom=bottom, right=right)),
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


def _margins(**points: float) -> list[Element]:
    return [w(side, w=twips(value), type="dxa") for side, value in points.items()]


def _row(row: Row, grid: _Grid, look: RowLook, writing: Writing, sequence: Sequence) -> Element:
    made = w("tr", properties("w:trPr", w("cantSplit"), w("tblHeader") if look.is_head else None))
    column = 0
    for cell in _filled(row, grid):
        place = _cell_place(column, cell.span, grid, look, changed=row.changed and column == 0)
        inner = sequence(cell.blocks, place, writing)
        if not inner or inner[-1].tag == TABLE:
            inner.append(_nothing(writing.theme, place))
        made.append(w("tc", _cell_properties(cell, column, grid, look), *inner))
        column += cell.span
    return made


def _filled(row: Row, grid: _Grid) -> tuple[Cell, ...]:
    """The row's cells, and an empty one for the columns that it leaves out.

    Raises BriefgenError when it has more than there are columns: what stands in them would be lost.
    """
    missing = grid.columns - sum(cell.span for cell in row.cells)
    if missing < 0:
        raise BriefgenError(f"a row of the table “{grid.table.caption}” has more cells than there are columns")
    return (*row.cells, Cell(span=missing)) if missing else row.cells


def _cell_place(column: int, span: int, grid: _Grid, look: RowLook, *, changed: bool) -> Place:
    left, right = grid.padding(column, span)
    return Place(
        width=(grid.width(column, span) / 20 - left - right) / POINTS_PER_MM,
        align=grid.table.columns[column].align if span == 1 else "left",
        together=look.keep_next,
        keep_next=look.keep_next,
        bar="ink" if changed else "",
        bar_at=-(_BAR_GAP + grid.theme.rules["bar"]) / POINTS_PER_MM,
        flowing=False,
    )


def _nothing(theme: Theme, place: Place) -> Element:
    """The paragraph that Word wants in an empty cell, and after a table in a cell."""
    style = style_id("cell") if "cell" in theme.text else "Normal"
    return w("p", properties("w:pPr", w("pStyle", val=style), w("keepNext") if place.keep_next else None))


def _cell_properties(cell: Cell, column: int, grid: _Grid, look: RowLook) -> Element:
    head = _HEAD_OF_COLUMN if look.is_head else _HEAD_OF_ROW
    left, right = grid.padding(column, cell.span)
    borders = _borders(cell, column, grid, look)
    return properties(
        "w:tcPr",
        w("cnfStyle", **head) if cell.header else None,
        w("tcW", w=grid.width(column, cell.span), type="dxa"),
        w("gridSpan", val=cell.span) if cell.span > 1 else None,
        w("tcBorders", *borders) if borders else None,
        w("tcMar", *_margins(top=look.top, left=left, bottom=look.bottom, right=right)),
        w("vAlign", val="bottom") if look.is_head else None,
    )


def _borders(cell: Cell, column: int, grid: _Grid, look: RowLook) -> list[Element]:
    """The cell's rules. The only upright ones enclose the column that is for writing in."""
    for_writing = grid.table.write_in == column and cell.span == 1 and not look.is_head
    ink = colour(grid.theme.colours["ink"])
    upright = [line(side, grid.theme.rules["write_in"], ink) if for_writing else None for side in ("left", "right")]
    sides = (_rule("top", look.above, grid.theme), upright[0], _rule("bottom", look.below, grid.theme), upright[1])
    return [side for side in sides if side is not None]


def _rule(side: str, weight: str, theme: Theme) -> Element | None:
    match weight:
        case "none":
            return None
        case "hair":
            return line(side, theme.rules["hair"], colour(theme.colours["hairline"]))
        case "firm":
            return line(side, theme.rules["firm"], colour(theme.colours["ink"]))
        case _:
            raise BriefgenError(f"theme {theme.name} has a rule “{weight}”", "rules are none, hair or firm")
