"""Pictures: pixels in a line of their own, with words for those who cannot see them."""

from __future__ import annotations

from briefgen.render.docx.paragraphs import paragraph
from briefgen.render.docx.styles import FIGURE, FIGURE_SPACE
from briefgen.render.docx.wml import NAMESPACES, Element, emu, mm_twips, properties, twips, w, x
from briefgen.render.docx.writing import Place, Writing
from briefgen.render.theme import POINTS_PER_MM
from briefgen.tree.nodes import CAPTION, Paragraph, Picture

GAP_MM = 6.0
"""Between a picture and the text at its left."""


def picture(node: Picture, place: Place, writing: Writing, frame: Element | None = None) -> list[Element]:
    """The paragraph that holds a picture, and its caption; in a text frame where one is given."""
    width = min(node.width, place.width - place.left)
    above = writing.space_before(FIGURE_SPACE) if place.flowing and frame is None else FIGURE_SPACE
    look = properties(
        "w:pPr",
        w("pStyle", val=FIGURE),
        w("keepNext") if place.keep_next or node.caption else None,
        frame,
        w("ind", left=mm_twips(place.left)) if place.left and frame is None else None,
        w("spacing", before=twips(above)) if above != FIGURE_SPACE else None,
    )
    made = [w("p", look, w("r", w("drawing", _inline(node, width, writing))))]
    if node.caption:
        made.append(_caption(node, place, writing, frame))
    return made


def _caption(node: Picture, place: Place, writing: Writing, frame: Element | None) -> Element:
    made = paragraph(Paragraph(node.caption, CAPTION), place, writing)
    if frame is not None:
        look = made[0]
        kept = [child for child in look if child.tag != frame.tag]
        made.replace(look, properties("w:pPr", *kept, frame.__copy__()))  # type: ignore[attr-defined]  # lxml has it
    return made


def _inline(node: Picture, width: float, writing: Writing) -> Element:
    number = writing.new_drawing()
    size = emu(width * POINTS_PER_MM), emu(width * node.height / node.width * POINTS_PER_MM)
    return x(
        "wp:inline",
        x("wp:extent", cx=size[0], cy=size[1]),
        x("wp:docPr", id=number, name=f"Picture {number}", descr=writing.clean(node.alt)),
        x("wp:cNvGraphicFramePr"),
        graphic(number, size, writing.picture_id(node.image), f"picture.{node.image.kind}"),
        **{f"dist{side}": 0 for side in "TBLR"},
    )


def graphic(number: int, size: tuple[int, int], relation: str, name: str) -> Element:
    """The pixels of a related part, stretched to a size in English metric units."""
    blip = x("a:blip")
    blip.set(f"{{{NAMESPACES['r']}}}embed", relation)
    frame = x("a:xfrm", x("a:off", x=0, y=0), x("a:ext", cx=size[0], cy=size[1]))
    drawn = x(
        "pic:pic",
        x("pic:nvPicPr", x("pic:cNvPr", id=number, name=name), x("pic:cNvPicPr")),
        x("pic:blipFill", blip, x("a:stretch", x("a:fillRect"))),
        x("pic:spPr", frame, x("a:prstGeom", x("a:avLst"), prst="rect")),
    )
    return x("a:graphic", x("a:graphicData", drawn, uri=NAMESPACES["pic"]))
