"""What stands around the rows of a table: paddings, rules, and which rows stay together."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.render.theme import TableStyle
from briefgen.tree.nodes import Row, Table


@dataclass(frozen=True, slots=True)
class RowLook:
    """A row's paddings in points, the rules above and below it, whether it stays with the next row, and whether its
    text stands at the foot of its cells.
    """

    is_head: bool
    top: float
    bottom: float
    above: str
    below: str
    keep_next: bool
    at_foot: bool


def row_looks(table: Table, style: TableStyle, *, keep: bool) -> tuple[RowLook, ...]:
    """The look of each row, head rows first. ``keep`` holds the whole table on one page."""
    rows = (*table.head, *table.body)
    return tuple(_look(rows, index, len(table.head), style, keep=keep) for index in range(len(rows)))


def _look(rows: tuple[Row, ...], index: int, heads: int, style: TableStyle, *, keep: bool) -> RowLook:
    last = index == len(rows) - 1
    return RowLook(
        is_head=index < heads,
        top=_top(rows, index, heads, style),
        bottom=_bottom(rows, index, heads, style),
        above=style.top_rule if index == 0 else "none",
        below=_below(rows, index, heads, style),
        keep_next=not last and (keep or _stays(rows, index, heads)),
        at_foot=index < heads or any(cell.lines for cell in rows[index].cells),
    )


def _top(rows: tuple[Row, ...], index: int, heads: int, style: TableStyle) -> float:
    opens = rows[index].role in {"group", "first", "root"}
    if index == heads and (opens or _has_groups_without_head(rows)):
        return style.group_first
    return style.group_before if opens else style.top


def _bottom(rows: tuple[Row, ...], index: int, heads: int, style: TableStyle) -> float:
    """The last row of a group without a head has the group's own padding."""
    last = index == len(rows) - 1
    ends = index >= heads and (_has_groups_without_head(rows) if last else rows[index + 1].role == "first")
    return style.group_after if ends else style.bottom


def _has_groups_without_head(rows: tuple[Row, ...]) -> bool:
    return any(row.role == "first" for row in rows)


def _below(rows: tuple[Row, ...], index: int, heads: int, style: TableStyle) -> str:
    if index < heads:
        return style.head_rule if index == heads - 1 else "none"
    if index == len(rows) - 1:
        return style.bottom_rule
    at_group = rows[index].role == "group" or rows[index + 1].role == "first"
    return "hair" if at_group and style.row_rule == "none" else style.row_rule


def _stays(rows: tuple[Row, ...], index: int, heads: int) -> bool:
    """Heads of tables and of groups stay with two rows, and what hangs on a row with it."""
    if index < heads or rows[index].role == "group" or rows[index + 1].role == "further":
        return True
    return (heads > 0 and index == heads) or (index > 0 and rows[index - 1].role == "group")
