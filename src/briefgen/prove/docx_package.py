"""The parts of a DOCX, parsed without resolving anything outside of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

Element = etree._Element  # noqa: SLF001 -- lxml's public factory returns it; the stubs have no other name

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Package:
    """A package opened: its parts by name. They are parsed once, and are for reading alone."""

    parts: dict[str, bytes]
    parsed: dict[str, Element] = field(default_factory=dict, repr=False, compare=False)

    def part(self, name: str) -> Element:
        """A part parsed. Raises KeyError when there is none."""
        if name not in self.parsed:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            self.parsed[name] = etree.fromstring(self.parts[name], parser)
        return self.parsed[name]

    def relations(self) -> dict[str, tuple[str, bool]]:
        """Target of each relationship of the document, and whether it lies outside, by relationship id."""
        if "word/_rels/document.xml.rels" not in self.parts:
            return {}
        found = self.part("word/_rels/document.xml.rels")
        return {r.get("Id", ""): (r.get("Target", ""), r.get("TargetMode") == "External") for r in found}

    def running(self) -> Iterator[str]:
        """The names of head and foot parts in order of first use."""
        relations = self.relations()
        named: dict[str, None] = {}
        for reference in self.part("word/document.xml").iter(f"{W}headerReference", f"{W}footerReference"):
            named[relations[reference.get(RELATION_ID, "")][0]] = None
        for target in named:
            yield target.removeprefix("/") if target.startswith("/") else f"word/{target}"


@lru_cache(maxsize=1)
def opened(data: bytes) -> Package:
    """The package, kept until the next one: each file is read back and then checked.

    Raises zipfile.BadZipFile when it is none.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Package({name: archive.read(name) for name in archive.namelist()})


def attribute(element: Element, name: str) -> str:
    """An attribute of the main namespace, "" when it is not there."""
    return element.get(W + name, "")


def child(element: Element, name: str) -> Element | None:
    """The first child of that name in the main namespace."""
    return element.find(W + name)
