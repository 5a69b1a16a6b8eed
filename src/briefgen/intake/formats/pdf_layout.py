"""A page's words to its paragraphs and cells, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.intake.formats.pdf_columns import Aligned, Column, reading_order
from briefgen.intake.formats.pdf_grid import GridCell, cell_of, grids
from briefgen.intake.formats.pdf_lines import Line, Row, joined, rows
from briefgen.intake.formats.pdf_page import Box, Page, Word, around
from briefgen.intake.formats.pdf_paragraphs import Measure, Paragraph, Style, measure, paragraphs
from briefgen.intake.passages import Cell

_MOST_PADDING = 12.0
_BELOW = 1.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph; where it is in a table, its cell."""

    paragraph: Paragraph
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table with ruling lines: of each cell its row and column, its box and its words."""

    top: float
    left: float
    cells: tuple[tuple[tuple[int, int], Box, tuple[Word, ...]], ...]


class Layout:
    """Goes through the pages of a document; counts its tables."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self.style = Style.of(word for page in pages for word in page.words)
        self.tables = 0
        self.parts = {page.number: _parts(page) for page in pages}
        self.columns = self._columns()

    def page(self, page: Page) -> Iterator[Placed]:
        """The paragraphs of a page: what stands above a table, the table, what stands below it."""
        tables, lines = self.parts[page.number]
        column = self.columns[round(page.width)]
        for table in tables:
            above = [row for row in lines if row[0].baseline < table.top + _BELOW]
            lines = lines[len(above) :]
            yield from self._text(above, page.width, column)
            yield from self._ruled(table)
        yield from self._text(lines, page.width, column)

    def _columns(self) -> dict[int, Measure]:
        """The margins of the pages of each width."""
        lines: dict[int, list[Line]] = {}
        for page in self.pages:
            _, free = self.parts[page.number]
            lines.setdefault(round(page.width), []).extend(joined(row) for row in free)
        return {width: measure(found, width) for width, found in lines.items()}

    def _text(self, lines: Sequence[Row], width: float, column: Measure) -> Iterator[Placed]:
        for part in reading_order(lines, width, column.right):
            match part:
                case Column(found, is_side):
                    own = _own_measure(found) if is_side else column
                    yield from (Placed(each) for each in paragraphs(found, own, self.style))
                case Aligned(cells):
                    self.tables += 1
                    for each in cells:
                        place = Cell(self.tables, each.row, each.column)
                        own = Measure(min(line.left for line in each.lines), each.right)
                        yield from (_in_cell(found, place) for found in paragraphs(each.lines, own, self.style))

    def _ruled(self, table: RuledTable) -> Iterator[Placed]:
        self.tables += 1
        for place, box, words in table.cells:
            lines = [joined(row) for row in rows(words)]
            cell = Cell(self.tables, *place)
            yield from (_in_cell(found, cell) for found in paragraphs(lines, _inside(box, lines), self.style))


def _parts(page: Page) -> tuple[list[RuledTable], list[Row]]:
    """The tables of a page with ruling lines, and the rows outside."""
    tables, free = ruled_tables(page)
    return tables, rows(free)


def _own_measure(lines: Sequence[Line]) -> Measure:
    """The margins of one of two columns, which its lines show."""
    return Measure(min(line.left for line in lines), max(line.right for line in lines))


def _in_cell(paragraph: Paragraph, place: Cell) -> Placed:
    return Placed(Paragraph(paragraph.text, "cell"), place)


def _inside(box: Box, lines: Sequence[Line]) -> Measure:
    """The margins of a cell: its padding is taken to be the same on both sides."""
    left = min(line.left for line in lines)
    padding = max(0.0, min(left - box.left, _MOST_PADDING))
    return Measure(left, max(box.right - padding, *(line.right for line in lines)))


def ruled_tables(page: Page) -> tuple[list[RuledTable], list[Word]]:
    """The tables of a page with ruling lines, from top to bottom; and the words outside."""
    free = list(page.words)
    found: list[RuledTable] = []
    for cells in sorted(grids(page.edges), key=lambda cells: around([cell.box for cell in cells]).area):
        inside: dict[GridCell, list[Word]] = {}
        outside: list[Word] = []
        for word in free:
            cell = cell_of(word, cells)
            (inside.setdefault(cell, []) if cell else outside).append(word)
        if len({cell.column for cell in inside}) > 1:
            found.append(_table(inside))
            free = outside
    return sorted(found, key=lambda table: (table.top, table.left)), free


def _table(inside: dict[GridCell, list[Word]]) -> RuledTable:
    """Cells with words; rows and columns in which none begins are not counted."""
    lines = {number: count for count, number in enumerate(sorted({cell.row for cell in inside}), start=1)}
    columns = {number: count for count, number in enumerate(sorted({cell.column for cell in inside}), start=1)}
    box = around([cell.box for cell in inside])
    in_order = sorted(inside, key=lambda cell: (cell.row, cell.column))
    cells = tuple(((lines[cell.row], columns[cell.column]), cell.box, tuple(inside[cell])) for cell in in_order)
    return RuledTable(box.top, box.left, cells)
