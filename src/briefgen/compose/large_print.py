"""The large-print edition: the same text and numbers in one column of 18 point, tables as labelled blocks.

More than a bigger font: who reads large print reads one line at a time, and loses the columns of a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.tree.nodes import (
    MAP,
    Beside,
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
    List,
    Paragraph,
    Picture,
    Placed,
    PlacedLine,
    Row,
    Rule,
    Running,
    Section,
    Table,
    Text,
    WriteIn,
)
from briefgen.tree.walk import inline_text

MEASURE = 168
LETTERS_A_LINE = 42
PAIR = 2
LARGER = 1.5
"""A picture is so many times as wide as in the standard edition, as its text is."""
WIDE = 1.6
"""A column so many times wider than any other says what a row is about."""


def large_print(document: Document) -> Document:
    """The same document as an edition in large print, for the theme of that name."""
    sections = tuple(_section(section, document) for section in document.sections)
    return replace(document, sections=sections, title=f"{document.title}, large print")


def _section(section: Section, document: Document) -> Section:
    level, blocks = 1, list[Block]()
    for block in section.blocks:
        blocks += _block(block, level)
        level = next((each.level for each in _headings(block)), level)
    if blocks and isinstance(blocks[0], Keep) and isinstance(blocks[0].blocks[0], Rule):
        blocks[0] = replace(blocks[0], blocks=blocks[0].blocks[1:])
    foot = _foot(section)
    layout = "large" if len(foot.lines) <= PAIR else "large-long"
    return Section(layout, tuple(blocks), _head(section, document), foot)


def _headings(block: Block) -> Iterator[Heading]:
    if isinstance(block, Heading):
        yield block
    elif isinstance(block, Keep | Beside):
        for inner in block.blocks:
            yield from _headings(inner)


# -- heads and feet -------------------------------------------------------------------------------------


def _head(section: Section, document: Document) -> Running:
    """The first line of the section's head; a page without one gets the product's name."""
    pieces = section.head.lines[0].pieces if section.head else ()
    if not pieces:
        pieces = (Placed(0, (Text(document.subject),)),)
    return Running(tuple(_packed(pieces)), "firm")


def _foot(section: Section) -> Running:
    """What else head and foot say; the last line names the edition and, at the right, the page."""
    lines = (*(section.head.lines[1:] if section.head else ()), *(section.foot.lines if section.foot else ()))
    pieces = tuple(piece for line in lines for piece in line.pieces)
    last = (Placed(0, (Text("Large print"),)), *(_right(piece) for piece in pieces[-1:]))
    return Running((*_packed(pieces[:-1]), PlacedLine(last, "foot")), "firm")


def _packed(pieces: tuple[Placed, ...]) -> Iterator[PlacedLine]:
    """Two pieces on one line where they fit, else each on its own."""
    if len(pieces) == PAIR and sum(len(inline_text(piece.inlines)) for piece in pieces) <= LETTERS_A_LINE:
        yield PlacedLine((Placed(0, pieces[0].inlines), _right(pieces[1])), "foot")
        return
    yield from (PlacedLine((Placed(0, piece.inlines),), "foot") for piece in pieces)


def _right(piece: Placed) -> Placed:
    return Placed(MEASURE, piece.inlines, "right")


# -- blocks ---------------------------------------------------------------------------------------------


def _block(block: Block, level: int) -> Iterator[Block]:
    """A block in large print; `level` is that of the heading it stands under."""
    match block:
        case Table():
            yield from _table(block, level + 1)
        case PlacedLine():
            yield _line(block)
        case Figure():
            yield Paragraph((Text(block.alt, block.origin),))
        case Picture():
            yield replace(block, width=min(LARGER * block.width, MEASURE))
        case Beside():
            for inner in (block.picture, *block.blocks):
                yield from _block(inner, level)
        case Keep() if any(isinstance(inner, Table) for inner in block.blocks):
            # A table becomes many blocks, each kept whole: all of them together would not fit a page.
            for inner in block.blocks:
                yield from _block(inner, next((each.level for each in _headings(block)), level))
        case Keep() | Callout():
            block = _without_key(block)
            inside = next((each.level for each in _headings(block)), level) if isinstance(block, Keep) else level
            yield replace(block, blocks=tuple(inner for each in block.blocks for inner in _block(each, inside)))
        case List():
            yield replace(block, indent=0)
        case Contents():
            yield Contents(1)  # rows are headings here, and would fill pages of contents
        case _:
            yield block


def _without_key(block: Keep | Callout) -> Keep | Callout:
    """A drawing's key goes with the drawing."""
    if not any(isinstance(inner, Figure) for inner in block.blocks):
        return block
    kept = (inner for inner in block.blocks if not (isinstance(inner, Paragraph) and inner.role == "key"))
    return replace(block, blocks=tuple(kept))


def _line(line: PlacedLine) -> Paragraph:
    return Paragraph(tuple(inline for piece in line.pieces for inline in (*piece.inlines, Text(" "))), line.role)


def _table(table: Table, level: int) -> Iterator[Block]:
    if table.role == MAP:
        yield from _map(table, level)
        return
    heads = [_inlines(cell) for cell in table.head[-1].cells] if table.head else []
    main = _main_column(table) if heads else None
    grouped = any(_is_group(row) for row in table.body)
    for row in table.body if heads else _with_labels(table.body):
        if row.role == "next":
            continue  # what comes next is the next heading here
        if _is_group(row):
            yield Heading(level, _inlines(row.cells[0]))
        elif not heads:
            yield from _unheaded(row, level)
        else:
            yield Keep((*_labelled(row, heads, main, table.write_in, level + grouped), Rule()))


def _with_labels(rows: tuple[Row, ...]) -> Iterator[Row]:
    """The rows, each with the label that it shares with the one above: an empty cell says that only in a table."""
    label: Cell | None = None
    for row in rows:
        first, *rest = row.cells
        if label and rest and first.header and not _inlines(first):
            yield replace(row, cells=(label, *rest))
            continue
        label = first if first.header else None
        yield row


def _map(table: Table, level: int) -> Iterator[Block]:
    """What hangs on nothing as a heading; below it, line by line, what hangs on that, with all that hangs on it."""
    said: tuple[Inline, ...] = ()
    for row in table.body:
        root, *hanging = (_inlines(cell) for cell in row.cells)
        if said and (root or any(hanging[:1])):
            yield Paragraph(said, "label-value")
            said = ()
        if root:
            yield Heading(level, root)
        for place, words in enumerate(hanging):
            mark = Text(": " if any(hanging[:place]) else "; ")
            said = (*said, mark, *words) if said and words else said or words
    if said:
        yield Paragraph(said, "label-value")


def _is_group(row: Row) -> bool:
    return row.role == "group" or len(row.cells) == 1


def _main_column(table: Table) -> int | None:
    """The column that says what a row is about: by far the widest, if it is not the first, or that after a number."""
    widths = [column.width for column in table.columns]
    widest = max(range(len(widths)), key=widths.__getitem__)
    others = [width for place, width in enumerate(widths) if place != widest]
    if widest and others and widths[widest] >= WIDE * max(others[:-1] or others):
        return widest
    return 1 if all(_is_group(row) or _is_number(row.cells[0]) for row in table.body) else None


def _is_number(cell: Cell) -> bool:
    return all(isinstance(block, Paragraph) and block.role == "number" for block in cell.blocks)


def _unheaded(row: Row, level: int) -> Iterator[Block]:
    """A row of a table without heads: label and value on one line, or its first cell as heading of the others."""
    first, *rest = row.cells
    if len(rest) == 1 and len(first.blocks) == 1 and len(rest[0].blocks) == 1 and first.header:
        label = (Text(f"{inline_text(_inlines(first))}: ", strong=True), *_inlines(rest[0]))
        yield Paragraph(label, "label-value")
        return
    yield Keep((Heading(level, _inlines(first)), *(block for cell in rest for block in cell.blocks), Rule()))


def _labelled(
    row: Row, heads: list[tuple[Inline, ...]], main: int | None, write_in: int | None, level: int
) -> Iterator[Block]:
    """The row as a heading with its number and what it is about, then a line for each other column."""
    number = _inlines(row.cells[0])
    title: tuple[Inline, ...] = (*heads[0], Text(" "), *number)
    below: tuple[Inline, ...] = ()
    if main is not None:
        about, below = _first_line(row.cells[main])
        title = (*title, Text(": "), *about) if inline_text(number) else about
    yield Heading(level, title)
    lines = [Paragraph(below, "label-value")] if below else []
    for place, cell in enumerate(row.cells):
        if place in (0, main):
            continue
        value = _inlines(cell) or ((WriteIn(),) if place == write_in else ())
        if value and place < len(heads):
            lines.append(Paragraph((Text(f"{inline_text(heads[place])}: ", strong=True), *value), "label-value"))
    yield from lines[:-1]
    yield from (replace(line, role="label-last") for line in lines[-1:])


def _first_line(cell: Cell) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """A cell's text up to its first line break, and what follows."""
    inlines = [inline for block in cell.blocks if isinstance(block, Paragraph) for inline in block.inlines]
    ends = next((place for place, inline in enumerate(inlines) if isinstance(inline, LineBreak)), len(inlines))
    return tuple(inlines[:ends]), tuple(inlines[ends + 1 :])


def _inlines(cell: Cell) -> tuple[Inline, ...]:
    """All of a cell's text as one run of inlines."""
    found: list[Inline] = []
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            words = (Text(" ") if isinstance(inline, LineBreak) else inline for inline in block.inlines)
            found += [*([Text(" ")] if found else []), *words]
    return tuple(found)
