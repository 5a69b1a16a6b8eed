"""A Word document's body to passages (ECMA-376 Part 1, clause 17): what is read, what is left out and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from briefgen.intake.formats.plain_text import BULLET
from briefgen.intake.formats.wordprocessing import FALLBACK, Styles, is_hidden, is_on, value, w
from briefgen.intake.passages import Cell, Kind, Passage, Piece, fold

_LEFT_OUT = (w("del"), w("moveFrom"))
_NO_TEXT = frozenset(
    {w(name) for name in "rPr pPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr instrText delText delInstrText".split()}
    | {FALLBACK}
)
_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}


class Body:
    """One pass through a body; counts what it leaves out."""

    def __init__(self, styles: Styles, source: str, sha256: str, body: etree._Element) -> None:
        self.styles = styles
        self.source = source
        self.sha256 = sha256
        self.left_out: Counter[str] = Counter()
        counted = (p for p in body.iter(w("p")) if next(p.iterancestors(FALLBACK), None) is None)
        self.numbers = {paragraph: number for number, paragraph in enumerate(counted, start=1)}
        self.tables = 0
        self.boxes: list[etree._Element] = []
        self.carried = ""

    def passages(self, parent: Iterable[etree._Element], cell: Cell | None = None) -> Iterator[Passage]:
        """The passages of a body, a cell or a text box, in order."""
        for child in parent:
            if child.tag == w("p"):
                yield from self.paragraph(child, cell)
            elif child.tag == w("tbl"):
                yield from self.table(child)
            elif child.tag == w("sdt"):
                yield from self.passages(self.content(child), cell)
            elif child.tag in _LEFT_OUT:
                self.left_out["tracked deletion"] += 1
            elif child.tag not in _NO_TEXT:
                yield from self.passages(child, cell)

    def paragraph(self, paragraph: etree._Element, cell: Cell | None) -> Iterator[Passage]:
        """A paragraph, then the text boxes anchored in it. One whose end was deleted goes on in the next."""
        boxes, self.boxes = self.boxes, []
        style = value(paragraph, "pPr/pStyle")
        text = self.carried + "".join(self.text(paragraph, style))
        self.carried = ""
        if paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None:
            self.carried = text
        else:
            yield from self.passage(paragraph, text, cell)
        inside, self.boxes = self.boxes, boxes
        for box in inside:
            yield from self.passages(box, cell)

    def passage(self, paragraph: etree._Element, text: str, cell: Cell | None) -> Iterator[Passage]:
        """The passage of a paragraph, unless it is empty; without a bullet that was typed."""
        bullet = BULLET.match(text)
        folded, _ = fold([Piece(text[bullet.end() :] if bullet else text, 1)])
        if folded:
            locator = f"paragraph {self.numbers[paragraph]}"
            if cell:
                locator += f" (table {cell.table} row {cell.row} column {cell.column})"
            kind = "cell" if cell else self.kind(paragraph, bulleted=bullet is not None)
            yield Passage(folded, kind, self.source, self.sha256, locator, cell=cell)

    def kind(self, paragraph: etree._Element, *, bulleted: bool) -> Kind:
        """Heading, list item or paragraph, by its properties and its style."""
        style = value(paragraph, "pPr/pStyle")
        if bulleted:
            return "item"
        if self.styles.is_heading(style) or paragraph.find(f"{w('pPr')}/{w('outlineLvl')}") is not None:
            return "heading"
        number = value(paragraph, "pPr/numPr/numId")
        numbered = number != "0" if number is not None else self.styles.is_numbered(style)
        return "item" if numbered else "paragraph"

    def table(self, table: etree._Element) -> Iterator[Passage]:
        """The cells of a table, row by row; rows that were deleted or are hidden are left out."""
        self.tables += 1
        number = self.tables
        for row_number, row in enumerate(_through(table, "tr"), start=1):
            properties = row.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                self.left_out["tracked deletion"] += 1
            elif properties is not None and is_on(properties.find(w("hidden"))):
                self.left_out["hidden run"] += 1
            else:
                column = 1
                for cell in _through(row, "tc"):
                    yield from self.passages(cell, Cell(number, row_number, column))
                    width = value(cell, "tcPr/gridSpan")
                    column += int(width) if width and width.isdecimal() else 1

    def content(self, control: etree._Element) -> Iterable[etree._Element]:
        """The inside of a content control, nothing while it shows its placeholder (17.5.2)."""
        properties = control.find(w("sdtPr"))
        if properties is not None and is_on(properties.find(w("showingPlcHdr"))):
            self.left_out["untouched placeholder"] += 1
            return ()
        inside = control.find(w("sdtContent"))
        return () if inside is None else inside

    def text(self, parent: Iterable[etree._Element], style: str | None) -> Iterator[str]:
        """The text of a paragraph's inside, run by run."""
        for child in parent:
            if child.tag == w("t"):
                yield child.text or ""
            elif child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag]
            elif child.tag in _LEFT_OUT:
                self.left_out["tracked deletion"] += 1
            elif child.tag == w("r") and is_hidden(child, self.styles, style):
                self.left_out["hidden run"] += 1
            elif child.tag == w("txbxContent"):
                self.boxes.append(child)
            elif child.tag == w("sdt"):
                yield from self.text(self.content(child), style)
            elif child.tag not in _NO_TEXT:
                if child.tag in {w("ins"), w("moveTo")}:
                    self.left_out["tracked insertion"] += 1
                yield from self.text(child, style)


def _through(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == w(name):
            yield child
        elif child.tag in {w("sdt"), w("sdtContent"), w("ins"), w("customXml")}:
            yield from _through(child, name)
