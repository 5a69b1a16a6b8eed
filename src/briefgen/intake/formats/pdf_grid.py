"""Tables with ruling lines: the sides of their cells, found in what is drawn, and which words stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.intake.formats.pdf_page import Box, Word

MOST_EDGES = 20_000
_MOST_LINES = 600
_TOUCH = 3.0
_SAME = 2.5
_SHORTEST = 6.0
_COVERED = 0.7


@dataclass(frozen=True, slots=True)
class Stroke:
    """A ruling line: at `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell, which may span rows and columns: its first row and column, counted from 1, and its box."""

    row: int
    column: int
    box: Box


def grids(edges: Iterable[Box]) -> list[tuple[GridCell, ...]]:
    """The tables of a page from top to bottom, each with at least two cells."""
    edges = list(edges)
    across = _merged(Stroke((e.top + e.bottom) / 2, e.left, e.right) for e in edges if e.width >= e.height)
    down = _merged(Stroke((e.left + e.right) / 2, e.top, e.bottom) for e in edges if e.height > e.width)
    if len(across) + len(down) > _MOST_LINES:
        return []
    found = [cells for lines in _groups(across, down) if len(cells := _cells(*lines)) > 1]
    return sorted(found, key=lambda cells: (cells[0].box.top, cells[0].box.left))


def cell_of(word: Word, cells: Sequence[GridCell]) -> GridCell | None:
    """The cell that a word stands in."""
    x, y = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
    return next((cell for cell in cells if cell.box.holds(x, y)), None)


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Strokes that go on in each other as one; those too short for the side of a cell left out."""
    levels: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        if levels and stroke.at - levels[-1][0].at <= _SAME:
            levels[-1].append(stroke)
        else:
            levels.append([stroke])
    merged: list[Stroke] = []
    for level in levels:
        run: list[Stroke] = []
        for stroke in sorted(level, key=lambda stroke: stroke.start):
            if run and stroke.start <= run[-1].end + _TOUCH:
                run[-1] = Stroke(run[-1].at, run[-1].start, max(run[-1].end, stroke.end))
            else:
                run.append(stroke)
        merged += [stroke for stroke in run if stroke.end - stroke.start >= _SHORTEST]
    return merged


def _groups(across: list[Stroke], down: list[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Lines that touch each other, put together."""
    owner = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for i, flat in enumerate(across):
        for j, upright in enumerate(down, start=len(across)):
            if _meet(flat, upright):
                owner[root(i)] = root(j)
    together: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for index, stroke in enumerate((*across, *down)):
        together.setdefault(root(index), ([], []))[index >= len(across)].append(stroke)
    yield from together.values()


def _meet(flat: Stroke, upright: Stroke) -> bool:
    return (
        flat.start - _TOUCH <= upright.at <= flat.end + _TOUCH
        and upright.start - _TOUCH <= flat.at <= upright.end + _TOUCH
    )


def _levels(strokes: list[Stroke]) -> list[float]:
    levels: list[float] = []
    for at in sorted(stroke.at for stroke in strokes):
        if not levels or at - levels[-1] > _TOUCH:
            levels.append(at)
    return levels


def _cells(across: list[Stroke], down: list[Stroke]) -> tuple[GridCell, ...]:
    """The cells between lines; where no line parts two of them they are one."""
    xs, ys = _levels(down), _levels(across)
    columns, lines = len(xs) - 1, len(ys) - 1
    if columns < 1 or lines < 1:
        return ()
    owner = list(range(columns * lines))
    for index in range(columns * lines):
        line, column = divmod(index, columns)
        if column + 1 < columns and not _drawn(down, xs[column + 1], ys[line], ys[line + 1]):
            _unite(owner, index, index + 1)
        if line + 1 < lines and not _drawn(across, ys[line + 1], xs[column], xs[column + 1]):
            _unite(owner, index, index + columns)
    found: dict[int, Box] = {}
    for index in range(columns * lines):
        line, column = divmod(index, columns)
        box = Box(xs[column], ys[line], xs[column + 1], ys[line + 1])
        first = found.setdefault(_root(owner, index), box)
        found[_root(owner, index)] = Box(
            min(first.left, box.left),
            min(first.top, box.top),
            max(first.right, box.right),
            max(first.bottom, box.bottom),
        )
    cells = (GridCell(bisect_right(ys, box.top), bisect_right(xs, box.left), box) for box in found.values())
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _root(owner: list[int], index: int) -> int:
    while owner[index] != index:
        index = owner[index]
    return index


def _unite(owner: list[int], first: int, second: int) -> None:
    one, two = _root(owner, first), _root(owner, second)
    owner[max(one, two)] = min(one, two)


def _drawn(strokes: list[Stroke], at: float, start: float, end: float) -> bool:
    """Whether most of a side is drawn."""
    drawn = sum(
        max(0.0, min(end, stroke.end) - max(start, stroke.start)) for stroke in strokes if abs(stroke.at - at) <= _TOUCH
    )
    return drawn >= _COVERED * (end - start)
