"""A Word document's body to passages (ECMA-376 Part 1, clause 17): what is read, what is left out and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from briefgen.intake.formats.docx_lists import Lists
from briefgen.intake.formats.docx_looks import is_hidden, is_invisible
from briefgen.intake.formats.left_out import LeftOut
from briefgen.intake.formats.word_processed import Where, passage_of
from briefgen.intake.formats.wordprocessing import FALLBACK, Styles, is_on, numbering, value, w, whole
from briefgen.intake.passages import Cell, Kind, Passage

_DELETED = frozenset({w("del"), w("moveFrom")})
_INSERTED = frozenset({w("ins"), w("moveTo")})
_NO_TEXT = frozenset(
    {w(name) for name in "rPr pPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr instrText delText delInstrText".split()}
    | {FALLBACK}
)
_TEXT = frozenset({w("t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a document that reading its text needs; notes by their kind and id."""

    body: etree._Element
    styles: Styles
    lists: Lists
    notes: dict[tuple[str, str], etree._Element]


class Body:
    """One pass through a body; counts what it leaves out."""

    def __init__(self, parts: Parts, source: str, sha256: str) -> None:
        self.parts = parts
        self.source = source
        self.sha256 = sha256
        self.left_out = LeftOut(source)
        counted = (p for p in parts.body.iter(w("p")) if next(p.iterancestors(FALLBACK), None) is None)
        self.places = {paragraph: f"paragraph {number}" for number, paragraph in enumerate(counted, start=1)}
        self.place: str | None = None
        self.tables = 0
        self.boxes: list[etree._Element] = []
        self.referred: list[tuple[str, str]] = []
        self.fields: list[bool] = []
        self.read_notes = {"footnote": 0, "endnote": 0}
        self.carried = ""

    def passages(self, parent: Iterable[etree._Element], cell: Cell | None = None) -> Iterator[Passage]:
        """The passages of a body, a cell, a text box or a note, in order."""
        for child in parent:
            if child.tag == w("p"):
                yield from self.paragraph(child, cell)
            elif child.tag == w("tbl"):
                yield from self.table(child)
            elif child.tag == w("sdt"):
                yield from self.passages(self.content(child), cell)
            elif child.tag in _DELETED:
                self.left_out.count("tracked deletion", self.place)
            elif child.tag not in _NO_TEXT:
                yield from self.passages(child, cell)

    def paragraph(self, paragraph: etree._Element, cell: Cell | None) -> Iterator[Passage]:
        """A paragraph, then its text boxes and its notes. One whose end was deleted goes on in the next."""
        boxes, self.boxes = self.boxes, []
        referred, self.referred = self.referred, []
        self.place = self.places.get(paragraph, self.place)
        style = value(paragraph, "pPr/pStyle")
        text = self.carried + "".join(self.text(paragraph, style))
        self.carried = ""
        if any(paragraph.find(f"{w('pPr')}/{w('rPr')}/{mark}") is not None for mark in _DELETED):
            self.carried = text
        else:
            yield from self.passage(paragraph, text, cell)
        # An instruction that spans paragraphs does not occur; one whose end was lost must not swallow the rest.
        self.fields = [in_result for in_result in self.fields if in_result]
        inside, self.boxes = self.boxes, boxes
        below, self.referred = self.referred, referred
        for box in inside:
            yield from self.passages(box, cell)
        for kind, identity in below:
            yield from self.note(kind, identity)

    def note(self, kind: str, identity: str) -> Iterator[Passage]:
        """A footnote or endnote, numbered in the order of the references that can be seen."""
        self.read_notes[kind] += 1
        note = self.parts.notes.get((kind, identity))
        if note is not None:
            before, self.place = self.place, f"{kind} {self.read_notes[kind]}"
            yield from self.passages(note)
            self.place = before

    def passage(self, paragraph: etree._Element, text: str, cell: Cell | None) -> Iterator[Passage]:
        """The passage of a paragraph, unless it is empty."""
        listed = self.numbering(paragraph)
        label = self.parts.lists.label(*listed) if listed else None
        where = Where(self.source, self.sha256, self.place or "paragraph", cell)
        if passage := passage_of(text, self.kind(paragraph), where, label):
            yield passage

    def numbering(self, paragraph: etree._Element) -> tuple[str, str] | None:
        """The list of a paragraph and its level there; the number 0 takes it out of its style's list."""
        own = numbering(paragraph)
        if own is None:
            return self.parts.styles.numbering(value(paragraph, "pPr/pStyle"))
        return None if own[0] == "0" else own

    def kind(self, paragraph: etree._Element) -> Kind:
        """Heading, list item or paragraph, by its properties and its style."""
        style = value(paragraph, "pPr/pStyle")
        if self.parts.styles.is_heading(style) or paragraph.find(f"{w('pPr')}/{w('outlineLvl')}") is not None:
            return "heading"
        return "item" if self.numbering(paragraph) else "paragraph"

    def table(self, table: etree._Element) -> Iterator[Passage]:
        """The cells of a table, row by row; rows that were deleted or are hidden are left out."""
        self.tables += 1
        number = self.tables
        for row_number, row in enumerate(_through(table, "tr"), start=1):
            properties = row.find(w("trPr"))
            place = f"table {number} row {row_number}"
            if properties is not None and properties.find(w("del")) is not None:
                self.left_out.count("tracked deletion", place)
            elif properties is not None and is_on(properties.find(w("hidden"))):
                self.left_out.count("hidden row", place)
            else:
                yield from self.row(row, number, row_number)

    def row(self, row: etree._Element, table: int, number: int) -> Iterator[Passage]:
        """The cells of a row at their columns; what a merged cell covers is not there."""
        column = 1
        for cell in _through(row, "tc"):
            place = f"table {table} row {number} column {column}"
            if cell.find(f"{w('tcPr')}/{w('cellDel')}") is not None:
                self.left_out.count("tracked deletion", place)
            elif not _is_covered(cell):
                yield from self.passages(cell, Cell(table, number, column))
            elif any((text.text or "").strip() for text in cell.iter(w("t"))):
                self.left_out.count("hidden run", place)
            column += whole(value(cell, "tcPr/gridSpan")) or 1

    def content(self, control: etree._Element) -> Iterable[etree._Element]:
        """The inside of a content control, nothing while it shows its placeholder (17.5.2)."""
        properties = control.find(w("sdtPr"))
        if properties is not None and is_on(properties.find(w("showingPlcHdr"))):
            self.left_out.count("untouched placeholder", self.place)
            return ()
        inside = control.find(w("sdtContent"))
        return () if inside is None else inside

    def text(self, parent: Iterable[etree._Element], style: str | None) -> Iterator[str]:
        """The text of a paragraph's inside, run by run."""
        for child in parent:
            if child.tag == w("fldChar"):
                self.field(child)
            elif child.tag in _DELETED:
                self.left_out.count("tracked deletion", self.place)
            elif child.tag == w("sdt"):
                yield from self.text(self.content(child), style)
            elif child.tag == w("r") and self.is_unseen(child, style):
                for mark in child.iter(w("fldChar")):
                    self.field(mark)
            elif child.tag not in _NO_TEXT:
                if child.tag in _INSERTED:
                    self.left_out.count("tracked insertion", self.place)
                yield from self.printed(child, style)

    def printed(self, child: etree._Element, style: str | None) -> Iterator[str]:
        """What an element prints, unless it stands in a field's instruction (17.16.18)."""
        if self.fields and not self.fields[-1] and child.tag not in {w("r"), *_INSERTED}:
            return
        if child.tag in _TEXT:
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == w("sym"):
            yield _symbol(child)
        elif child.tag in _NOTES:
            self.referred.append((_NOTES[child.tag], child.get(w("id"), "")))
        elif child.tag == w("txbxContent"):
            self.boxes.append(child)
        else:
            yield from self.text(child, style)

    def is_unseen(self, run: etree._Element, style: str | None) -> bool:
        """Whether nobody sees a run; counted where it has a text."""
        hidden = is_hidden(run, self.parts.styles, style)
        unseen = hidden or is_invisible(run, self.parts.styles, style)
        if unseen and any((text.text or "").strip() for text in run.iter(w("t"))):
            self.left_out.count("hidden run" if hidden else "invisible run", self.place)
        return unseen

    def field(self, mark: etree._Element) -> None:
        """Keep whether the text that follows is a field's instruction or its result."""
        match mark.get(w("fldCharType")):
            case "begin":
                self.fields.append(False)
            case "separate" if self.fields:
                self.fields[-1] = True
            case "end" if self.fields:
                self.fields.pop()


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font (17.3.3.30)."""
    try:
        return chr(int(element.get(w("char"), ""), 16))
    except (ValueError, OverflowError):
        return ""


def _is_covered(cell: etree._Element) -> bool:
    """Whether a cell is covered by the one above or before it (17.4.85)."""
    properties = cell.find(w("tcPr"))
    merges = [] if properties is None else [properties.find(w("vMerge")), properties.find(w("hMerge"))]
    return any(merge is not None and merge.get(w("val"), "continue") == "continue" for merge in merges)


def _through(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == w(name):
            yield child
        elif child.tag in {w("sdt"), w("sdtContent"), w("ins"), w("customXml")}:
            yield from _through(child, name)
