"""Names and styles of WordprocessingML (ECMA-376 Part 1, clause 17), as far as reading text needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from briefgen.intake.formats.visible import is_background

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off"})
_DEEPEST_STYLE = 20
_BODY_LEVEL = 9
_DIGITS = 6


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
    numbering: tuple[str, str] | None
    colour: str | None
    half_points: str | None
    shade: str | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: dict[str, Style]
    default: str | None = None

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """Read from the root of ``styles.xml``; none without that part."""
        found = root.findall(w("style")) if root is not None else []
        default = next((s.get(w("styleId")) for s in found if s.get(w("default")) == "1" and _is_paragraph(s)), None)
        return cls({style.get(w("styleId"), ""): _style(style) for style in found}, default)

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
        return self.numbering(identity) is not None

    def numbering(self, identity: str | None) -> tuple[str, str] | None:
        """The list and level of a paragraph in that style."""
        return next((style.numbering for style in self.chain(identity) if style.numbering), None)

    def first(self, field: Literal["colour", "half_points", "shade"], *identities: str | None) -> str | None:
        """What the nearest of some styles says of colour, size or shade."""
        found: Iterator[str | None] = (getattr(each, field) for name in identities for each in self.chain(name))
        return next((each for each in found if each is not None), None)


def _is_paragraph(style: etree._Element) -> bool:
    return style.get(w("type")) == "paragraph"


def _style(element: etree._Element) -> Style:
    vanish = element.find(f"{w('rPr')}/{w('vanish')}")
    outline = value(element, "pPr/outlineLvl")
    return Style(
        name=value(element, "name") or "",
        based_on=value(element, "basedOn"),
        vanish=None if vanish is None else is_on(vanish),
        outline=int(outline) if outline and outline.isdecimal() else None,
        numbering=numbering(element),
        colour=value(element, "rPr/color"),
        half_points=value(element, "rPr/sz"),
        shade=shade(element),
    )


def numbering(element: etree._Element) -> tuple[str, str] | None:
    """The list and the level that the properties of a paragraph or style name."""
    number = value(element, "pPr/numPr/numId")
    return None if number is None else (number, value(element, "pPr/numPr/ilvl") or "0")


def whole(text: str | None) -> int | None:
    """A whole number, None for anything else."""
    return int(text) if text and text.isdecimal() and len(text) <= _DIGITS else None


def shade(element: etree._Element) -> str | None:
    """The fill behind what an element holds: its own, or in a table's style one that any of its parts has."""
    fills = (each.get(w("fill")) for each in element.iter(w("shd")))
    found = [fill for fill in fills if fill]
    return next((fill for fill in found if is_background(fill)), found[0] if found else None)
