"""Rules for the elements of a structure tree as they follow each other (ISO 14289-1, 7.2, 7.4.2 and 7.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pikepdf import Dictionary, Object

from briefgen.prove.pdf_text import HEADINGS, is_element, kids

PageOf = Mapping[tuple[int, int], int]
"""The index of each page by its object's id."""


def order_faults(tree: Object, pages: PageOf) -> Iterator[tuple[str, str]]:
    """What is wrong with the order of a tree, as code and message."""
    above = last = 0
    notes: set[str] = set()
    for element in _elements(tree):
        tag = str(element.S)
        if tag in HEADINGS:
            level = int(tag[2:])
            if level > above + 1:
                yield "pdf-heading-level", f"a heading has level {level} after level {above}"
            above = level
        elif tag == "/Note":
            name = str(element.get("/ID", ""))
            if not name or name in notes:
                yield "pdf-note-id", f"a note {'has the id of another' if name else 'has no id'}"
            notes.add(name)
        begun = _first_page(element, pages)
        if begun is not None and begun < last:
            yield "pdf-reading-order", f"a {tag[1:]} of page {begun + 1} comes after what begins on page {last + 1}"
        last = max(last, begun or 0)


def _elements(parent: Object) -> Iterator[Object]:
    """The elements in reading order, but not those inside of a row: its cells begin side by side."""
    for kid in kids(parent):
        if is_element(kid):
            yield kid
            if str(kid.S) != "/TR":
                yield from _elements(kid)


def _first_page(element: Object, pages: PageOf) -> int | None:
    """The index of the page on which an element begins, None where it has no content."""
    found = (_first_page(kid, pages) if is_element(kid) else _page(kid, element, pages) for kid in kids(element))
    return next((page for page in found if page is not None), None)


def _page(content: object, element: Object, pages: PageOf) -> int | None:
    """The index of the page on which an element's content stands."""
    named = content if isinstance(content, Dictionary) and "/Pg" in content else element
    page = named.get("/Pg")
    return None if page is None else pages.get(page.objgen)
