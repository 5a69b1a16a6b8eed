"""The body of OpenDocument text to passages (ODF 1.3 part 3, 5 and 9): what is read, what is left out and counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from briefgen.intake.formats.left_out import LeftOut
from briefgen.intake.formats.odf import StyleName, Styles, n, whole
from briefgen.intake.formats.word_processed import Where, passage_of
from briefgen.intake.passages import Cell, Kind, Passage

_PARAGRAPHS = (n("text:p"), n("text:h"))
_NO_BODY = (n("text:tracked-changes"), n("office:annotation"), n("text:note"))
_NO_TEXT = frozenset(
    map(
        n,
        "office:forms office:annotation-end text:sequence-decls text:variable-decls text:user-field-decls text:number"
        " text:table-of-content-source text:illustration-index-source text:table-index-source"
        " text:object-index-source text:user-index-source text:alphabetical-index-source text:bibliography-source"
        " text:script text:ruby-text svg:title svg:desc".split(),
    )
)
_ROW_GROUPS = frozenset(map(n, ("table:table-header-rows", "table:table-rows", "table:table-row-group")))
_CHARACTERS = {n("text:s"): " ", n("text:tab"): "\t", n("text:line-break"): "\n"}
_HEADING = re.compile(r"Heading(?:_20_\d+)?$|Title$")
_HIDDEN = ("collapse", "filter")
_NOTES = ("footnote", "endnote")


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for a paragraph: its cell, the styles of its cell and table, its list and its number there.

    `boxed`: it stands in a box, whose colour is not known.
    """

    cell: Cell | None = None
    styles: tuple[StyleName, ...] = ()
    list_name: str | None = None
    level: int = 0
    label: str | None = None
    boxed: bool = False


class Body:
    """One pass through a body; counts what it leaves out."""

    def __init__(self, body: etree._Element, styles: Styles, source: str, sha256: str) -> None:
        self.styles = styles
        self.source = source
        self.sha256 = sha256
        self.left_out = LeftOut(source)
        paragraphs = (each for each in body.iter(*_PARAGRAPHS) if next(each.iterancestors(*_NO_BODY), None) is None)
        self.places = {paragraph: f"paragraph {number}" for number, paragraph in enumerate(paragraphs, start=1)}
        self.place: str | None = None
        self.tables = 0
        self.boxes: list[etree._Element] = []
        self.referred: list[etree._Element] = []
        self.read_notes = dict.fromkeys(_NOTES, 0)
        self.changes = self.places_of_changes(body)

    def places_of_changes(self, body: etree._Element) -> dict[str, str]:
        """The paragraph of each tracked change by the change's id."""
        marks = body.iter(n("text:change"), n("text:change-start"))
        ancestors = ((mark, next(mark.iterancestors(*_PARAGRAPHS), None)) for mark in marks)
        return {mark.get(n("text:change-id"), ""): self.places[p] for mark, p in ancestors if p in self.places}

    def passages(self, parent: Iterable[etree._Element], around: _Around = _Around()) -> Iterator[Passage]:
        """The passages of a body, a section, a cell, a text box or a note, in order."""
        for child in parent:
            if child.tag in _PARAGRAPHS:
                yield from self.paragraph(child, around)
            elif child.tag == n("text:list"):
                yield from self.list(child, around)
            elif child.tag == n("table:table"):
                yield from self.table(child, around)
            elif child.tag == n("text:tracked-changes"):
                self.count_changes(child)
            elif child.tag == n("office:annotation"):
                self.left_out.count("comment", self.place)
            elif child.tag == n("text:section") and _is_hidden_section(child):
                self.left_out.count("hidden section", _name(child))
            elif child.tag not in _NO_TEXT:
                boxed = around.boxed or child.tag.startswith(n("draw:"))
                yield from self.passages(child, replace(around, boxed=boxed))

    def count_changes(self, changes: etree._Element) -> None:
        """Count tracked changes; what a deletion holds stands only here."""
        for region in changes.findall(n("text:changed-region")):
            identity = region.get(n("text:id")) or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
            place = self.changes.get(identity)
            if region.find(n("text:deletion")) is not None:
                self.left_out.count("tracked deletion", place)
            elif region.find(n("text:insertion")) is not None:
                self.left_out.count("tracked insertion", place)

    def paragraph(self, paragraph: etree._Element, around: _Around) -> Iterator[Passage]:
        """A paragraph, then its text boxes and its notes."""
        boxes, self.boxes = self.boxes, []
        referred, self.referred = self.referred, []
        self.place = self.places.get(paragraph, self.place)
        if any(_is_on(each) for each in paragraph.iter(n("text:hidden-paragraph"))):
            self.left_out.count("hidden paragraph", self.place)
        else:
            style = ("paragraph", paragraph.get(n("text:style-name"), ""))
            text = "".join(self.text(paragraph, (style, *around.styles), around))
            kind = self.kind(paragraph, style, around)
            where = Where(self.source, self.sha256, self.place or "paragraph", around.cell)
            if passage := passage_of(text, kind, where, around.label):
                yield passage
        inside, self.boxes = self.boxes, boxes
        below, self.referred = self.referred, referred
        for box in inside:
            yield from self.passages(box, replace(around, label=None, list_name=None, boxed=True))
        for note in below:
            yield from self.note(note)

    def note(self, note: etree._Element) -> Iterator[Passage]:
        """A footnote or endnote, numbered in the order of their references."""
        kind = note.get(n("text:note-class"), "footnote")
        self.read_notes[kind] = self.read_notes.get(kind, 0) + 1
        body = note.find(n("text:note-body"))
        if body is not None:
            before, self.place = self.place, f"{kind} {self.read_notes[kind]}"
            yield from self.passages(body)
            self.place = before

    def kind(self, paragraph: etree._Element, style: StyleName, around: _Around) -> Kind:
        """Heading, list item or paragraph, by its name and its style."""
        if paragraph.tag == n("text:h") or any(_HEADING.match(name) for _, name in self.styles.chain(style)):
            return "heading"
        return "item" if around.list_name is not None else "paragraph"

    def list(self, element: etree._Element, around: _Around) -> Iterator[Passage]:
        """The items of a list; a list in a list has the style of the one around it where it has none of its own."""
        name = element.get(n("text:style-name")) or around.list_name or ""
        level = around.level + 1
        goes_on = element.get(n("text:continue-numbering")) == "true" or element.get(n("text:continue-list"))
        if level == 1 and not goes_on:
            self.styles.begin_list(name)
        inside = replace(around, list_name=name, level=level)
        for item in element:
            label = self.styles.label(name, level) if item.tag == n("text:list-item") else None
            for number, child in enumerate(child for child in item if child.tag not in _NO_TEXT):
                yield from self.passages((child,), replace(inside, label=None if number else label))

    def table(self, table: etree._Element, around: _Around) -> Iterator[Passage]:
        """The cells of a table, row by row; hidden rows and columns are left out."""
        self.tables += 1
        number, row_number = self.tables, 1
        hidden = frozenset(_hidden_columns(table))
        styles = (_style("table", table), *around.styles)
        for row in _rows(table):
            place = f"table {number} row {row_number}"
            if row.get(n("table:visibility")) in _HIDDEN:
                self.left_out.count("hidden row", place)
            else:
                held = _Around(styles=(_style("table-row", row), *styles), boxed=around.boxed)
                yield from self.row(row, Cell(number, row_number, 1), held, hidden)
            row_number += whole(row, "table:number-rows-repeated")

    def row(self, row: etree._Element, first: Cell, around: _Around, hidden: frozenset[int]) -> Iterator[Passage]:
        """The cells of a row at their columns; what a merged cell covers is not there."""
        column = 1
        for cell in row.iterchildren(n("table:table-cell"), n("table:covered-table-cell")):
            place = f"table {first.table} row {first.row} column {column}"
            unseen = column in hidden or cell.tag == n("table:covered-table-cell")
            if not unseen:
                styles = (_style("table-cell", cell), *around.styles)
                yield from self.passages(cell, replace(around, cell=replace(first, column=column), styles=styles))
            elif any(text.strip() for text in cell.itertext()):
                self.left_out.count("hidden column" if column in hidden else "hidden run", place)
            column += whole(cell, "table:number-columns-repeated")

    def text(self, parent: etree._Element, styles: tuple[StyleName, ...], around: _Around) -> Iterator[str]:
        """The text of a paragraph's inside, in order."""
        yield from self.seen(parent.text, styles, around)
        for child in parent:
            if child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag]
            elif child.tag == n("text:note"):
                self.referred.append(child)
            elif child.tag == n("office:annotation"):
                self.left_out.count("comment", self.place)
            elif child.tag == n("text:placeholder"):
                self.left_out.count("untouched placeholder", self.place)
            elif child.tag == n("text:hidden-text") and _is_on(child):
                self.left_out.count("hidden run", self.place)
            elif child.tag.startswith(n("draw:")):
                self.boxes.append(child)
            elif child.tag not in _NO_TEXT:
                inner = ("text", child.get(n("text:style-name"), "")) if child.tag == n("text:span") else None
                yield from self.text(child, (inner, *styles) if inner else styles, around)
            yield from self.seen(child.tail, styles, around)

    def seen(self, text: str | None, styles: tuple[StyleName, ...], around: _Around) -> Iterator[str]:
        """A text, unless nobody sees it; then it is counted."""
        if not text:
            return
        hidden = self.styles.is_hidden(styles)
        if not hidden and (around.boxed or not self.styles.is_invisible(styles)):
            yield text
        elif text.strip():
            self.left_out.count("hidden run" if hidden else "invisible run", self.place)


def _style(family: str, element: etree._Element) -> StyleName:
    return family, element.get(n("table:style-name"), "")


def _is_on(field: etree._Element) -> bool:
    return field.get(n("text:is-hidden")) == "true"


def _is_hidden_section(section: etree._Element) -> bool:
    shown = section.get(n("text:display"), "true")
    return shown == "none" or (shown == "condition" and section.get(n("text:is-hidden")) == "true")


def _name(section: etree._Element) -> str:
    return f"section {section.get(n('text:name'), '')}".strip()


def _hidden_columns(table: etree._Element) -> Iterator[int]:
    column = 1
    for element in table.iter(n("table:table-column")):
        if next(element.iterancestors(n("table:table"))) is table:
            repeated = whole(element, "table:number-columns-repeated")
            if element.get(n("table:visibility")) in _HIDDEN:
                yield from range(column, column + repeated)
            column += repeated


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, also inside its groups of rows."""
    for child in parent:
        if child.tag == n("table:table-row"):
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)
