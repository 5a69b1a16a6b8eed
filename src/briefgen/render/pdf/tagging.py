"""Painted pages become a tagged file: structure tree, parent tree, links, bookmarks (ISO 32000-1, 14.7 and 12.3)."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from briefgen.render.pdf.anchors import Anchor, Target
from briefgen.render.pdf.bookmarks import bookmarks, destination
from briefgen.render.pdf.metadata import about, describe
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure import Element, Hotspot, Mark
from briefgen.tree.nodes import Document

PRINTED = 4
"""An annotation's flag: it is printed with the page (ISO 32000-1, 12.5.3)."""


def tag(painter: Painter, root: Element, document: Document, anchors: tuple[Anchor, ...]) -> bytes:
    """The finished file's bytes."""
    with pikepdf.open(BytesIO(painter.bytes())) as pdf:
        _Tagger(pdf, painter).tag(root)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.Root.Lang = String(document.language)
        # Labels are what heads and feet say: readers go to a page by its printed number (ISO 32000-1, 12.4.2).
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        bookmarks(pdf, anchors)
        describe(pdf, about(document))
        written = BytesIO()
        pdf.save(
            written,
            deterministic_id=True,
            force_version="1.7",
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return written.getvalue()


class _Tagger:
    """Makes the structure tree's objects; ``_objects`` has each element's, so that the parent tree can name it."""

    def __init__(self, pdf: pikepdf.Pdf, painter: Painter) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners = painter.owners
        self._hotspots = painter.hotspots
        self._objects: dict[Element, Object] = {}
        self._annotations: dict[Hotspot, Object] = {}
        self._notes = 0

    def tag(self, root: Element) -> None:
        """Put the whole tree into the file."""
        self._add_annotations()
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._element(root, tree)])
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(self._parents())))
        tree.ParentTreeNextKey = len(self._pages) + len(self._hotspots)
        self._pdf.Root.StructTreeRoot = tree
        for place, page in enumerate(self._pages):
            page.StructParents = place
            page.Tabs = Name.S
            if "/Trans" in page:
                del page.Trans

    def _add_annotations(self) -> None:
        for place, (spot, _) in enumerate(self._hotspots):
            page = self._pages[spot.page]
            annotation = self._pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([round(edge, 2) for edge in spot.rectangle]),
                    Border=Array([0, 0, 0]),
                    F=PRINTED,
                    Contents=String(spot.words),
                    StructParent=len(self._pages) + place,
                )
            )
            self._lead(annotation, spot.target)
            if "/Annots" not in page:
                page.Annots = Array()
            page.Annots.append(annotation)
            self._annotations[spot] = annotation

    def _lead(self, annotation: Object, target: Target) -> None:
        if isinstance(target, Anchor):
            annotation.Dest = destination(self._pdf, target)
        else:
            annotation.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(target))

    def _parents(self) -> list[object]:
        entries: list[object] = []
        for place, owners in enumerate(self._owners):
            entries += [place, self._pdf.make_indirect(Array([self._objects[owner] for owner in owners]))]
        for place, (_, owner) in enumerate(self._hotspots, start=len(self._owners)):
            entries += [place, self._objects[owner]]
        return entries

    def _element(self, element: Element, parent: Object) -> Object:
        found = {"/Type": Name.StructElem, "/S": Name("/" + element.tag), "/P": parent, **self._properties(element)}
        # A table names its page too: some readers look there for what its lines stand around.
        home = _first_page(element) if element.tag == "Table" else _own_page(element)
        if home is not None:
            found["/Pg"] = self._pages[home]
        made = self._pdf.make_indirect(Dictionary(found))
        self._objects[element] = made
        made.K = Array([self._kid(kid, made, home) for kid in element.kids if _is_kept(kid)])
        return made

    def _kid(self, kid: Element | Mark | Hotspot, parent: Object, home: int | None) -> object:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        if isinstance(kid, Hotspot):
            return Dictionary(Type=Name.OBJR, Pg=self._pages[kid.page], Obj=self._annotations[kid])
        if kid.page == home:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)

    def _properties(self, element: Element) -> dict[str, Object]:
        found: dict[str, Object] = {}
        if element.alt is not None:
            found["/Alt"] = String(element.alt)
        if element.language:
            found["/Lang"] = String(element.language)
        if element.tag == "Note":
            self._notes += 1
            found["/ID"] = String(f"note-{self._notes}")  # each has its own: ISO 14289-1, 7.9
        if attributes := _attributes(element):
            found["/A"] = Array(attributes) if len(attributes) > 1 else attributes[0]
        return found


def _own_page(element: Element) -> int | None:
    """The page of an element's first content of its own."""
    return next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)


def _first_page(element: Element) -> int | None:
    """The page on which an element begins."""
    for kid in element.kids:
        page = kid.page if isinstance(kid, Mark) else _first_page(kid) if isinstance(kid, Element) else None
        if page is not None:
            return page
    return None


def _is_kept(kid: Element | Mark | Hotspot) -> bool:
    return not isinstance(kid, Element) or kid.is_worth_keeping()


def _attributes(element: Element) -> list[Object]:
    """Attribute objects by their owner (ISO 32000-1, 14.8.5)."""
    found: list[Object] = []
    table: dict[str, object] = {}
    if element.scope:
        table["/Scope"] = Name("/" + element.scope)
    if element.columns > 1:
        table["/ColSpan"] = element.columns
    if element.summary:
        table["/Summary"] = String(element.summary)
    if table:
        found.append(Dictionary({"/O": Name.Table, **table}))
    if element.numbered:
        found.append(Dictionary(O=Name.List, ListNumbering=Name.Decimal))
    if element.box:
        found.append(
            Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(edge, 2) for edge in element.box]))
        )
    return found
