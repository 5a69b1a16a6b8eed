"""The house's logo in the head of a first page: one picture, placed by the page's edge and the right margin."""

from __future__ import annotations

from briefgen.render.docx.pictures import graphic
from briefgen.render.docx.wml import NAMESPACES, Element, emu, w, x
from briefgen.render.docx.writing import Writing
from briefgen.render.logo import TOP_MM, Logo
from briefgen.render.theme import POINTS_PER_MM, Layout

LOGO_ID = "logo"
"""The id of the relationship between a head and the picture."""
_BLIP = f"{{{NAMESPACES['a']}}}blip"


def shows_logo(part: Element) -> bool:
    """Whether a head has the logo in it."""
    return next(part.iter(_BLIP), None) is not None


def logo_run(logo: Logo, layout: Layout, writing: Writing) -> Element:
    """The run that the picture hangs on; it takes no room in its line."""
    number = writing.new_drawing()
    width, height = (emu(each * POINTS_PER_MM) for each in logo.size_mm(layout.logo_mm))
    anchor = x(
        "wp:anchor",
        x("wp:simplePos", x=0, y=0),
        x("wp:positionH", _said("wp:align", "right"), relativeFrom="margin"),
        x("wp:positionV", _said("wp:posOffset", emu(TOP_MM * POINTS_PER_MM)), relativeFrom="page"),
        x("wp:extent", cx=width, cy=height),
        x("wp:wrapNone"),
        x("wp:docPr", id=number, name=f"Logo {number}", descr=writing.clean(logo.alt)),
        x("wp:cNvGraphicFramePr"),
        graphic(number, (width, height), LOGO_ID, "logo.png"),
        **{f"dist{side}": 0 for side in "TBLR"},
        simplePos=0,
        relativeHeight=1,
        behindDoc=1,
        locked=0,
        layoutInCell=1,
        allowOverlap=1,
    )
    return w("r", w("drawing", anchor))


def _said(name: str, words: object) -> Element:
    made = x(name)
    made.text = str(words)
    return made
