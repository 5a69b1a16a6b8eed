"""Names, styles and hidden runs of WordprocessingML (ECMA-376 Part 1, clause 17), as far as reading text needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off"})
_DEEPEST_STYLE = 20
_BODY_LEVEL = 9


def w(name: str) -> str:
    """A name in the main namespace."""
    return _W + name


FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def parse(content: bytes) -> etree._Element:
    """A part's root. Raises etree.XMLSyntaxError; entities, networks and trees deeper than 256 are refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(content, parser)


def is_on(element: etree._Element | None) -> bool:
    """Whether a toggle property is there and not switched off (17.17.4)."""
    return element is not None and element.get(w("val"), "1") not in _OFF


def value(parent: etree._Element | None, path: str) -> str | None:
    """The `val` of the child at a path of names such as ``pPr/pStyle``."""
    found = parent.find("/".join(map(w, path.split("/")))) if parent is not None else None
    return found.get(w("val")) if found is not None else None


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says that reading text needs."""

    name: str
    based_on: str | None
    vanish: bool | None
    outline: int | None
    numbered: bool


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: dict[str, Style]

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """Read from the root of ``styles.xml``; none without that part."""
        found = root.findall(w("style")) if root is not None else []
        return cls({style.get(w("styleId"), ""): _style(style) for style in found})

    def chain(self, identity: str | None) -> list[Style]:
        """A style and those that it is based on, the nearest first."""
        found: list[Style] = []
        while identity in self.by_id and len(found) < _DEEPEST_STYLE:
            found.append(self.by_id[identity])
            identity = found[-1].based_on
        return found

    def vanishes(self, identity: str | None) -> bool:
        """Whether text in that style is hidden (17.3.2.41)."""
        return next((style.vanish for style in self.chain(identity) if style.vanish is not None), False)

    def is_heading(self, identity: str | None) -> bool:
        """Whether a paragraph in that style is a heading or a title."""
        return any(
            re.match(r"(?:heading \d|title$)", style.name, re.IGNORECASE)
            or (style.outline or _BODY_LEVEL) < _BODY_LEVEL
            for style in self.chain(identity)
        )

    def is_numbered(self, identity: str | None) -> bool:
        """Whether a paragraph in that style is a list item."""
        return any(style.numbered for style in self.chain(identity))


def _style(element: etree._Element) -> Style:
    vanish = element.find(f"{w('rPr')}/{w('vanish')}")
    outline = value(element, "pPr/outlineLvl")
    return Style(
        name=value(element, "name") or "",
        based_on=value(element, "basedOn"),
        vanish=None if vanish is None else is_on(vanish),
        outline=int(outline) if outline and outline.isdecimal() else None,
        numbered=element.find(f"{w('pPr')}/{w('numPr')}") is not None,
    )


def is_hidden(run: etree._Element, styles: Styles, paragraph_style: str | None) -> bool:
    """Whether a run is hidden text, by itself or by its styles."""
    vanish = run.find(f"{w('rPr')}/{w('vanish')}")
    if vanish is not None:
        return is_on(vanish)
    return styles.vanishes(value(run, "rPr/rStyle")) or styles.vanishes(paragraph_style)
