"""Maps: what hangs on what, as rows of a table whose cells carry the lines between them.

What stands in a cell stands on a line, which runs on to the right; all that hangs on the same thing hangs on one line
down. Lines go along edges of cells only, so that they hold in any font and however a text breaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.tree.nodes import Cell, Row

ROOT, FURTHER = "root", "further"
"""The roles of rows: where nothing is hung on, and below what they hang on."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What stands in a cell, and what hangs on it."""

    cell: Cell
    branches: tuple[Branch, ...] = ()


def map_rows(branches: tuple[Branch, ...], columns: int) -> Iterator[Row]:
    """The rows of a map, one for each end of a branch.

    Raises ValueError where branches hang on each other in more steps than there are columns.
    """
    for branch in branches:
        first, *further = _cells(branch, columns, is_root=True)
        yield Row(first, ROOT)
        yield from (Row(cells, FURTHER) for cells in further)


def _cells(branch: Branch, columns: int, *, is_root: bool = False) -> list[tuple[Cell, ...]]:
    if not columns:
        raise ValueError("more branches in one another than columns")
    hanging = tuple(_hanging(branch.branches, columns - 1)) or ((Cell(),) * (columns - 1),)
    is_alone = is_root and not branch.branches
    own = branch.cell if is_alone else replace(branch.cell, lines=("below",))
    return [(own, *hanging[0]), *((Cell(), *cells) for cells in hanging[1:])]


def _hanging(branches: tuple[Branch, ...], columns: int) -> Iterator[tuple[Cell, ...]]:
    """The rows of what hangs on one thing: the line down begins below the first and ends with the last."""
    last = len(branches) - 1
    for place, branch in enumerate(branches):
        first, *further = _cells(branch, columns)
        yield _on_line(first) if place else first
        yield from (map(_on_line, further) if place < last else further)


def _on_line(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return (replace(cells[0], lines=("left", *cells[0].lines)), *cells[1:])
