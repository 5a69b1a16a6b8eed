"""Drawings: boxes and ticks as one inline DrawingML group, with words for those who cannot see it."""

from __future__ import annotations

from briefgen.render.docx.styles import FIGURE, FIGURE_SPACE
from briefgen.render.docx.wml import NAMESPACES, Element, colour, emu, mm_twips, properties, twips, w, x
from briefgen.render.docx.writing import Place, Writing
from briefgen.render.theme import POINTS_PER_MM
from briefgen.tree.nodes import Box, Figure, Tick

_THIN = 0.75
"""Frames and ticks, in points."""


def figure(node: Figure, place: Place, writing: Writing) -> Element:
    """A paragraph that holds the drawing; its line is as high as the drawing."""
    room = (place.width - place.left) * POINTS_PER_MM
    scale = min(1.0, room / node.width) if node.width > 0 else 1.0
    above = writing.space_before(FIGURE_SPACE) if place.flowing else FIGURE_SPACE
    look = properties(
        "w:pPr",
        w("pStyle", val=FIGURE),
        w("keepNext") if place.keep_next else None,
        w("ind", left=mm_twips(place.left)) if place.left else None,
        w("spacing", before=twips(above)) if above != FIGURE_SPACE else None,
    )
    return w("p", look, w("r", w("drawing", _inline(node, scale, writing))))


def _inline(node: Figure, scale: float, writing: Writing) -> Element:
    first = writing.new_drawing(1 + len(node.shapes))
    inside = {"cx": emu(node.width), "cy": emu(node.height)}
    outside = {"cx": emu(node.width * scale), "cy": emu(node.height * scale)}
    ink = colour(writing.theme.colours["accent"])
    shapes = [_shape(shape, first + number, ink) for number, shape in enumerate(node.shapes, start=1)]
    frame = x(
        "a:xfrm",
        *(x("a:off", x=0, y=0), x("a:ext", **outside)),
        *(x("a:chOff", x=0, y=0), x("a:chExt", **inside)),
    )
    group = x("wpg:wgp", x("wpg:cNvGrpSpPr"), x("wpg:grpSpPr", frame), *shapes)
    return x(
        "wp:inline",
        x("wp:extent", **outside),
        x("wp:docPr", id=first, name=f"Drawing {first}", descr=writing.clean(node.alt)),
        x("wp:cNvGraphicFramePr"),
        x("a:graphic", x("a:graphicData", group, uri=NAMESPACES["wpg"])),
        **{f"dist{side}": 0 for side in "TBLR"},
    )


def _shape(shape: Box | Tick, number: int, ink: str) -> Element:
    match shape:
        case Tick():
            left, top, width, height = shape.x, shape.y, _THIN, shape.height
            look = (_solid(ink), x("a:ln", x("a:noFill")))
        case Box(fill="solid"):
            left, top, width, height = shape.x, shape.y, shape.width, shape.height
            look = (_solid(ink), x("a:ln", x("a:noFill")))
        case Box():
            # The frame is drawn on the edge: half of it would stand outside of the box.
            left, top = shape.x + _THIN / 2, shape.y + _THIN / 2
            width, height = max(0.0, shape.width - _THIN), max(0.0, shape.height - _THIN)
            look = (_hatched(ink) if shape.fill == "hatch" else x("a:noFill"), x("a:ln", _solid(ink), w=emu(_THIN)))
        case _:
            raise TypeError(f"no way to draw {type(shape).__name__}")
    return _rectangle(number, (left, top, width, height), look)


def _rectangle(number: int, box: tuple[float, float, float, float], look: tuple[Element, ...]) -> Element:
    left, top, width, height = map(emu, box)
    frame = x("a:xfrm", x("a:off", x=left, y=top), x("a:ext", cx=width, cy=height))
    outline = x("a:prstGeom", x("a:avLst"), prst="rect")
    return x(
        "wps:wsp",
        x("wps:cNvPr", id=number, name=f"Shape {number}"),
        x("wps:cNvSpPr"),
        x("wps:spPr", frame, outline, *look),
        x("wps:bodyPr"),
    )


def _solid(ink: str) -> Element:
    return x("a:solidFill", x("a:srgbClr", val=ink))


def _hatched(ink: str) -> Element:
    front = x("a:fgClr", x("a:srgbClr", val=ink))
    return x("a:pattFill", front, x("a:bgClr", x("a:srgbClr", val="FFFFFF")), prst="wdUpDiag")
