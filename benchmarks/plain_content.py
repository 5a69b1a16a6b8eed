"""What the three products say, as plain headings, paragraphs and tables: what somebody would type into Word."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefgen.compose.compose import compose
from briefgen.compose.environment import Templates
from briefgen.compose.product import Copy, products
from briefgen.compose.settings import Settings
from briefgen.intake.guard import Guard
from briefgen.pipeline import know_all
from briefgen.resources import templates_folder
from briefgen.tree.nodes import (
    Block,
    Callout,
    Cell,
    Contents,
    Document,
    Heading,
    Keep,
    List,
    Row,
    Rule,
    Section,
    Table,
)
from briefgen.tree.walk import Leaf, fold, headings, inline_text, leaves

THE_THREE = ("briefing-pack", "run-sheet", "press-kit")

Piece = dict[str, Any]
"""``{"heading": words, "level": 1}``, ``{"paragraph": words}`` or ``{"table": rows of cells}``."""


def documents(sources: Path, guard: Guard | None = None) -> dict[str, Document]:
    """The three products of a folder of sources, each for the audience it is made for first.

    `guard` is one that was started before.
    """
    [known] = know_all(sources, os.environ, guard=guard).value
    settings = Settings(Templates((), templates_folder()))
    found = products([templates_folder()])
    copies = {name: Copy(found[name], found[name].audience) for name in THE_THREE}
    return {name: compose(known.event, known.register, copy, settings).value for name, copy in copies.items()}


def pieces(document: Document) -> Iterator[Piece]:
    """A document as plain pieces, in reading order. Running heads and feet are left out, in favour of the others."""
    for section in document.sections:
        for block in section.blocks:
            yield from _pieces(block, document)


def _pieces(block: Block, document: Document) -> Iterator[Piece]:
    match block:
        case Heading():
            yield {"heading": fold(inline_text(block.inlines)), "level": block.level}
        case Table():
            yield {"table": _filled([_row(row) for row in (*block.head, *block.body)], len(block.columns))}
        case Keep() | Callout():
            for inner in block.blocks:
                yield from _pieces(inner, document)
        case List():
            yield from ({"paragraph": leaf.text} for item in block.items for leaf in _said(item.blocks))
        case Contents():
            shown = (heading for heading in headings(document) if heading.level <= block.depth)
            yield from ({"paragraph": fold(inline_text(heading.entry))} for heading in shown)
        case Rule():
            return
        case _:
            yield from ({"paragraph": leaf.text} for leaf in _said((block,)))


def _said(blocks: tuple[Block, ...]) -> Iterator[Leaf]:
    return leaves(Document("", (Section("", blocks),)))


def _row(row: Row) -> list[str]:
    """The words of each column; a cell across columns says its words in the first of them."""
    return [words for cell in row.cells for words in (_cell(cell), *[""] * (cell.span - 1))]


def _cell(cell: Cell) -> str:
    return "\n".join(leaf.text for leaf in _said(cell.blocks))


def _filled(rows: list[list[str]], columns: int) -> list[list[str]]:
    return [[*row, *[""] * (columns - len(row))] for row in rows]


def words_of_pieces(plain: Iterable[Piece]) -> list[str]:
    """The texts of plain pieces in reading order, empty ones left out."""
    return [words for piece in plain for words in _words(piece) if words]


def _words(piece: Piece) -> Iterator[str]:
    if "table" in piece:
        for row in piece["table"]:
            for cell in row:
                yield from cell.split("\n")
    else:
        yield piece.get("heading") or piece["paragraph"]


def words_of_document(document: Document) -> list[str]:
    """The texts that a document prints, heads and feet apart."""
    return [leaf.text for leaf in leaves(document)]
