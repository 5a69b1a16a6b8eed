"""A table row laid out: where its cells' lines stand, and its rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.render.pdf.geometry import Pen, Rectangle
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.slices import Placed
from briefgen.tree.nodes import Line

BAR_GAP, BAR_INSET = 4.0, 2.0
"""Points between a changed row and its bar, and between the bar and the row's rules."""


@dataclass(frozen=True, slots=True)
class CellLayout:
    """A cell's lines, placed below the cell's top padding, x points right of the table's left edge; ``edges`` are its
    own left and right one, along which the lines of a map run.
    """

    x: float
    placed: tuple[Placed, ...]
    height: float
    edges: tuple[float, float] = (0.0, 0.0)
    map_lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLayout:
    """A row: its cells, paddings, height and width in points, and what is drawn around them."""

    cells: tuple[CellLayout, ...]
    top: float
    bottom: float
    height: float
    width: float
    rule_above: Pen | None = None
    rule_below: Pen | None = None
    uprights: tuple[float, ...] = ()
    upright_pen: Pen = Pen(0.0, "")  # noqa: RUF009  # a named tuple never changes
    bar: Pen | None = None
    map_pen: Pen = Pen(0.0, "")  # noqa: RUF009  # a named tuple never changes
    is_bottom_aligned: bool = False

    def paint(self, painter: Painter, x: float, y: float) -> None:
        """Paint the cells' text, then the rules."""
        for cell in self.cells:
            room = self.height - self.top - self.bottom - cell.height
            top = y + self.top + (room if self.is_bottom_aligned else 0.0)
            for placed in cell.placed:
                placed.slice.paint(painter, x + cell.x, top + placed.top)
        for rule, at in ((self.rule_above, y), (self.rule_below, y + self.height)):
            if rule:
                painter.rule(x, at, x + self.width, at, rule)
        for upright in self.uprights:
            painter.rule(x + upright, y, x + upright, y + self.height, self.upright_pen)
        for cell in self.cells:
            self._paint_map(painter, cell, x, y)
        if self.bar:
            left = x - BAR_GAP - self.bar.width
            bar = Rectangle(left, y + BAR_INSET, self.bar.width, self.height - 2 * BAR_INSET)
            painter.fill(bar, self.bar.colour)

    def _paint_map(self, painter: Painter, cell: CellLayout, x: float, y: float) -> None:
        """A cell's lines; that below begins at the outer side of that at the left, so that the corner is whole."""
        left, right = cell.edges
        foot = y + self.height
        if "left" in cell.map_lines:
            painter.rule(x + left, y, x + left, foot, self.map_pen)
        if "below" in cell.map_lines:
            painter.rule(x + left - self.map_pen.width / 2, foot, x + right, foot, self.map_pen)

    def parts(self, limit: float) -> Iterator[RowLayout]:
        """The row, or its parts where it is higher than a page: no text may be lost at the page's edge."""
        if self.height <= limit:
            yield self
            return
        room = max(limit - self.top - self.bottom, 0.0)
        columns = [_parts(cell, room) for cell in self.cells]
        count = max(len(parts) for parts in columns)
        for place in range(count):
            cells = tuple(parts[place] for parts in columns if place < len(parts))
            yield replace(
                self,
                cells=cells if place == count - 1 else tuple(replace(cell, map_lines=()) for cell in cells),
                height=self.top + max(cell.height for cell in cells) + self.bottom,
                rule_above=self.rule_above if place == 0 else None,
                rule_below=self.rule_below if place == count - 1 else None,
            )


def _parts(cell: CellLayout, room: float) -> list[CellLayout]:
    """A cell's lines in groups that are not higher than the room."""
    groups: list[list[Placed]] = [[]]
    for placed in cell.placed:
        if groups[-1] and placed.bottom - groups[-1][0].top > room:
            groups.append([])
        groups[-1].append(placed)
    return [
        replace(
            cell,
            placed=tuple(replace(placed, top=placed.top - group[0].top) for placed in group),
            height=group[-1].bottom - group[0].top if group else 0.0,
        )
        for group in groups
    ]
