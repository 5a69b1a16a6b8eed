"""The drawn time lines: boxes and ticks to scale, and the labels that fit under them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.compose.views import PartView, RowView, time_shown
from briefgen.model import words
from briefgen.model.facts import Fact, derived
from briefgen.model.timing import Timed
from briefgen.tree.nodes import Align, Box, Figure, Tick

POINTS_PER_MM = 72 / 25.4
PACK_MM = 166
SHEET_MM = 180
GAP = 1.5
PART_HEIGHT = 9
ROWS_TOP = 11
ROWS_HEIGHT = 13
TICK = 4
SHEET_HEIGHT = 18
LABELLED = 10 * 60
LETTER_MM = 2.35
"""Width of a letter of 12 pt text, a little generous."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a time line: where, what, and how it hangs."""

    at: str
    fact: Fact
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Strip:
    """The time line of the whole session: its labels above and below; the drawing is found by name."""

    above: tuple[Label, ...]
    below: tuple[Label, ...]


def session_strip(parts: tuple[PartView, ...]) -> tuple[Figure, Strip] | None:
    """Parts above, rows below, to one scale; None where a length is unknown."""
    if not parts or any(not part.timed.timed for part in parts):
        return None
    end = parts[-1].timed.end
    if end <= 0:
        return None
    scale = PACK_MM * POINTS_PER_MM / end
    labels = tuple(_row_labels(parts, end))
    shapes: tuple[Box | Tick, ...] = (
        *_part_boxes(parts, scale, end),
        *_row_boxes(parts, scale, end),
        *(Tick(float(label.at) * POINTS_PER_MM, ROWS_TOP + ROWS_HEIGHT, TICK) for label in labels),
    )
    figure = Figure(PACK_MM * POINTS_PER_MM, ROWS_TOP + ROWS_HEIGHT + TICK, shapes, _spoken(parts))
    return figure, Strip(tuple(_part_labels(parts, end)), labels)


def _part_boxes(parts: tuple[PartView, ...], scale: float, end: int) -> Iterator[Box]:
    for part in parts:
        gap = GAP if part.timed.end < end else 0
        yield Box(part.timed.begin * scale, 0, (part.timed.end - part.timed.begin) * scale - gap, PART_HEIGHT, "solid")


def _row_boxes(parts: tuple[PartView, ...], scale: float, end: int) -> Iterator[Box]:
    for part in parts:
        for timed in part.timed.timed:
            gap = GAP if timed.end < end else 0
            width = max((timed.end - timed.start) * scale - gap, 0.5)
            yield Box(timed.start * scale, ROWS_TOP, width, ROWS_HEIGHT, "hatch")


def _mm(seconds: int, end: int) -> str:
    return f"{seconds * PACK_MM / end:.2f}"


def _part_labels(parts: tuple[PartView, ...], end: int) -> Iterator[Label]:
    """Bold times at the parts' beginnings, their names beside them, the end at the right."""
    for part in parts:
        time = derived(
            f"strip.{part.id}.begin", time_shown(part.start, part.timed.begin), "elapsed-time", part.duration
        )
        yield Label(_mm(part.timed.begin, end), time)
    time = derived("strip.end", time_shown(parts[-1].start, end), "elapsed-time", *(part.duration for part in parts))
    yield Label(str(PACK_MM), time, "right")


def _row_labels(parts: tuple[PartView, ...], end: int) -> Iterator[Label]:
    """Names for rows of ten minutes or more, alike rows together, and the launch, where they do not touch."""
    free = 0.0
    for part in parts:
        met: set[str] = set()
        for row, timed in _in_time(part):
            alike = timed.slot.alike
            if alike in met or not (alike or timed.slot.duration >= LABELLED or row.kind == "launch"):
                continue
            met.update({alike} if alike else ())
            text = f"{_count(part, alike)} {alike}" if alike else _short(row.title.text, row.kind)
            at = float(_mm(timed.start, end))
            width = len(text) * LETTER_MM
            if text and at >= free and at + width <= PACK_MM:
                free = at + width + LETTER_MM
                yield Label(_mm(timed.start, end), derived(f"strip.row.{row.number.text}", text, "label", row.title))


def _in_time(part: PartView) -> Iterator[tuple[RowView, Timed]]:
    """The part's rows with their times; a row that is not for this audience takes its time and has no label."""
    times = {timed.slot.id: timed for timed in part.timed.timed}
    return ((row, times[row.number.text]) for row in part.rows)


def _count(part: PartView, alike: str | None) -> int:
    return sum(timed.slot.alike == alike for timed in part.timed.timed)


def _short(title: str, kind: str) -> str:
    return title.lower() if len(title) <= len("discussion") else kind


def _spoken(parts: tuple[PartView, ...]) -> str:
    """The time line for those who cannot see it."""
    said = []
    for part in parts:
        length = words.length(part.timed.end - part.timed.begin)
        begin = time_shown(part.start, part.timed.begin)
        rows = words.count(len(part.rows), "row")
        said.append(f"{words.sentence(part.name.text)} from {begin}, {length}, {rows}")
    return f"Time line: {'; '.join(said)}."


def part_strip(part: PartView) -> Figure | None:
    """The time line of one part for the run sheet: its rows to scale."""
    timed = part.timed
    if not timed.timed or timed.end <= timed.begin:
        return None
    scale = SHEET_MM * POINTS_PER_MM / (timed.end - timed.begin)
    boxes = tuple(
        Box((row.start - timed.begin) * scale, 0, max((row.end - row.start) * scale - GAP, 0.5), SHEET_HEIGHT, "hatch")
        for row in timed.timed
    )
    rows = "; ".join(
        f"row {row.slot.id} from {time_shown(part.start, row.start)} for {words.length(row.slot.duration)}"
        for row in timed.timed
    )
    return Figure(SHEET_MM * POINTS_PER_MM, SHEET_HEIGHT, boxes, f"Time line of the {part.name.text}: {rows}.")


def part_times(part: PartView) -> tuple[Label, ...]:
    """The times above a part's time line: begin, middle, end."""
    timed = part.timed
    middle = (timed.begin + timed.end) // 2 // 60 * 60
    points: tuple[tuple[str, int, Align], ...] = (
        ("0", timed.begin, "left"),
        (str(SHEET_MM / 2), middle, "center"),
        (str(SHEET_MM), timed.end, "right"),
    )
    return tuple(Label(at, _time(part, seconds), align) for at, seconds, align in points)


def _time(part: PartView, seconds: int) -> Fact:
    return derived(f"strip.{part.id}.{seconds}", time_shown(part.start, seconds), "elapsed-time", part.duration)


def part_numbers(part: PartView) -> tuple[Label, ...]:
    """The rows' numbers under a part's time line, each under the middle of its box."""
    timed = part.timed
    scale = SHEET_MM / (timed.end - timed.begin)
    return tuple(
        Label(f"{((slot.start + slot.end) / 2 - timed.begin) * scale:.2f}", row.number, "center")
        for row, slot in _in_time(part)
    )
