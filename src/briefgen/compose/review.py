"""The review copy: beside each paragraph and row stands where it comes from and how far it is agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from briefgen.compose.inlines import TEXTS
from briefgen.origin import Origin, Span
from briefgen.tree.nodes import (
    Beside,
    Blank,
    Block,
    Callout,
    Document,
    Figure,
    Heading,
    Inline,
    Item,
    Keep,
    Link,
    List,
    Paragraph,
    PlacedLine,
    Row,
    Table,
    Text,
)

REVIEW = "review"
"""The audience whose copies say their sources."""
SAID_BESIDE = ("Derived", "Open")
"""What is worked out of values beside it, such as a row's number, and the blank behind one that is to be confirmed, say
nothing that these values do not say.
"""


def with_sources(document: Document) -> Document:
    """The document with the sources of its values in the margins.

    A row of a table has one margin, at its first value: what stands in a row comes from one place as a rule.
    """
    reviewer = _Reviewer()
    sections = tuple(
        replace(section, blocks=tuple(map(reviewer.block, section.blocks))) for section in document.sections
    )
    return replace(document, sections=sections)


@dataclass(frozen=True, slots=True)
class _Reviewer:
    """Writes margins in reading order; a sentence that texts rest on is ``quoted`` at the first of them."""

    quoted: set[Span] = field(default_factory=set)

    def block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph() | PlacedLine():
                return replace(block, margin=self._margin(_origins(block)))
            case Keep() | Callout() | Beside():
                return replace(block, blocks=tuple(map(self.block, block.blocks)))
            case Figure() if block.above or block.below:
                # Its labels have notes of their own here, which are heard: they leave the drawing.
                shown: tuple[Block, ...] = (*block.above, replace(block, above=(), below=()), *block.below)
                return Keep(tuple(map(self.block, shown)))
            case List():
                return replace(block, items=tuple(Item(tuple(map(self.block, item.blocks))) for item in block.items))
            case Table():
                return replace(block, body=tuple(map(self._row, block.body)))
            case _:
                return block

    def _row(self, row: Row) -> Row:
        """The row, its first paragraph that has a source with those of all its cells."""
        margin = self._margin(origin for cell in row.cells for block in cell.blocks for origin in _origins(block))
        cells = []
        for cell in row.cells:
            blocks: list[Block] = []
            for block in cell.blocks:
                if margin and isinstance(block, Paragraph) and any(map(_has_source, _origins(block))):
                    blocks.append(replace(block, margin=margin))
                    margin = ()
                else:
                    blocks.append(block)
            cells.append(replace(cell, blocks=tuple(blocks)))
        return replace(row, cells=tuple(cells))

    def _margin(self, origins: Iterable[Origin]) -> tuple[str, ...]:
        return tuple(_notes(tuple(filter(_has_source, origins)), self.quoted))


def _origins(block: Block) -> Iterator[Origin]:
    """The origins of a block's values, in reading order."""
    match block:
        case Heading() | Paragraph():
            yield from _of_inlines(block.inlines)
        case PlacedLine():
            for piece in block.pieces:
                yield from _of_inlines(piece.inlines)
        case List():
            for item in block.items:
                for inner in item.blocks:
                    yield from _origins(inner)


def _of_inlines(inlines: tuple[Inline, ...]) -> Iterator[Origin]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield from _of_inlines(inline.inlines)
        elif isinstance(inline, Text | Blank) and inline.origin:
            yield inline.origin


def _has_source(origin: Origin) -> bool:
    return origin.fact is not None and bool(origin.spans)


def _notes(origins: tuple[Origin, ...], quoted: set[Span]) -> Iterator[str]:
    """What a margin says: one line for each way of knowing, then each sentence that a written text rests on."""
    ways: dict[str, list[Span]] = {}
    resting: dict[Span, None] = {}
    for origin in origins:
        fact, source = origin.fact or "", origin.spans[0].source
        others = [span for span in origin.spans if span.source != source] if fact.startswith(TEXTS) else []
        ways.setdefault(_way(origin), []).extend(span for span in origin.spans if span not in others)
        resting.update(dict.fromkeys(others))
    for way, spans in ways.items():
        given = {span for other, found in ways.items() if not other.startswith(SAID_BESIDE) for span in found}
        if not (way.startswith(SAID_BESIDE) and given.issuperset(spans)):
            yield f"{way}: {_places(spans)}"
    for span in resting:
        yield f"Rests on {_places([span])}{', quoted above' if span in quoted else f': “{span.quote}”'}"
    quoted.update(resting)


def _way(origin: Origin) -> str:
    """``Stated``, ``Supplied, proposed``, ``Derived (room-and-city), confirmed``."""
    how = (origin.how or "open").capitalize()
    rule = f" ({origin.rule})" if origin.rule else ""
    return f"{how}{rule}, {origin.standing}" if origin.standing else f"{how}{rule}"


def _places(spans: Iterable[Span]) -> str:
    """``note.txt line 5; event.yaml lines 12, 14``, in the words in which `rests_on` names a place."""
    lines: dict[str, dict[int, None]] = {}
    others: dict[str, None] = {}
    for span in spans:
        if span.line is None:
            others[f"{span.source} {span.locator}"] = None
        else:
            lines.setdefault(span.source, {})[span.line] = None
    counted = (
        f"{source} {'line' if len(found) == 1 else 'lines'} {', '.join(map(str, sorted(found)))}"
        for source, found in lines.items()
    )
    return "; ".join((*counted, *others))
