"""Names, looks and list numbers of OpenDocument text (ODF 1.3 part 3), as far as reading text needs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from briefgen.intake.formats.visible import SMALLEST, is_background, is_white

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
_DEEPEST_STYLE = 20
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}

Look = Literal["display", "colour", "size", "behind"]
StyleName = tuple[str, str]
"""A style's family, such as ``paragraph``, and its name."""


def n(name: str) -> str:
    """A name such as ``text:p`` in full."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def whole(element: etree._Element, name: str, otherwise: int = 1) -> int:
    """An attribute that is a number from 1 to 10,000; another value where it is none."""
    found = element.get(n(name), "")
    return int(found) if found.isdecimal() and 0 < len(found) < 5 and int(found) else otherwise  # noqa: PLR2004 - 10,000


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says that reading text needs; None where it leaves it to the style that it is based on."""

    parent: StyleName | None
    looks: dict[Look, str]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list that numbers: whether by decimal numbers alone, with what around them, and from where."""

    decimal: bool
    prefix: str
    suffix: str
    start: int


@dataclass(slots=True)
class Styles:
    """The styles of a document, of its lists too."""

    by_name: dict[StyleName, Style]
    lists: dict[str, dict[int, Level]]
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, *roots: etree._Element | None) -> Styles:
        """Read from the roots of parts; what an earlier one says counts."""
        by_name: dict[StyleName, Style] = {}
        lists: dict[str, dict[int, Level]] = {}
        for root in roots:
            for element in root.iter(n("style:style")) if root is not None else ():
                family = element.get(n("style:family"), "")
                by_name.setdefault((family, element.get(n("style:name"), "")), _style(element, family))
            for element in root.iter(n("text:list-style")) if root is not None else ():
                lists.setdefault(element.get(n("style:name"), ""), _levels(element))
        return cls(by_name, lists)

    def chain(self, name: StyleName | None) -> Iterator[StyleName]:
        """The names of a style and of those that it is based on, the nearest first."""
        for _ in range(_DEEPEST_STYLE):
            if name is None or name not in self.by_name:
                if name is not None:
                    yield name
                return
            yield name
            name = self.by_name[name].parent

    def look(self, look: Look, names: tuple[StyleName, ...]) -> str | None:
        """What the nearest of some styles says of a look."""
        for name in names:
            for each in self.chain(name):
                if each in self.by_name and look in self.by_name[each].looks:
                    return self.by_name[each].looks[look]
        return None

    def is_hidden(self, names: tuple[StyleName, ...]) -> bool:
        """Whether text in these styles, the innermost first, is hidden."""
        return self.look("display", names) == "none"

    def is_invisible(self, names: tuple[StyleName, ...]) -> bool:
        """Whether text in these styles is too small to be seen, or white with nothing behind it."""
        size = self.look("size", names)
        if size is not None and float(size) < SMALLEST:
            return True
        colour = self.look("colour", names)
        behind = (self.look("behind", (name,)) for name in names)
        return is_white(colour) and not any(is_background(each) for each in behind)

    def label(self, name: str, level: int) -> str | None:
        """The label of the next item of a list at a level; None where it is no plain decimal number."""
        found = self.lists.get(name, {}).get(level)
        start = found.start if found else 1
        self.counted[name, level] = self.counted.get((name, level), start - 1) + 1
        for deeper in [each for each in self.counted if each[0] == name and each[1] > level]:
            del self.counted[deeper]
        return f"{found.prefix}{self.counted[name, level]}{found.suffix}" if found and found.decimal else None

    def begin_list(self, name: str) -> None:
        """Count from the start again: a list begins that does not go on with the one before it."""
        for each in [each for each in self.counted if each[0] == name]:
            del self.counted[each]


def _style(element: etree._Element, family: str) -> Style:
    looks: dict[Look, str] = {}
    for properties in element:
        if behind := properties.get(n("fo:background-color")):
            looks["behind"] = behind
        if properties.tag == n("style:text-properties"):
            looks.update(_text_looks(properties))
    parent = element.get(n("style:parent-style-name"))
    return Style((family, parent) if parent else None, looks)


def _text_looks(properties: etree._Element) -> Iterator[tuple[Look, str]]:
    if display := properties.get(n("text:display")):
        yield "display", display
    by_itself = properties.get(n("style:use-window-font-color")) == "true"
    if colour := "#000000" if by_itself else properties.get(n("fo:color")):
        yield "colour", colour
    size = properties.get(n("fo:font-size"), "")
    if (points := _points(size)) is not None:
        yield "size", str(points)


def _points(size: str) -> float | None:
    try:
        return float(size[:-2]) * _POINTS[size[-2:]]
    except (ValueError, KeyError):
        return None


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        whole(level, "text:level"): Level(
            decimal=level.get(n("style:num-format")) == "1" and whole(level, "text:display-levels") == 1,
            prefix=level.get(n("style:num-prefix"), ""),
            suffix=level.get(n("style:num-suffix"), ""),
            start=whole(level, "text:start-value"),
        )
        for level in element.findall(n("text:list-level-style-number"))
    }
