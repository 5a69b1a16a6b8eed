"""Figures: boxes, solid or hatched, and ticks. All in the accent colour, so that grey loses nothing."""

from __future__ import annotations

from briefgen.errors import BriefgenError
from briefgen.render.pdf.frame import Frame
from briefgen.render.pdf.geometry import Pen, Rectangle
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.slices import Slice
from briefgen.render.pdf.structure import Element
from briefgen.tree.nodes import Box, Figure, Tick

FRAME_WEIGHT, HATCH_WEIGHT, HATCH_STEP = 0.75, 0.5, 4.4
WHITE_SPACE = 2.0
"""Points above and below a drawing."""


def figure(setting: Setting, drawing: Figure, frame: Frame, element: Element) -> Slice:
    """A drawing, made smaller where it is wider than its frame or higher than a page."""
    element.alt = " ".join(drawing.alt.split())
    scale = min(1.0, frame.width / max(drawing.width, 1), frame.page_height / max(drawing.height, 1))
    colour = setting.colour("accent")

    def paint(painter: Painter, x: float, y: float) -> None:
        element.box = painter.from_below(Rectangle(x, y, drawing.width * scale, drawing.height * scale))
        with painter.drawing(element):
            for shape in drawing.shapes:
                if isinstance(shape, Tick):
                    _paint_tick(painter, x + shape.x * scale, y + shape.y * scale, shape.height * scale, colour)
                else:
                    corner = x + shape.x * scale, y + shape.y * scale
                    _paint_box(painter, Rectangle(*corner, shape.width * scale, shape.height * scale), shape, colour)

    return Slice(height=drawing.height * scale, paint=paint, before=WHITE_SPACE, after=WHITE_SPACE)


def _paint_tick(painter: Painter, x: float, y: float, height: float, colour: str) -> None:
    middle = x + FRAME_WEIGHT / 2
    painter.rule(middle, y, middle, y + height, Pen(FRAME_WEIGHT, colour))


def _paint_box(painter: Painter, place: Rectangle, box: Box, colour: str) -> None:
    match box.fill:
        case "solid":
            painter.fill(place, colour)
        case "hatch":
            _hatch(painter, place, Pen(HATCH_WEIGHT, colour))
            painter.frame(place.inset(FRAME_WEIGHT / 2), Pen(FRAME_WEIGHT, colour))
        case "none":
            painter.frame(place.inset(FRAME_WEIGHT / 2), Pen(FRAME_WEIGHT, colour))
        case fill:
            raise BriefgenError(f"the PDF renderer does not know the fill {fill!r}")


def _hatch(painter: Painter, place: Rectangle, pen: Pen) -> None:
    """Lines at 45°, from below left."""
    with painter.clipped(place):
        foot = place.x - place.height
        while foot < place.x + place.width:
            painter.rule(foot, place.y + place.height, foot + place.height, place.y, pen)
            foot += HATCH_STEP
