"""The parts of a DOCX, and a theme to print it in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

from briefgen.render.docx import render
from briefgen.render.theme import Theme, load
from briefgen.tree.nodes import Block, Document, Section

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def theme() -> Theme:
    """A small theme of its own, so that the golden holds still when the plain theme moves."""
    return load(Path(__file__).parent / "orchard" / "theme.toml")


def one_section(*blocks: Block, layout: str = "pack") -> Document:
    return Document("Orchard day", (Section(layout, blocks),))


def part(data: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def body(document: Document) -> Element:
    found = part(render(document, theme()).value, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found
