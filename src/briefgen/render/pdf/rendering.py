"""From a document to the bytes of a tagged PDF: lay out, paint, tag."""

from __future__ import annotations

from dataclasses import replace

from briefgen.findings import Noted, in_order
from briefgen.render.pdf.flow import Flow
from briefgen.render.pdf.frame import Frame
from briefgen.render.pdf.margin import column, has_notes, with_margin
from briefgen.render.pdf.pages import Page, body_height, paginate
from briefgen.render.pdf.painter import REPEATED, Painter
from briefgen.render.pdf.running import paint_foot, paint_head, paint_logo, with_room
from briefgen.render.pdf.runs import Pages
from briefgen.render.pdf.setting import Setting, setting
from briefgen.render.pdf.structure import Element
from briefgen.render.pdf.tagging import tag
from briefgen.render.theme import POINTS_PER_MM, Layout, Theme, tightened
from briefgen.tree.nodes import Document, Running, Section


def render(document: Document, theme: Theme) -> Noted[bytes]:
    """Print a document as a tagged PDF: the same document and theme give the same bytes.

    Raises BriefgenError where the theme lacks a word that the document uses.
    """
    known = setting(document, theme)
    root = Element("Document")
    heard: Heard = {}
    pages = _pages(document, known, root, heard)
    _find_anchors(pages)
    painter = Painter(known.regular)
    for place, page in enumerate(pages, start=1):
        _paint(painter, known, page, Pages(place, len(pages)), heard)
    data = tag(painter, root, document, known.anchors)
    return Noted(data, in_order(known.findings))


def page_counts(document: Document, theme: Theme) -> tuple[int, ...]:
    """How many pages each section takes; nothing is painted.

    Raises BriefgenError where the theme lacks a word that the document uses.
    """
    pages = _pages(document, setting(document, theme), Element("Document"), {})
    return tuple(sum(1 for page in pages if page.section is section) for section in document.sections)


Heard = dict[Running | None, Element]
"""The heads that nobody has heard yet, and where in the reading order they are said."""


def _pages(document: Document, known: Setting, root: Element, heard: Heard) -> list[Page]:
    anchors = iter(known.anchors)
    tight = replace(known, theme=tightened(known.theme))
    pages: list[Page] = []
    is_noted = has_notes(document)
    for section in document.sections:
        flow = Flow(tight if section.tight else known, anchors)
        layout = with_room(known, section, known.layout(section.layout))
        layout = with_margin(layout) if is_noted else layout
        width = layout.measure_mm * POINTS_PER_MM
        frame = Frame(width=width, page_height=body_height(layout), notes=column(layout))
        element = Element("Sect", root)
        heard.setdefault(section.head, Element("NonStruct", element))
        slices = flow.slices(section.blocks, frame, element)
        pages.extend(paginate(section, layout, slices))
    return pages or [Page(Layout(), Section("", ()))]


def _find_anchors(pages: list[Page]) -> None:
    for place, page in enumerate(pages):
        for one in page.content:
            if one.slice.anchor and not one.is_repeated:
                one.slice.anchor.page = place
                one.slice.anchor.top = page.layout.height_mm * POINTS_PER_MM - one.top


def _paint(painter: Painter, known: Setting, page: Page, figures: Pages, heard: Heard) -> None:
    """A page. A head is said where it first stands, for whose copy it is and whether it may be released can stand
    in it alone; on all other pages it is an artifact.
    """
    left = page.layout.left_mm * POINTS_PER_MM
    with painter.on_page(page.layout.width_mm * POINTS_PER_MM, page.layout.height_mm * POINTS_PER_MM):
        if figures.number == 1:
            paint_logo(painter, known, page)
        paint_head(painter, known, page, figures, heard.pop(page.section.head, None))
        for one in page.content:
            if one.is_repeated:
                with painter.outside(REPEATED):
                    one.slice.paint(painter, left, one.top)
            else:
                one.slice.paint(painter, left, one.top)
        paint_foot(painter, known, page, figures)
