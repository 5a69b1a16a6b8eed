"""Rules for single structure elements (ISO 32000-1, 14.8.4; ISO 14289-1, 7.2 to 7.7)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object

from briefgen.prove.pdf_text import is_element, kids

HOLDERS = {
    "/LI": {"/L"},
    "/Lbl": {"/LI", "/TOCI", "/Note", "/Reference"},
    "/LBody": {"/LI"},
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/TOCI": {"/TOC"},
}
"""Elements that stand only inside of certain others."""


def element_faults(element: Object) -> Iterator[tuple[str, str]]:
    """What is wrong with an element, as code and message."""
    tag = str(element.S)
    holder = str(element.P.get("/S", "")) if "/P" in element else ""
    if tag in HOLDERS and holder not in HOLDERS[tag]:
        yield "pdf-element-place", f"a {tag[1:]} stands inside of a {holder[1:] or 'tree'}"
    match tag:
        case "/Figure":
            if not str(element.get("/Alt", "")).strip():
                yield "pdf-figure-words", "a figure has no words for those who cannot see it"
            if _attribute(element, "/BBox") is None:
                yield "pdf-figure-box", "a figure does not say where it stands"
        case "/TH":
            if _attribute(element, "/Scope") is None:
                yield "pdf-table-scope", "a head cell does not say whether it heads a row or a column"
        case "/Table":
            widths = {_columns(row) for row in _rows(element)}
            if len(widths) > 1:
                yield "pdf-table-regular", f"a table has rows of {' and '.join(map(str, sorted(widths)))} columns"
        case "/Link":
            if not any(isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR" for kid in kids(element)):
                yield "pdf-link-empty", "a link leads nowhere"


def _rows(table: Object) -> Iterator[Object]:
    for kid in kids(table):
        if is_element(kid):
            if str(kid.S) == "/TR":
                yield kid
            elif str(kid.S) in HOLDERS["/TR"]:
                yield from _rows(kid)


def _columns(row: Object) -> int:
    return sum(int(_attribute(cell, "/ColSpan") or 1) for cell in kids(row) if is_element(cell))


def _attribute(element: Object, name: str) -> Object | int | None:
    """An attribute of an element, from whichever owner's dictionary has it."""
    found = element.get("/A")
    for owner in found if isinstance(found, Array) else [found]:
        if isinstance(owner, Dictionary) and name in owner:
            return owner.get(name)
    return None
