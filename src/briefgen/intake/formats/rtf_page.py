"""What Rich Text Format gathers: paragraphs, notes and boxes behind them, the cells of tables."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.intake.formats.rtf_state import Row, Story, columns
from briefgen.intake.formats.word_processed import Where, passage_of
from briefgen.intake.passages import Cell, Kind, Passage

_HEADING = re.compile(r"(?:heading \d|title\b)", re.IGNORECASE)


class Page:
    """The passages of one file while its tokens come in."""

    def __init__(self, source: str, sha256: str) -> None:
        self.source = source
        self.sha256 = sha256
        self.found: list[Passage] = []
        self.stories = [Story()]
        self.behind_paragraph: list[Passage] = []
        self.number = 1
        self.notes = {"footnote": 0, "endnote": 0}
        self.style_names: dict[int, str] = {}
        self.tables = 0
        self.row_number = 0
        self.row = Row()
        self.cell: list[Passage] = []
        self.cells: list[list[Passage]] = []
        self.lefts: dict[int, list[int]] = {}

    @property
    def story(self) -> Story:
        """The innermost text that is being read."""
        return self.stories[-1]

    @property
    def place(self) -> str:
        """Where the text stands that is being read."""
        return self.story.place or f"paragraph {self.number}"

    def begin_story(self, *, is_box: bool) -> None:
        """A text box, or a footnote, begins."""
        if is_box:
            self.stories.append(Story(self.place, is_box=True))
            return
        self.notes["footnote"] += 1
        self.stories.append(Story(f"footnote {self.notes['footnote']}"))

    def end_story(self) -> None:
        """The innermost text ends."""
        self.end_paragraph()
        self.stories.pop()

    def endnote(self) -> None:
        """The footnote that has begun is an endnote."""
        if (self.story.place or "").startswith("footnote"):
            self.notes["footnote"] -= 1
            self.notes["endnote"] += 1
            self.story.place = f"endnote {self.notes['endnote']}"

    def kind(self) -> Kind:
        """Heading, list item or paragraph."""
        properties = self.story.properties
        if properties.outline or _HEADING.match(self.style_names.get(properties.style, "").strip()):
            return "heading"
        return "item" if properties.listed or self.story.label else "paragraph"

    def end_paragraph(self) -> None:
        """Keep the paragraph, then what its notes and boxes say."""
        story = self.story
        text = "".join(story.buffer).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        label = "".join(story.label).strip()
        passage = passage_of(text, self.kind(), Where(self.source, self.sha256, self.place), label)
        story.buffer.clear()
        story.label.clear()
        found = [passage] if passage else []
        if len(self.stories) > 1:
            self.behind_paragraph += found
            return
        found += self.behind_paragraph
        self.behind_paragraph = []
        if story.properties.in_table:
            self.cell += found
        else:
            self.end_table()
            self.found += found
        self.number += 1

    def end_cell(self) -> None:
        """Keep the paragraphs of a cell until the row says how wide it is."""
        if len(self.stories) > 1:
            self.end_paragraph()
            return
        self.story.properties.in_table = True
        self.end_paragraph()
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """Keep the cells of a row by their left edges."""
        if len(self.stories) > 1 or not self.cells:
            return
        if not self.row_number:
            self.tables += 1
        self.row_number += 1
        lefts = [self.row.left, *self.row.edges]
        for number, passages in enumerate(self.cells):
            left = lefts[number] if number < len(lefts) else lefts[-1] + number
            self.lefts.setdefault(self.tables, []).append(left)
            cell = Cell(self.tables, self.row_number, left)
            self.found += [replace(passage, cell=cell) for passage in passages]
        self.cells = []

    def end_table(self) -> None:
        """The next row begins a table; what is left of this one without the end of its row is kept."""
        self.row_number = 0
        for passages in (*self.cells, self.cell):
            self.found += passages
        self.cells, self.cell = [], []

    def passages(self) -> tuple[Passage, ...]:
        """All that was found, cells with their columns."""
        while len(self.stories) > 1:
            self.end_story()
        self.end_paragraph()
        self.end_table()
        tables = {table: columns(lefts) for table, lefts in self.lefts.items()}
        return tuple(_in_column(passage, tables) for passage in self.found)


def _in_column(passage: Passage, tables: dict[int, dict[int, int]]) -> Passage:
    """A passage of a cell at its column, told in its place."""
    cell = passage.cell
    if cell is None:
        return passage
    cell = replace(cell, column=tables[cell.table][cell.column])
    locator = f"{passage.locator} (table {cell.table} row {cell.row} column {cell.column})"
    return replace(passage, kind="cell", locator=locator, cell=cell)
