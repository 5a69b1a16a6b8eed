"""Paragraphs, headings and placed lines as slices: one a line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.render.pdf.frame import Frame
from briefgen.render.pdf.lines import Line, balanced, break_lines
from briefgen.render.pdf.look import BOX_BELOW, BOX_HEIGHT
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.runs import Run, RunMaker
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.slices import Slice, together
from briefgen.render.pdf.structure import Element
from briefgen.render.theme import POINTS_PER_MM, TextStyle
from briefgen.tree.nodes import Align, Inline

AFTER_NUMBER = 4.0
"""Points between a number that is wider than its gutter and its text."""

SMALLEST_MEASURE = 12.0
"""Points: no indent leaves less than that for a line."""

LINES_TOGETHER = 2
"""Widows and orphans: so many lines stay together at a page's end and beginning."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line at its place in the paragraph: painted as a slice's content."""

    line: Line
    x: float
    baseline: float

    def paint(self, painter: Painter, x: float, y: float) -> None:
        """Paint the line."""
        self.line.paint(painter, x + self.x, y + self.baseline)


def paragraph(
    setting: Setting,
    inlines: tuple[Inline, ...],
    style: TextStyle,
    frame: Frame,
    element: Element,
    *,
    number: str | None = None,
) -> list[Slice]:
    """A paragraph's lines. With a number, the number stands in the gutter and is read first."""
    maker = RunMaker(setting, style, element)
    runs = maker.runs(inlines)
    if number and number.strip():
        return _numbered(maker.number(number.strip() + " "), runs, style, frame)
    column = _column(style, frame, style.indent_mm)
    return _slices(break_lines(runs, column.width), style, column)


def heading(
    setting: Setting, inlines: tuple[Inline, ...], style: TextStyle, frame: Frame, element: Element
) -> list[Slice]:
    """A heading's lines, balanced."""
    column = _column(style, frame, style.indent_mm)
    return _slices(balanced(RunMaker(setting, style, element).runs(inlines), column.width), style, column)


@dataclass(frozen=True, slots=True)
class _Column:
    """Where lines stand: their left edge, their width and how they align."""

    left: float
    width: float
    align: Align
    first_indent: float = 0.0


def _column(style: TextStyle, frame: Frame, indent_mm: float) -> _Column:
    left = max(0.0, indent_mm * POINTS_PER_MM - frame.indented)
    width = min(frame.width, style.measure_mm * POINTS_PER_MM) if style.measure_mm else frame.width
    align = style.align if style.align != "left" else frame.align
    return _Column(left, max(width - left, SMALLEST_MEASURE), align)


def _numbered(label: Run, runs: list[Run], style: TextStyle, frame: Frame) -> list[Slice]:
    column = _column(style, frame, style.gutter_mm)
    wide = label.look.width(label.text.rstrip()) + AFTER_NUMBER
    if wide > (column.left + column.width) / 2:
        column = _column(style, frame, 0.0)
        return _slices(break_lines([label, *runs], column.width), style, column)
    column = replace(column, align="left", first_indent=max(0.0, wide - column.left))
    slices = _slices(break_lines(runs, column.width, column.width - column.first_indent), style, column)
    number = TextLine(Line([(label, label.text)], wide), 0.0, style.size)
    return [replace(slices[0], paint=together(number.paint, slices[0].paint)), *slices[1:]]


def _slices(lines: list[Line], style: TextStyle, column: _Column) -> list[Slice]:
    last = len(lines) - 1
    return [
        Slice(
            height=max(style.leading, BOX_HEIGHT) if line.is_boxed else style.leading,
            paint=_place(line, place, style, column).paint,
            before=style.before if place == 0 else 0.0,
            after=style.after if place == last else 0.0,
            glued=style.keep_next if place == last else _stays_together(place, last),
        )
        for place, line in enumerate(lines)
    ]


def _place(line: Line, place: int, style: TextStyle, column: _Column) -> TextLine:
    x = column.left + aligned(line.width, column.width, column.align) + (column.first_indent if place == 0 else 0.0)
    return TextLine(line, x, max(style.size, BOX_HEIGHT - BOX_BELOW) if line.is_boxed else style.size)


def aligned(width: float, measure: float, align: Align) -> float:
    """How far right of the left edge a line of a width begins."""
    if align == "right":
        return max(0.0, measure - width)
    return max(0.0, (measure - width) / 2) if align == "center" else 0.0


def _stays_together(place: int, last: int) -> bool:
    return place < LINES_TOGETHER - 1 or place > last - LINES_TOGETHER
