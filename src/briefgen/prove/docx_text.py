"""Reading a DOCX back: what a reader finds in it, without the code that wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from briefgen.prove.docx_package import Element, Package, W, attribute, child, opened
from briefgen.prove.docx_styles import Styles, read_styles
from briefgen.prove.pixels import UNREADABLE, pixels_of
from briefgen.prove.readback import Readback, ReadBlock

_NOT_SAID: Final = (["PAGE"], ["NUMPAGES"])
_POINTS_AT_PAGE: Final = ["PAGEREF"]
_COMMENTS = "word/comments.xml"
_PADDING = "BG own padding"
_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SHOWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBEDDED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_SPACES = frozenset(W + name for name in ("tab", "br", "cr"))
_TRANSPARENT = frozenset(W + name for name in ("hyperlink", "ins", "smartTag", "fldSimple", "sdt", "sdtContent"))


def read(data: bytes) -> Readback:
    """The file read back.

    Raises zipfile.BadZipFile, KeyError or lxml.etree.XMLSyntaxError when it is no DOCX at all.
    """
    package = opened(data)
    styles = read_styles(package.part("word/styles.xml"))
    body = child(package.part("word/document.xml"), "body")
    reader = _Reader(styles, _pictures(package), _comments(package))
    blocks = tuple(reader.blocks(body)) if body is not None else ()
    return Readback(blocks, tuple(_running(package, styles)), _properties(package))


@dataclass(slots=True)
class _Reader:
    """Reads paragraphs in order; fields may begin in one and end in another."""

    styles: Styles
    pictures: dict[str, str] = field(default_factory=dict)
    comments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    def blocks(self, container: Element, in_cell: str = "p") -> Iterator[ReadBlock]:
        """The blocks of a body, a cell or a content control; ``in_cell`` is what plain text in it is."""
        for element in container:
            if element.tag == f"{W}p":
                yield from self.paragraph(element, in_cell)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in _TRANSPARENT:
                yield from self.blocks(element, in_cell)

    def paragraph(self, element: Element, in_cell: str = "p") -> Iterator[ReadBlock]:
        """The paragraph's words, then its comments and drawings."""
        words = " ".join("".join(self._words(element)).split())
        if words:
            yield ReadBlock(self._kind(element, in_cell), words, page_printed="".join(self.pages) or None)
        self.pages.clear()
        for reference in element.iter(f"{W}commentReference"):
            for said in self.comments.get(attribute(reference, "id"), ()):
                yield ReadBlock("note", said)
        for described in element.iter(_DESCRIBED):
            yield ReadBlock("figure", " ".join(described.get("descr", "").split()), pixels=self._pixels(described))

    def _pixels(self, described: Element) -> str:
        """The pixels of the picture that some words stand for; "" where they stand for a drawing."""
        drawing = described.getparent()
        shown = () if drawing is None else drawing.iter(_SHOWN)
        return " ".join(self.pictures.get(blip.get(_EMBEDDED, ""), UNREADABLE) for blip in shown)

    def _kind(self, element: Element, in_cell: str) -> str:
        style = self.styles.of(element)
        level = self.styles.outline_level(element)
        if level is not None:
            return f"h{level}"
        if style.is_contents:
            return "toc"
        return "li" if style.is_list or _is_numbered(element) else in_cell

    def _table(self, table: Element) -> Iterator[ReadBlock]:
        for row in table.iterchildren(f"{W}tr"):
            for cell in row.iterchildren(f"{W}tc"):
                yield from self.blocks(cell, "th" if _is_head(cell) else "td")

    def _words(self, element: Element) -> Iterator[str]:
        for inner in element:
            if inner.tag == f"{W}r":
                yield from self._run(inner)
            elif inner.tag in _TRANSPARENT:
                yield from self._words(inner)

    def _run(self, run: Element) -> Iterator[str]:
        padding = self.styles.run_style_name(run) == _PADDING
        for piece in run:
            if piece.tag == f"{W}fldChar":
                self._field(attribute(piece, "fldCharType"))
            elif piece.tag == f"{W}instrText" and self.fields:
                self.fields[-1] += piece.text or ""
            elif self._is_in(_POINTS_AT_PAGE):
                self.pages.append(_says(piece))
            elif not padding and not self._is_in(*_NOT_SAID):
                yield _says(piece)

    def _field(self, mark: str) -> None:
        if mark == "begin":
            self.fields.append("")
        elif mark == "end" and self.fields:
            self.fields.pop()

    def _is_in(self, *instructions: list[str]) -> bool:
        """Whether one of the fields that are open is of one of these kinds."""
        return any(instruction.split()[:1] in instructions for instruction in self.fields)


def _says(piece: Element) -> str:
    if piece.tag == f"{W}t":
        return piece.text or ""
    if piece.tag == f"{W}noBreakHyphen":
        return "-"
    return " " if piece.tag in _SPACES else ""


def _is_numbered(paragraph: Element) -> bool:
    numbering = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    return numbering is not None and attribute(numbering, "val") != "0"


def _is_head(cell: Element) -> bool:
    """A cell is a head when it says so itself (ECMA-376 17.4.7); that holds in the body of a table too."""
    mark = cell.find(f"{W}tcPr/{W}cnfStyle")
    return mark is not None and "1" in (attribute(mark, "firstRow"), attribute(mark, "firstColumn"))


def _comments(package: Package) -> dict[str, tuple[str, ...]]:
    """The paragraphs of each comment, by its id."""
    if _COMMENTS not in package.parts:
        return {}
    return {
        attribute(comment, "id"): tuple(
            " ".join("".join(text.text or "" for text in paragraph.iter(f"{W}t")).split())
            for paragraph in comment.iter(f"{W}p")
        )
        for comment in package.part(_COMMENTS).iter(f"{W}comment")
    }


def _running(package: Package, styles: Styles) -> Iterator[str]:
    """The words of each head and foot that says something, in order of first use."""
    for name in package.running():
        reader = _Reader(styles)
        words = " ".join(block.text for block in reader.blocks(package.part(name)))
        if words:
            yield words


def _pictures(package: Package) -> dict[str, str]:
    """The pixels of each picture that the text may show, by relationship id."""
    found = ((rid, f"word/{target}") for rid, (target, outside) in package.relations().items() if not outside)
    return {rid: pixels_of(package.parts[part]) for rid, part in found if part.startswith("word/media/")}


def _properties(package: Package) -> dict[str, str]:
    names = {"creator": "author"}
    found = ((etree.QName(entry).localname, entry.text or "") for entry in package.part("docProps/core.xml"))
    return {names.get(name, name): value for name, value in found}
