"""WordprocessingML elements: names, units, and the order in which children must stand (ECMA-376 part 1, 17).

Word refuses a file whose children stand in another order, so properties are always put together by `properties`.
"""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from briefgen.render.theme import POINTS_PER_MM

Element = etree._Element  # noqa: SLF001 -- lxml's public factory returns it; the stubs have no other name

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_W = f"{{{NAMESPACES['w']}}}"
PARAGRAPH = f"{_W}p"
TABLE = f"{_W}tbl"
_ONLY_W = {"w": NAMESPACES["w"]}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_ORDERS = {
    "w:pPr": (
        *(
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
        ),
        *("suppressAutoHyphens", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
    ),
    "w:rPr": (*("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "kern", "sz", "szCs", "u", "bdr", "rtl", "lang"),),
    "w:tblPr": ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"),
    "w:trPr": ("cnfStyle", "cantSplit", "tblHeader"),
    "w:tcPr": ("cnfStyle", "tcW", "gridSpan", "tcBorders", "tcMar", "vAlign"),
}
_PLACES = {kind: {_W + name: place for place, name in enumerate(order)} for kind, order in _ORDERS.items()}


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def mm_twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * POINTS_PER_MM * 20)


def half_points(points: float) -> int:
    """Points as Word measures letters."""
    return max(2, round(points * 2))


def emu(points: float) -> int:
    """Points as English metric units, 12 700 to the point."""
    return round(points * 12700)


def colour(hexadecimal: str) -> str:
    """``#0A5570`` as Word writes it."""
    return hexadecimal.lstrip("#").upper()


def w(name: str, /, *children: Element, **attributes: object) -> Element:
    """An element of the main namespace; its attributes are of that namespace too."""
    made: Element = _bare(name, *attributes, *attributes.values()).__copy__()  # type: ignore[attr-defined]  # lxml has it
    if children:
        made.extend(children)
    return made


@lru_cache(maxsize=10_000, typed=True)
def _bare(name: str, *attributes: object) -> Element:
    """The element without children, to be copied: documents have thousands, and say few things of them.

    Half of the attributes are keys, the others their values.
    """
    made = etree.Element(_W + name, None, _ONLY_W)
    count = len(attributes) // 2
    for key, value in zip(attributes[:count], attributes[count:], strict=True):
        made.set(f"{_W}{key}", str(value))
    return made


def mark(made: Element, /, **attributes: object) -> Element:
    """The element with attributes of the main namespace."""
    for key, value in attributes.items():
        made.set(_W + key, str(value))
    return made


def x(name: str, /, *children: Element, **attributes: object) -> Element:
    """An element of another namespace (``wp:inline``); its attributes have none."""
    prefix, _, local = name.partition(":")
    made = etree.Element(f"{{{NAMESPACES[prefix]}}}{local}", nsmap={prefix: NAMESPACES[prefix]})
    for key, value in attributes.items():
        made.set(key, str(value))
    made.extend(children)
    return made


def root(name: str, *prefixes: str) -> Element:
    """The root of a part, which declares the namespaces that its content uses."""
    return etree.Element(_W + name, nsmap={prefix: NAMESPACES[prefix] for prefix in ("w", *prefixes)})


def relation(made: Element, rid: str) -> Element:
    """The element, pointing at a relationship of its part."""
    made.set(f"{{{NAMESPACES['r']}}}id", rid)
    return made


def properties(kind: str, *children: Element | None) -> Element:
    """``w:pPr`` and its like, its children in the schema's order; None is left out."""
    places = _PLACES[kind]
    present = [child for child in children if child is not None]
    present.sort(key=lambda child: places[child.tag])
    return w(kind.removeprefix("w:"), *present)


def text(words: str, name: str = "t") -> Element:
    """``w:t``, its spaces kept."""
    made = w(name)
    made.text = words
    made.set(_SPACE, "preserve")
    return made


def line(side: str, points: float, colour_code: str, space: int = 0) -> Element:
    """One border. Word measures its weight in eighths of a point, from 2 to 96 (ECMA-376 17.3.4)."""
    weight = min(96, max(2, round(points * 8)))
    return w(side, val="single", sz=weight, space=space, color=colour_code)


def serialised(element: Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
