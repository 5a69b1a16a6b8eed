"""Pictures: pixels with words for those who cannot see them, a caption below, and text at their left."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from briefgen.render.pdf.frame import Frame
from briefgen.render.pdf.geometry import Rectangle
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.paragraphs import paragraph
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.slices import Paint, Slice, glue, height, stack, together
from briefgen.render.pdf.structure import Element
from briefgen.render.theme import POINTS_PER_MM
from briefgen.tree.nodes import CAPTION, Picture

GAP_MM = 6.0
"""Between a picture and the text at its left."""
WHITE_SPACE = 2.0
"""Points above and below a picture."""


def picture(setting: Setting, node: Picture, frame: Frame, parent: Element) -> list[Slice]:
    """A picture, made smaller where it is larger than its frame, and its caption."""
    element = Element("Figure", parent)
    element.alt = " ".join(node.alt.split())
    wide, high = node.width * POINTS_PER_MM, node.height * POINTS_PER_MM
    scale = min(1.0, frame.width / wide, frame.page_height / high)

    def paint(painter: Painter, x: float, y: float) -> None:
        box = Rectangle(x, y, wide * scale, high * scale)
        element.box = painter.from_below(box)
        with painter.drawing(element):
            painter.picture(box, BytesIO(node.image.data))

    shown = Slice(height=high * scale, paint=paint, before=WHITE_SPACE, after=WHITE_SPACE)
    if not node.caption:
        return [shown]
    below = paragraph(setting, node.caption, setting.theme.style(CAPTION), frame, Element("P", parent))
    return glue([shown, *below])


def beside(text: list[Slice], column: list[Slice], right: float) -> list[Slice]:
    """Text with a column at its right: the lines that stand beside the column stay on its page."""
    lines = stack(text)
    standing, tall = stack(column), height(stack(column))
    if not lines:
        return [replace(one, paint=_shifted(one.paint, right, 0.0)) for one in column]
    painted = text[0].paint
    for one in standing:
        painted = together(painted, _shifted(one.slice.paint, right, one.top))
    made = [replace(line.slice, glued=line.slice.glued or line.bottom < tall) for line in lines]
    made[0] = replace(made[0], paint=painted)
    if height(lines) < tall:
        made.append(Slice(height=tall - height(lines), after=made[-1].after))
    return made


def _shifted(paint: Paint, right: float, down: float) -> Paint:
    def shifted(painter: Painter, x: float, y: float) -> None:
        paint(painter, x + right, y + down)

    return shifted
