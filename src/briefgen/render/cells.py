"""A document as rows of plain cells, for formats that are nothing but a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.errors import BriefgenError
from briefgen.tree.nodes import Block, Cell, Document, Heading, Paragraph, Table
from briefgen.tree.walk import fold, inline_text

NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
"""What makes a spreadsheet take a cell for a formula (owasp.org, CSV injection), in wide letters too; and the guard
itself. Tabs and line ends do so as well, and are no part of a folded text.
"""


def table_of(document: Document) -> Table:
    """The one table that the document is.

    Raises BriefgenError for a document that holds anything else.
    """
    blocks = [block for section in document.sections for block in section.blocks]
    match blocks:
        case [Table() as table]:
            return table
        case _:
            raise BriefgenError(
                f"{document.product} is no single table", "print it as docx or pdf; see docs/templates.md"
            )


def rows_of(table: Table) -> Iterator[tuple[str, ...]]:
    """The rows of the table as texts, its head first."""
    for row in (*table.head, *table.body):
        yield tuple(_text(cell) for cell in row.cells)


def _text(cell: Cell) -> str:
    return fold(" ".join(map(_said, cell.blocks)))


def _said(block: Block) -> str:
    match block:
        case Paragraph() | Heading():
            return inline_text(block.inlines)
        case _:
            raise BriefgenError("a cell of a spreadsheet holds text only", "take the list or table out of the cell")


def guarded(text: str) -> str:
    """The text with a ``'`` before it where a spreadsheet would run it; a number is left as it is."""
    return f"'{text}" if text.startswith(STARTS) and not NUMBER.fullmatch(text) else text
