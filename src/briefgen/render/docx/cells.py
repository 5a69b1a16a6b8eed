"""The cells of a table: their widths, paddings, rules and marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.errors import BriefgenError
from briefgen.render.docx.rows import RowLook
from briefgen.render.docx.wml import Element, colour, line, properties, twips, w
from briefgen.render.docx.writing import Place
from briefgen.render.theme import POINTS_PER_MM, TableStyle, Theme
from briefgen.tree.nodes import Cell, Table

MAP_LINE = "firm"
"""The weight of a map’s lines."""
_BAR_GAP = 4
"""Points between the bar of a changed row and its text."""
_HEAD_OF_COLUMN = {"val": "100000000000", "firstRow": 1}
_HEAD_OF_ROW = {"val": "001000000000", "firstColumn": 1}


@dataclass(frozen=True, slots=True)
class Grid:
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


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell stands: its first column, the columns that it covers, its row's look; ``barred`` has the bar
    of a changed row at its left edge. The bar stands in the cell, for LibreOffice cuts off what stands outside.
    """

    grid: Grid
    column: int
    span: int
    look: RowLook
    barred: bool

    @property
    def padding(self) -> tuple[float, float]:
        """Left padding of the cell's first column, right padding of its last one, in points."""
        style, columns = self.grid.style, self.grid.columns
        left, right = style.padding(self.column, columns)[0], style.padding(self.column + self.span - 1, columns)[1]
        if not self.barred:
            return left, right
        shift = _BAR_GAP + self.grid.theme.rules["bar"]
        return left + shift, max(0.0, right - shift)

    @property
    def place(self) -> Place:
        """The place of the cell's blocks."""
        return Place(
            width=(self.grid.width(self.column, self.span) / 20 - sum(self.padding)) / POINTS_PER_MM,
            align=self.grid.table.columns[self.column].align if self.span == 1 else "left",
            together=self.look.keep_next,
            keep_next=self.look.keep_next,
            flowing=False,
            ends=True,
        )


def cell_properties(cell: Cell, spot: Spot) -> Element:
    """``w:tcPr``. A head says so itself, so that a reader need not guess from its place (ECMA-376 17.4.7)."""
    left, right = spot.padding
    borders = _borders(cell, spot)
    return properties(
        "w:tcPr",
        w("cnfStyle", **(_HEAD_OF_COLUMN if spot.look.is_head else _HEAD_OF_ROW)) if cell.header else None,
        w("tcW", w=spot.grid.width(spot.column, spot.span), type="dxa"),
        w("gridSpan", val=spot.span) if spot.span > 1 else None,
        w("tcBorders", *borders) if borders else None,
        w("tcMar", *margins(top=_inside(spot, "above"), left=left, bottom=_inside(spot, "below", cell), right=right)),
        w("vAlign", val="bottom") if spot.look.at_foot else None,
    )


def _inside(spot: Spot, side: Literal["above", "below"], cell: Cell | None = None) -> float:
    """The padding at a side without the rule that stands there: a row is higher by its rules in a DOCX alone."""
    look, rules = spot.look, spot.grid.theme.rules
    padding, rule = (look.top, look.above) if side == "above" else (look.bottom, look.below)
    rule = MAP_LINE if cell and "below" in cell.lines else rule
    return max(0.0, padding - rules.get(rule, 0.0))


def margins(**points: float) -> list[Element]:
    """Paddings by side."""
    return [w(side, w=twips(value), type="dxa") for side, value in points.items()]


def _borders(cell: Cell, spot: Spot) -> list[Element]:
    """The cell's rules. The only upright ones enclose the column that is for writing in, mark a changed row, and are
    the lines of a map.
    """
    theme = spot.grid.theme
    ink = colour(theme.colours["ink"])
    for_writing = spot.grid.table.write_in == spot.column and spot.span == 1 and not spot.look.is_head
    upright = {side: line(side, theme.rules["write_in"], ink) for side in ("left", "right") if for_writing}
    if spot.barred:
        upright["left"] = line("left", theme.rules["bar"], ink)
    if "left" in cell.lines:
        upright["left"] = line("left", theme.rules[MAP_LINE], colour(theme.colours["accent"]))
    mapped = line("bottom", theme.rules[MAP_LINE], colour(theme.colours["accent"])) if "below" in cell.lines else None
    sides = (
        _rule("top", spot.look.above, theme),
        upright.get("left"),
        _rule("bottom", spot.look.below, theme) if mapped is None else mapped,
        upright.get("right"),
    )
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
