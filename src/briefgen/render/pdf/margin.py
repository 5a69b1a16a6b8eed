"""Notes in the margin: line beside line, read after what they stand beside."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from briefgen.render.pdf.frame import Column, Frame
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.paragraphs import paragraph
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.slices import Paint, Slice, glue
from briefgen.render.pdf.structure import Element
from briefgen.render.theme import POINTS_PER_MM, Layout
from briefgen.tree.nodes import (
    Beside,
    Block,
    Callout,
    Document,
    Heading,
    Keep,
    List,
    Paragraph,
    PlacedLine,
    Table,
    Text,
)

GAP_MM, OUTER_MM = 8.0, 12.0
"""Between the text and its notes, and between the notes and the paper's edge."""
ADDED_MM = 100.0
"""What a page that is wide already grows by."""
ROLE = "margin"


def has_notes(document: Document) -> bool:
    """Whether anything stands in the margins of a document."""
    return any(_has_notes(block) for section in document.sections for block in section.blocks)


def with_margin(layout: Layout) -> Layout:
    """The layout turned, so that notes have room: the text keeps its place and measure."""
    is_upright = layout.height_mm > layout.width_mm
    width = layout.height_mm if is_upright else layout.width_mm + ADDED_MM
    height = layout.width_mm if is_upright else layout.height_mm
    right = width - layout.left_mm - layout.measure_mm
    return replace(layout, width_mm=width, height_mm=height, right_mm=right)


def column(layout: Layout) -> Column:
    """The column for notes of a page that has one."""
    gap = GAP_MM * POINTS_PER_MM
    return Column(layout.measure_mm * POINTS_PER_MM + gap, (layout.right_mm - OUTER_MM) * POINTS_PER_MM - gap)


def _has_notes(block: Block) -> bool:
    match block:
        case Heading() | Paragraph() | PlacedLine():
            return bool(block.margin)
        case Keep() | Callout() | Beside():
            return any(_has_notes(inner) for inner in block.blocks)
        case List():
            return any(_has_notes(inner) for item in block.items for inner in item.blocks)
        case Table():
            cells = (cell for row in block.body for cell in row.cells)
            return any(_has_notes(inner) for cell in cells for inner in cell.blocks)
        case _:
            return False


def with_notes(
    setting: Setting, slices: list[Slice], margin: tuple[str, ...], frame: Frame, parent: Element
) -> list[Slice]:
    """A block's slices with its notes beside them, kept together; where notes are longer, white space follows."""
    if not (margin and slices and frame.notes):
        return slices
    element = Element("Note", parent)
    inner = Frame(width=frame.notes.width, page_height=frame.page_height)
    style = setting.theme.style(ROLE)
    lines = [
        line for words in margin for line in paragraph(setting, (Text(words),), style, inner, Element("P", element))
    ]
    across = frame.notes.x - frame.left
    pairs = zip_longest(slices, lines)
    joined = [_joined(one or Slice(height=0.0), line, across) for one, line in pairs]
    last = slices[-1]
    joined[len(slices) - 1] = replace(joined[len(slices) - 1], after=0.0)
    joined[-1] = replace(joined[-1], after=last.after, glued=last.glued)
    # On one page: a note that begins before the page on which its text ends would be read out of order.
    return glue(joined)


def _joined(one: Slice, line: Slice | None, across: float) -> Slice:
    if line is None:
        return one
    return replace(one, height=max(one.height, line.height), paint=_both(one.paint, line.paint, across))


def _both(text: Paint, note: Paint, across: float) -> Paint:
    def paint(painter: Painter, x: float, y: float) -> None:
        text(painter, x, y)
        note(painter, x + across, y)

    return paint
