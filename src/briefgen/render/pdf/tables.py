"""Tables as slices: one a row. Head rows repeat, rows never split unless one is higher than a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate

from briefgen.errors import BriefgenError
from briefgen.render.pdf.frame import Frame
from briefgen.render.pdf.geometry import Pen
from briefgen.render.pdf.row_layout import CellLayout, RowLayout
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.slices import Slice, glue, height, stack
from briefgen.render.pdf.structure import Element
from briefgen.render.theme import POINTS_PER_MM, TableStyle
from briefgen.tree.nodes import Block, Cell, Row, Table

Lay = Callable[[tuple[Block, ...], Frame, Element], list[Slice]]
"""Lays blocks out in a frame, under a structure element."""

LARGEST_PADDINGS = 40.0
"""Points: what a table inside of a cell leaves to the paddings of the rows around it."""

SMALLEST_CELL = 12.0
"""Points: paddings leave at least that much to a cell's text."""


def table(setting: Setting, node: Table, frame: Frame, parent: Element, lay: Lay) -> list[Slice]:
    """A table's slices."""
    element = Element("Table", parent)
    element.summary = node.caption or None
    maker = _RowMaker(setting, node, _style(setting, node.role), frame, element, lay)
    head = [maker.head_row(place) for place in range(len(node.head))]
    heads_height = sum(row.height for row in head)
    rows = [maker.body_row(place) for place in range(len(node.body))]
    head_slices = [
        Slice(height=part.height, paint=part.paint, glued=True) for row in head for part in row.parts(frame.page_height)
    ]
    repeated = tuple(head_slices) if heads_height < frame.page_height / 2 else ()
    limit = frame.page_height - (heads_height if repeated else 0.0)
    body_slices = [
        Slice(height=part.height, paint=part.paint, head=repeated, glued=maker.is_glued(place))
        for place, row in enumerate(rows)
        for part in row.parts(limit)
    ]
    slices = [*head_slices, *body_slices]
    if not slices:
        return []
    slices = glue(slices) if maker.style.keep else slices
    return [*slices[:-1], replace(slices[-1], after=maker.style.after, glued=False)]


def _style(setting: Setting, role: str) -> TableStyle:
    try:
        return setting.theme.tables[role]
    except KeyError:
        raise BriefgenError(f"theme {setting.theme.name} has no table “{role}”", f"add [tables.{role}] to it") from None


@dataclass(frozen=True, slots=True)
class _RowMaker:
    setting: Setting
    table: Table
    style: TableStyle
    frame: Frame
    element: Element
    lay: Lay

    def head_row(self, place: int) -> RowLayout:
        is_last = place == len(self.table.head) - 1
        return replace(
            self._row(self.table.head[place], self.style.top, self.style.bottom, "Column"),
            rule_above=self._rule(self.style.top_rule) if place == 0 else None,
            rule_below=self._rule(self.style.head_rule) if is_last else None,
            is_bottom_aligned=True,
        )

    def body_row(self, place: int) -> RowLayout:
        row = self.table.body[place]
        return replace(
            self._row(row, self._top(place), self._bottom(place), "Row"),
            rule_above=self._rule(self.style.top_rule) if place == 0 and not self.table.head else None,
            rule_below=self._rule(self._rule_below(place)),
            uprights=self._uprights(row),
            upright_pen=Pen(self.setting.weight("write_in"), self.setting.colour("ink")),
            bar=Pen(self.setting.weight("bar"), self.setting.colour("ink")) if row.changed else None,
            map_pen=Pen(self.setting.weight("firm"), self.setting.colour("accent")),
            is_bottom_aligned=any(cell.lines for cell in row.cells),
        )

    def is_glued(self, place: int) -> bool:
        """A head stays with two rows, and so does the head of a group; what hangs on a row stays with it."""
        roles = [row.role for row in self.table.body]
        return (
            (place == 0 and bool(self.table.head))
            or roles[place] == "group"
            or (place > 0 and roles[place - 1] == "group")
            or roles[place + 1 : place + 2] == ["further"]
        )

    def _top(self, place: int) -> float:
        begins_group = self.table.body[place].role in {"group", "first", "root"}
        if place == 0 and (begins_group or self._has_groups_without_head()):
            return self.style.group_first
        return self.style.group_before if begins_group else self.style.top

    def _bottom(self, place: int) -> float:
        is_last = place == len(self.table.body) - 1
        ends_group = self._has_groups_without_head() if is_last else self.table.body[place + 1].role == "first"
        return self.style.group_after if ends_group else self.style.bottom

    def _has_groups_without_head(self) -> bool:
        return any(row.role == "first" for row in self.table.body)

    def _rule_below(self, place: int) -> str:
        if place == len(self.table.body) - 1:
            return self.style.bottom_rule
        at_group = self.table.body[place].role == "group" or self.table.body[place + 1].role == "first"
        return "hair" if at_group and self.style.row_rule == "none" else self.style.row_rule

    def _rule(self, name: str) -> Pen | None:
        colour = "hairline" if name == "hair" else "ink"
        return None if name == "none" else Pen(self.setting.weight(name), self.setting.colour(colour))

    def _edges(self) -> list[float]:
        """The columns' left edges and the last one's right edge, in points; never wider than the frame."""
        asked = sum(column.width for column in self.table.columns) * POINTS_PER_MM
        scale = min(1.0, self.frame.width / asked) if asked else 1.0
        return [0.0, *accumulate(column.width * POINTS_PER_MM * scale for column in self.table.columns)]

    def _uprights(self, row: Row) -> tuple[float, ...]:
        """The sides of the column for writing in, where the row has a cell of its own in it."""
        column = self.table.write_in
        starts = accumulate((cell.span for cell in row.cells), initial=0)
        if column is None or not any(
            start == column and cell.span == 1 for start, cell in zip(starts, row.cells, strict=False)
        ):
            return ()
        return tuple(self._edges()[column : column + 2])

    def _row(self, row: Row, top: float, bottom: float, scope: str) -> RowLayout:
        edges = self._edges()
        element = Element("TR", self.element)
        cells: list[CellLayout] = []
        column = 0
        for cell in row.cells:
            if column + cell.span >= len(edges):
                raise BriefgenError(f"a table row has more cells than the {len(edges) - 1} columns of its table")
            cells.append(self._cell(cell, column, edges, element, scope))
            column += cell.span
        tallest = max((cell.height for cell in cells), default=0.0)
        return RowLayout(cells=tuple(cells), top=top, bottom=bottom, height=top + tallest + bottom, width=edges[-1])

    def _cell(self, cell: Cell, column: int, edges: list[float], row: Element, scope: str) -> CellLayout:
        element = Element("TH" if cell.header else "TD", row)
        element.scope = scope if cell.header else None
        element.columns = cell.span
        columns = len(self.table.columns)
        left = self.style.padding(column, columns)[0]
        right = self.style.padding(column + cell.span - 1, columns)[1]
        width = edges[column + cell.span] - edges[column] - left - right
        frame = Frame(
            width=max(width, SMALLEST_CELL),
            page_height=max(self.frame.page_height / 2 - LARGEST_PADDINGS, LARGEST_PADDINGS),
            align=self.table.columns[column].align if cell.span == 1 else "left",
            is_listed=False,
            left=self.frame.left + edges[column] + left,
            notes=self.frame.notes,
        )
        slices = self.lay(cell.blocks, frame, element)
        placed = stack(slices, slices[0].before if slices else 0.0)
        return CellLayout(
            x=edges[column] + left,
            placed=tuple(placed),
            height=height(placed),
            edges=(edges[column], edges[column + cell.span]),
            map_lines=cell.lines,
        )
