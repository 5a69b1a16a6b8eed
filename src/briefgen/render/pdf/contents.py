"""The table of contents. Page numbers are known once pages are made: they are read when the lines are painted,
and never change a line's height, so that one pass is enough.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.render.pdf.anchors import Anchor
from briefgen.render.pdf.frame import Frame
from briefgen.render.pdf.geometry import Rectangle
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.paragraphs import paragraph
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.slices import Paint, Slice
from briefgen.render.pdf.structure import Element
from briefgen.render.theme import POINTS_PER_MM, TextStyle
from briefgen.tree.nodes import Contents, Text

STEP_MM, NUMBER_MM = 10.0, 14.0
"""The indent of each level, and the width kept free for page numbers."""


def contents(setting: Setting, node: Contents, frame: Frame, parent: Element) -> list[Slice]:
    """A line for each heading up to the asked depth, which leads to the heading."""
    element = Element("TOC", parent)
    style = setting.theme.style("toc")
    listed = [anchor for anchor in setting.anchors if anchor.heading.level <= node.depth and anchor.words]
    return [one for anchor in listed for one in _entry(setting, anchor, style, frame, element)]


def _entry(setting: Setting, anchor: Anchor, style: TextStyle, frame: Frame, parent: Element) -> list[Slice]:
    item = Element("TOCI", parent)
    link = Element("Link", Element("Reference", item))
    indent = (anchor.heading.level - 1) * STEP_MM * POINTS_PER_MM
    width = max(frame.width - indent - NUMBER_MM * POINTS_PER_MM, indent)
    lines = paragraph(setting, (Text(anchor.words + " "),), style, replace(frame, width=width, align="left"), link)
    last = lines[-1]
    paints = [_linked(one, indent, anchor, link, frame.width) for one in lines]
    paints[-1] = _numbered(paints[-1], anchor, setting.look(style), frame.width, Element("Span", item))
    return [replace(one, paint=paint, glued=one is not last) for one, paint in zip(lines, paints, strict=True)]


def _linked(line: Slice, indent: float, anchor: Anchor, link: Element, width: float) -> Paint:
    def paint(painter: Painter, x: float, y: float) -> None:
        line.paint(painter, x + indent, y)
        painter.link(Rectangle(x + indent, y, width - indent, line.height), anchor, anchor.words, link)

    return paint


def _numbered(line: Paint, anchor: Anchor, look: Look, width: float, element: Element) -> Paint:
    def paint(painter: Painter, x: float, y: float) -> None:
        line(painter, x, y)
        number = f" {anchor.page + 1}"  # the space is for those who hear it after the words
        left = x + width - look.width(number)
        painter.text(left, y + look.size, number, look, element)

    return paint
