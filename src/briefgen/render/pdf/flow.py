"""Blocks become slices, and structure elements in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.errors import BriefgenError
from briefgen.render.pdf.anchors import Anchor
from briefgen.render.pdf.contents import contents
from briefgen.render.pdf.drawings import figure
from briefgen.render.pdf.frame import Frame
from briefgen.render.pdf.geometry import Pen, Rectangle
from briefgen.render.pdf.margin import with_notes
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.paragraphs import heading, paragraph
from briefgen.render.pdf.pictures import GAP_MM, beside, picture
from briefgen.render.pdf.placed_lines import placed_line
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.slices import Slice, glue, stack, together
from briefgen.render.pdf.structure import Element
from briefgen.render.pdf.tables import table
from briefgen.render.theme import POINTS_PER_MM
from briefgen.tree.nodes import (
    Beside,
    Block,
    Callout,
    Contents,
    Figure,
    Heading,
    Item,
    Keep,
    List,
    Paragraph,
    Picture,
    PlacedLine,
    Rule,
    Table,
    Text,
)

ITEM, CALLOUT, BODY = "item", "callout", "body"
DASH = "–"
CALLOUT_BEFORE, CALLOUT_TOP, CALLOUT_BOTTOM, CALLOUT_AFTER = 12.0, 1.0, 3.0, 6.0
"""Points of white space above a callout, by which its bar is higher than its text, and below it."""

NUMBER_MM = 8.0
"""The narrowest gutter for numbers: two figures and a stop."""

LINE_OF_A_RULE = 1.0
"""Points: in a DOCX a rule is the border of a line that is so high, and pages are to break alike."""

LEVELS = range(1, 5)


@dataclass(frozen=True, slots=True)
class Flow:
    """Lays blocks out; ``anchors`` gives the listed headings' anchors in reading order."""

    setting: Setting
    anchors: Iterator[Anchor]

    def slices(self, blocks: tuple[Block, ...], frame: Frame, parent: Element) -> list[Slice]:
        """The slices of blocks.

        Raises BriefgenError for a block that the renderer does not know.
        """
        return [one for block in blocks for one in self._block(block, frame, parent)]

    def _block(self, block: Block, frame: Frame, parent: Element) -> list[Slice]:
        match block:
            case Heading():
                return self._heading(block, frame, parent)
            case Paragraph():
                role = ITEM if frame.in_item and block.role == BODY else block.role
                style = self.setting.theme.style(role)
                made = paragraph(self.setting, block.inlines, style, frame, Element("P", parent), number=block.number)
                return with_notes(self.setting, made, block.margin, frame, parent)
            case PlacedLine():
                made = placed_line(self.setting, block, frame, Element("P", parent))
                return with_notes(self.setting, made, block.margin, frame, parent)
            case List():
                return self._list(block, frame, parent)
            case Table():
                return table(self.setting, block, frame, parent, self.slices)
            case Callout():
                return self._callout(block, frame, parent)
            case Figure():
                return self._figure(block, frame, parent)
            case Picture():
                return picture(self.setting, block, frame, parent)
            case Beside():
                return self._beside(block, frame, parent)
            case Keep():
                return glue(self.slices(block.blocks, frame, parent))
            case Rule():
                return [self._rule(frame)]
            case Contents():
                return contents(self.setting, block, frame, parent)
            case _:
                raise BriefgenError(f"the PDF renderer does not know the block {type(block).__name__}")

    def _heading(self, block: Heading, frame: Frame, parent: Element) -> list[Slice]:
        if block.level not in LEVELS:
            raise BriefgenError(f"a heading has level {block.level}; there are levels 1 to {LEVELS[-1]}")
        style = self.setting.theme.style(block.role or f"h{block.level}")
        element = Element(f"H{block.level}", parent)
        first, *further = heading(self.setting, block.inlines, style, frame, element)
        made = [replace(first, anchor=next(self.anchors) if frame.is_listed else None), *further]
        return with_notes(self.setting, made, block.margin, frame, parent)

    def _figure(self, block: Figure, frame: Frame, parent: Element) -> list[Slice]:
        """A drawing with its labels in one element, so that its words are said in place of all of it."""
        element = Element("Figure", parent)
        above, below = (
            [
                one
                for line in lines
                for one in placed_line(self.setting, line, frame, Element("Span", element, inline=True))
            ]
            for lines in (block.above, block.below)
        )
        return glue([*above, figure(self.setting, block, frame, element), *below])

    def _beside(self, block: Beside, frame: Frame, parent: Element) -> list[Slice]:
        width = block.picture.width * POINTS_PER_MM
        room = frame.width - width - GAP_MM * POINTS_PER_MM
        if room < width:
            return [
                *glue(picture(self.setting, block.picture, frame, parent)),
                *self.slices(block.blocks, frame, parent),
            ]
        column = picture(self.setting, block.picture, replace(frame, width=width), parent)
        text = self.slices(block.blocks, replace(frame, width=room), parent)
        return beside(text, column, frame.width - width)

    def _rule(self, frame: Frame) -> Slice:
        weight, colour = self.setting.weight("firm"), self.setting.colour("ink")

        def paint(painter: Painter, x: float, y: float) -> None:
            painter.rule(x, y + weight / 2, x + frame.width, y + weight / 2, Pen(weight, colour))

        return Slice(height=weight + LINE_OF_A_RULE, paint=paint)

    # -- lists ------------------------------------------------------------------------------------------

    def _list(self, node: List, frame: Frame, parent: Element) -> list[Slice]:
        element = Element("L", parent)
        element.numbered = node.ordered
        indent = node.indent * POINTS_PER_MM
        inner = replace(frame, width=max(frame.width - indent, indent), left=frame.left + indent)
        return [
            _shifted(one, indent)
            for place, item in enumerate(node.items, start=1)
            for one in self._item(item, f"{place}." if node.ordered else DASH, inner, element)
        ]

    def _item(self, item: Item, label: str, frame: Frame, parent: Element) -> list[Slice]:
        style = self.setting.theme.style(ITEM)
        element = Element("LI", parent)
        tag = Element("Lbl", element)
        body = Element("LBody", element)
        hang = max(style.gutter_mm, NUMBER_MM if parent.numbered else 0) * POINTS_PER_MM
        inner = replace(
            frame,
            width=max(frame.width - hang, hang),
            left=frame.left + hang,
            indented=hang,
            is_listed=False,
            in_item=True,
            align="left",
        )
        slices = [_shifted(one, hang) for one in self.slices(item.blocks, inner, body)]
        [line] = paragraph(self.setting, (Text(label),), replace(style, indent_mm=0), replace(inner, width=999), tag)
        if not slices:
            return [line]
        return [replace(slices[0], paint=together(line.paint, slices[0].paint)), *slices[1:]]

    # -- callouts -------------------------------------------------------------------------------------------

    def _callout(self, callout: Callout, frame: Frame, parent: Element) -> list[Slice]:
        indent = self.setting.theme.style(CALLOUT).indent_mm * POINTS_PER_MM
        inner = replace(frame, width=max(frame.width - indent, indent), left=frame.left + indent, indented=indent)
        slices = [_shifted(one, indent) for one in self.slices(callout.blocks, inner, Element("Div", parent))]
        if not slices:
            return []
        filled = [self._barred(one, gap) for one, gap in _with_gaps(slices)]
        filled[0] = replace(filled[0], before=CALLOUT_BEFORE)
        filled[-1] = replace(filled[-1], after=CALLOUT_AFTER)
        return glue(filled)

    def _barred(self, one: Slice, gaps: tuple[float, float]) -> Slice:
        """A slice with the white space around it and the bar at its left, as high as both."""
        above, below = gaps
        whole = above + one.height + below
        weight, colour = self.setting.weight("bar"), self.setting.colour("accent")

        def paint(painter: Painter, x: float, y: float) -> None:
            one.paint(painter, x, y + above)
            painter.fill(Rectangle(x, y, weight, whole), colour)

        return replace(one, height=whole, paint=paint, before=0.0, after=0.0)


def _with_gaps(slices: list[Slice]) -> Iterator[tuple[Slice, tuple[float, float]]]:
    top = 0.0
    placed = stack(slices, CALLOUT_TOP)
    for one in placed:
        below = CALLOUT_BOTTOM if one is placed[-1] else 0.0
        yield one.slice, (one.top - top, below)
        top = one.bottom


def _shifted(one: Slice, right: float) -> Slice:
    def paint(painter: Painter, x: float, y: float) -> None:
        one.paint(painter, x + right, y)

    return replace(one, paint=paint, head=tuple(_shifted(head, right) for head in one.head))
