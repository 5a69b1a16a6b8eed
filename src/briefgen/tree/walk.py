"""Walking a document: its leaves in reading order, and the text that both formats must say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.tree.nodes import (
    Beside,
    Blank,
    Block,
    Callout,
    Cell,
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    Keep,
    LineBreak,
    Link,
    List,
    Paragraph,
    Picture,
    PlacedLine,
    Rule,
    Table,
    Text,
    WriteIn,
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of text that stands by itself: ``kind`` is h1 to h4, p, li, th, td, figure, toc or note.

    ``text`` is what a reader hears: white space folded, the paragraph's number first. ``number`` is that number,
    ``pixels`` the SHA-256 of a picture's pixels.
    """

    kind: str
    text: str
    inlines: tuple[Inline, ...] = ()
    number: str | None = None
    pixels: str = ""


def fold(text: str) -> str:
    """White space folded to single spaces (no-break spaces too), none at the ends."""
    return " ".join(text.split())


def inline_text(inlines: tuple[Inline, ...]) -> str:
    """The text of inlines; a line break is a space; page numbers say nothing."""
    return "".join(_says(inline) for inline in inlines)


def _says(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Blank() | WriteIn():
            return inline.text
        case LineBreak():
            return " "
        case Link(inlines=inlines):
            return inline_text(inlines)
        case _:
            return ""


def leaves(document: Document) -> Iterator[Leaf]:
    """Every leaf of the document's text in reading order, empty ones left out, heads and feet apart."""
    headings = tuple(_headings(document))
    for section in document.sections:
        for block in section.blocks:
            yield from _leaves(block, "p", headings)


def headings(document: Document) -> tuple[Heading, ...]:
    """Every heading in reading order."""
    return tuple(_headings(document))


def _headings(document: Document) -> Iterator[Heading]:
    stack: list[Block] = [block for section in reversed(document.sections) for block in reversed(section.blocks)]
    while stack:
        block = stack.pop()
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Keep | Callout | Beside):
            stack.extend(reversed(block.blocks))


def _leaf(kind: str, inlines: tuple[Inline, ...], number: str | None = None) -> Iterator[Leaf]:
    text = fold(f"{number or ''} {inline_text(inlines)}")
    if text:
        yield Leaf(kind, text, inlines, number)


def _notes(margin: tuple[str, ...]) -> Iterator[Leaf]:
    for words in margin:
        yield from _leaf("note", (Text(words),))


def _leaves(block: Block, kind: str, all_headings: tuple[Heading, ...]) -> Iterator[Leaf]:
    match block:
        case Heading():
            yield from _leaf(f"h{block.level}", block.inlines)
            yield from _notes(block.margin)
        case Paragraph():
            yield from _leaf(kind, block.inlines, block.number)
            yield from _notes(block.margin)
        case PlacedLine():
            spaced = tuple(inline for piece in block.pieces for inline in (*piece.inlines, Text(" ")))
            yield from _leaf(kind, spaced)
            yield from _notes(block.margin)
        case Figure():
            for line in block.above:
                yield from _leaves(line, kind, all_headings)
            yield Leaf("figure", fold(block.alt), (Text(block.alt, block.origin),))
            for line in block.below:
                yield from _leaves(line, kind, all_headings)
        case Picture():
            yield Leaf("figure", fold(block.alt), (Text(block.alt, block.origin),), pixels=block.image.pixels)
            yield from _leaf(kind, block.caption)
        case Beside():
            for inner in (block.picture, *block.blocks):
                yield from _leaves(inner, kind, all_headings)
        case Keep() | Callout():
            for inner in block.blocks:
                yield from _leaves(inner, kind, all_headings)
        case List():
            for item in block.items:
                for inner in item.blocks:
                    yield from _leaves(inner, "li", all_headings)
        case Table():
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    yield from _cell_leaves(cell, all_headings)
        case Contents():
            for heading in all_headings:
                if heading.level <= block.depth:
                    yield from _leaf("toc", heading.entry)
        case Rule():
            return


def _cell_leaves(cell: Cell, all_headings: tuple[Heading, ...]) -> Iterator[Leaf]:
    for inner in cell.blocks:
        yield from _leaves(inner, "th" if cell.header else "td", all_headings)
