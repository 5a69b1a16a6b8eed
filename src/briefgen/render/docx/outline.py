"""The headings of a document, and the bookmarks that links and contents point at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.tree.nodes import Beside, Block, Callout, Document, Heading, Keep, List, Table

BOOKMARK = "heading"
"""What the names of bookmarks begin with; their numbers follow."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading and its bookmark; ``listed`` when the contents list it, ``page`` when somebody counted.

    Bookmark names have no ``_``: LibreOffice writes it as ``5F`` in a PDF's destinations.
    """

    name: str
    heading: Heading
    listed: bool
    page: int | None = None


def anchors(document: Document) -> tuple[Anchor, ...]:
    """Every heading in reading order, which is also the order in which they are written."""
    blocks = tuple(block for section in document.sections for block in section.blocks)
    found = _headings(blocks, listed=True)
    return tuple(
        Anchor(f"{BOOKMARK}{n}", heading, listed, document.pages[n - 1] if document.pages else None)
        for n, (heading, listed) in enumerate(found, start=1)
    )


def bookmarks(found: tuple[Anchor, ...]) -> dict[str, str]:
    """Bookmark names by heading id; the first heading with an id has it."""
    return {anchor.heading.id: anchor.name for anchor in reversed(found) if anchor.heading.id}


def _headings(blocks: tuple[Block, ...], *, listed: bool) -> Iterator[tuple[Heading, bool]]:
    """Headings in lists and tables can be linked to, but contents leave them out, as `tree.walk` does."""
    for block in blocks:
        match block:
            case Heading():
                yield block, listed
            case Keep(blocks=inner) | Callout(blocks=inner) | Beside(blocks=inner):
                yield from _headings(inner, listed=listed)
            case List(items=items):
                for item in items:
                    yield from _headings(item.blocks, listed=False)
            case Table(head=head, body=body):
                for row in (*head, *body):
                    for cell in row.cells:
                        yield from _headings(cell.blocks, listed=False)
            case _:
                pass
