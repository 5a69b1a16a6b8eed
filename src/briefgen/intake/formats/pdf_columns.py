"""The order in which lines are read: two columns of running text, one after the other; cells, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from briefgen.intake.formats.pdf_lines import Line, Row, joined

_FEWEST_IN_COLUMN = 5
_WIDE = 0.22
_FULL = 0.5
_NEAR = 0.15
_HALF_GUTTER = 3.0
_MIDDLE = (0.3, 0.7)
_STEP = 8.0
_FEWEST_AT_STOP = 3
_AT_STOP = 4.0
_WIDER_STEP = 1.45


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of running text under each other; `is_side`: one of two columns of a page."""

    lines: tuple[Line, ...]
    is_side: bool = False


@dataclass(frozen=True, slots=True)
class AlignedCell:
    """The lines of a cell of a table without ruling lines, and where its column ends at most."""

    row: int
    column: int
    lines: tuple[Line, ...]
    right: float


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table without ruling lines."""

    cells: tuple[AlignedCell, ...]


def reading_order(rows: Sequence[Row], width: float, right: float) -> Iterator[Column | Aligned]:
    """What stands on a page, in the order of reading."""
    gutter = _gutter(rows, width)
    if gutter is None:
        yield from _aligned(rows, right)
        return
    at, first, last = gutter
    yield from reading_order(rows[:first], width, right)
    sides = [
        [tuple(line for line in row if (line.left < at) is is_left) for row in rows[first:last]]
        for is_left in (True, False)
    ]
    for side in sides:
        yield Column(tuple(joined(row) for row in side if row), is_side=True)
    yield from reading_order(rows[last:], width, right)


def _gutter(rows: Sequence[Row], width: float) -> tuple[float, int, int] | None:
    """Where a page is parted into two columns of running text, and the first and the last row of that."""
    best: tuple[float, int, int] | None = None
    fewest = _FEWEST_IN_COLUMN - 1
    steps = int((_MIDDLE[1] - _MIDDLE[0]) * width / _STEP)
    for step in range(steps + 1):
        at = _MIDDLE[0] * width + step * _STEP
        for first, last in _runs(rows, at):
            if last - first <= fewest:  # a side has at most a line a row
                continue
            lines = _of_both_sides(rows[first:last], at, width)
            if lines > fewest:
                best, fewest = (at, first, last), lines
    return best


def _runs(rows: Sequence[Row], at: float) -> Iterator[tuple[int, int]]:
    """Stretches of rows that leave a place free."""
    first = 0
    for index, row in enumerate(rows):
        if any(line.left < at + _HALF_GUTTER and line.right > at - _HALF_GUTTER for line in row):
            if index > first:
                yield first, index
            first = index + 1
    if len(rows) > first:
        yield first, len(rows)


def _of_both_sides(rows: Sequence[Row], at: float, width: float) -> int:
    """How many lines stand on the side with fewer; none unless both are running text."""
    left = [line for row in rows if (line := _side(row, at, left=True))]
    right = [line for row in rows if (line := _side(row, at, left=False))]
    fewest = min(len(left), len(right))
    return fewest if fewest >= _FEWEST_IN_COLUMN and _is_text(left, width) and _is_text(right, width) else 0


def _side(row: Row, at: float, *, left: bool) -> Line | None:
    lines = [line for line in row if (line.left < at) is left]
    return joined(lines) if lines else None


def _is_text(lines: Sequence[Line], width: float) -> bool:
    """Whether lines are wide, and most of them full."""
    reached = max(line.right for line in lines)
    full = sum(line.right >= reached - _NEAR * width for line in lines)
    return median(line.right - line.left for line in lines) >= _WIDE * width and full >= _FULL * len(lines)


def _aligned(rows: Sequence[Row], right: float) -> Iterator[Column | Aligned]:
    """Rows in one column, those whose lines start at the same places as tables."""
    stops = _stops(rows)
    plain: list[Line] = []
    for is_table, run in _tables(rows, stops):
        if is_table:
            if plain:
                yield Column(tuple(plain))
                plain = []
            yield Aligned(tuple(_cells(run, stops, right)))
        else:
            plain += [joined(row) for row in run]
    if plain:
        yield Column(tuple(plain))


def _stops(rows: Sequence[Row]) -> list[float]:
    """Places at which the second line of several rows starts, or a later one."""
    starts = sorted(line.left for row in rows if not _is_labelled(row) for line in row[1:])
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= _AT_STOP:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [group[0] for group in groups if len(group) >= _FEWEST_AT_STOP]


def _is_labelled(row: Row) -> bool:
    """`Venue:      Hall A`: a label and what it labels are one line."""
    return len(row) > 1 and row[0].text.endswith(":")


def _stop_of(line: Line, stops: Sequence[float]) -> int | None:
    """The number of the column that a line starts at, from 2."""
    return next((number for number, stop in enumerate(stops, 2) if abs(line.left - stop) <= _AT_STOP), None)


def _tables(rows: Sequence[Row], stops: Sequence[float]) -> Iterator[tuple[bool, list[Row]]]:
    """Stretches of rows that are a table, and those that are none."""
    run: list[Row] = []
    for row in rows:
        if run and not _in_table(row, stops, run):
            yield from _trimmed(run, stops)
            run = []
        if run or _is_first(row, stops):
            run.append(row)
        else:
            yield False, [row]
    yield from _trimmed(run, stops)


def _is_first(row: Row, stops: Sequence[float]) -> bool:
    return (
        len(row) > 1
        and not _is_labelled(row)
        and _stop_of(row[0], stops) is None
        and any(_stop_of(line, stops) for line in row[1:])
    )


def _in_table(row: Row, stops: Sequence[float], run: Sequence[Row]) -> bool:
    """Whether a row goes on in a table: no line of its first column reaches into the second."""
    if _is_first(row, stops):
        return True
    used = [number for above in run for line in above if (number := _stop_of(line, stops))]
    second = stops[min(used, default=2) - 2]
    return not _is_labelled(row) and row[0].left > second - _AT_STOP


def _trimmed(run: list[Row], stops: Sequence[float]) -> Iterator[tuple[bool, list[Row]]]:
    if sum(_is_first(row, stops) for row in run) >= _FEWEST_AT_STOP:
        yield True, run
    elif run:
        yield False, run


def _cells(run: Sequence[Row], stops: Sequence[float], right: float) -> Iterator[AlignedCell]:
    """The cells of a table, row by row; a row begins where its first column has something."""
    number = 0
    cells: dict[int, list[Line]] = {}
    for row in run:
        if _is_first(row, stops):
            yield from _row(number, cells, stops, right)
            number += 1
            cells = {}
        column = 1
        for line in row:
            column = _stop_of(line, stops) or (column if line is not row[0] else _column_at(line, stops))
            lines = cells.setdefault(column, [])
            if lines and lines[-1].baseline >= line.baseline - 1:
                lines[-1] = joined((lines[-1], line))
            else:
                lines.append(line)
    yield from _row(number, cells, stops, right)


def _column_at(line: Line, stops: Sequence[float]) -> int:
    """The last column that starts left of a line."""
    return 1 + sum(stop <= line.left + _AT_STOP for stop in stops)


def _row(number: int, cells: dict[int, list[Line]], stops: Sequence[float], right: float) -> Iterator[AlignedCell]:
    for column in sorted(cells):
        end = stops[column - 1] if column <= len(stops) else right
        reached = max(line.right for line in cells[column])
        yield AlignedCell(number, column, tuple(cells[column]), max(end, reached))
