"""Checks a tagged PDF's structure: what is painted, who owns it, and whether both sides of the tree agree.

ISO 32000-1, 14.6 to 14.8 and ISO 14289-1 (PDF/UA). No proof of conformance: the finding is certain, its absence is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from briefgen.findings import Finding, Severity, in_order
from briefgen.prove.pdf_text import is_element, kids
from briefgen.prove.tag_content import PageContent, page_content
from briefgen.prove.tag_document import document_faults
from briefgen.prove.tag_elements import element_faults
from briefgen.prove.tag_fonts import font_faults
from briefgen.prove.tag_order import order_faults

Place = tuple[int, int]
"""Index of a page and marked-content id on it."""

ObjectId = tuple[int, int]

OF_TEMPLATES = frozenset({"pdf-heading-level"})
"""What a template may bring about, and is warned of; all else is a fault of ours."""


def check(data: bytes) -> tuple[Finding, ...]:
    """What is wrong with the tags of a PDF; nothing where all is well."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            faults = list(_faults(pdf))
    except pikepdf.PdfError as error:
        faults = [("pdf-unreadable", f"the file is no readable PDF: {error}")]
    return in_order(_finding(code, message) for code, message in faults)


def _finding(code: str, message: str) -> Finding:
    severity = Severity.WARNING if code in OF_TEMPLATES else Severity.ERROR
    return Finding(code=code, message=message, severity=severity)


def _faults(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    yield from document_faults(pdf)
    yield from font_faults(pdf)
    if "/StructTreeRoot" not in pdf.Root:
        yield "pdf-no-structure", "the file has no structure tree"
        return
    tree = pdf.Root.StructTreeRoot
    pages = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
    census = _census(tree, pages)
    yield from census.faults
    yield from order_faults(tree, pages)
    for element in census.elements:
        yield from element_faults(element)
    if "/ParentTree" not in tree:
        yield "pdf-parent-tree", "the structure tree has no parent tree"
        return
    parents = dict(_numbers(tree.ParentTree))
    contents = [page_content(page) for page in pdf.pages]
    for place, (page, content) in enumerate(zip(pdf.pages, contents, strict=True)):
        yield from content.faults(place + 1)
        yield from _page_faults(page, place, content, census, parents)
        yield from _annotation_faults(page, place, census, parents)
    painted = {(place, number) for place, content in enumerate(contents) for number in content.numbers}
    for place, number in sorted(set(census.owners) - painted):
        yield (
            "pdf-content-missing",
            f"the structure tree names content {number} of page {place + 1}, which is not there",
        )


@dataclass(slots=True)
class _Census:
    """Who owns what according to the structure tree."""

    elements: list[Object] = field(default_factory=list)
    owners: dict[Place, ObjectId] = field(default_factory=dict)
    annotations: dict[ObjectId, ObjectId] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)


def _census(tree: Object, pages: dict[ObjectId, int]) -> _Census:
    census = _Census()
    waiting = [(kid, tree) for kid in reversed(kids(tree))]
    while waiting:
        element, parent = waiting.pop()
        census.elements.append(element)
        if "/P" not in element or element.P.objgen != parent.objgen:
            census.faults.append(("pdf-parent", f"a {element.S} names another parent than the element that holds it"))
        inner = kids(element)
        for kid in inner:
            if not is_element(kid):
                _take(kid, element, pages, census)
        waiting += [(kid, element) for kid in reversed(inner) if is_element(kid)]
    return census


def _take(kid: object, element: Object, pages: dict[ObjectId, int], census: _Census) -> None:
    if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
        census.annotations[kid.Obj.objgen] = element.objgen
        return
    page = kid.get("/Pg", element.get("/Pg")) if isinstance(kid, Dictionary) else element.get("/Pg")
    number = kid.get("/MCID") if isinstance(kid, Dictionary) else kid
    if page is None or page.objgen not in pages or not isinstance(number, int):
        census.faults.append(("pdf-content-missing", f"a {element.S} names content without a page or a number"))
        return
    place = (pages[page.objgen], number)
    if place in census.owners:
        census.faults.append(("pdf-content-twice", f"content {number} of page {place[0] + 1} has two owners"))
    census.owners[place] = element.objgen


def _numbers(tree: Object) -> Iterator[tuple[int, Object]]:
    """The entries of a number tree (ISO 32000-1, 7.9.7)."""
    entries = list(tree.get("/Nums", Array()))
    yield from zip((int(key) for key in entries[::2]), entries[1::2], strict=False)
    for kid in tree.get("/Kids", Array()):
        yield from _numbers(kid)


def _page_faults(
    page: pikepdf.Page, place: int, content: PageContent, census: _Census, parents: dict[int, Object]
) -> Iterator[tuple[str, str]]:
    key = page.obj.get("/StructParents")
    row = None if key is None else parents.get(int(key))
    listed = list(row) if isinstance(row, Array) else []
    if page.obj.get("/Tabs") != Name.S:
        yield "pdf-tab-order", f"page {place + 1} has no tab order by structure"
    for number in content.numbers:
        owner = census.owners.get((place, number))
        if owner is None:
            yield "pdf-content-unowned", f"content {number} of page {place + 1} is not in the structure tree"
        elif number >= len(listed) or listed[number] is None or listed[number].objgen != owner:
            yield "pdf-parent-tree", f"content {number} of page {place + 1}: parent tree and structure tree disagree"


def _annotation_faults(
    page: pikepdf.Page, place: int, census: _Census, parents: dict[int, Object]
) -> Iterator[tuple[str, str]]:
    for annotation in page.obj.get("/Annots", Array()):
        where = f"an annotation of page {place + 1}"
        key = annotation.get("/StructParent")
        owner = census.annotations.get(annotation.objgen)
        entry = None if key is None else parents.get(int(key))
        if owner is None or entry is None or entry.objgen != owner:
            yield "pdf-annotation-unowned", f"{where} is not in the structure tree"
        if "/Contents" not in annotation:
            yield "pdf-annotation-words", f"{where} has no words for those who cannot see it"
