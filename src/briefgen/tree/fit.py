"""Fixed pages: what is optional in a section goes when the section does not fit its one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.tree.nodes import Block, Document, Keep, Section
from briefgen.tree.walk import leaves


def has_optional(document: Document) -> bool:
    """Whether anything in a document may be left out."""
    return any(_is_optional(block) for section in document.sections for block in section.blocks)


def fitted(document: Document, pages: Sequence[int | None]) -> Document:
    """The document without the optional blocks of sections that went over one page.

    ``pages`` gives the page of each leaf, in reading order, as the document was printed.
    """
    sections = tuple(
        _without_optional(section) if _spreads(on_pages) else section
        for section, on_pages in zip(document.sections, _by_section(document, pages), strict=True)
    )
    return replace(document, sections=sections)


def _by_section(document: Document, pages: Sequence[int | None]) -> Iterator[Sequence[int | None]]:
    first = 0
    for section in document.sections:
        count = sum(1 for _ in leaves(replace(document, sections=(section,))))
        yield pages[first : first + count]
        first += count


def _spreads(pages: Sequence[int | None]) -> bool:
    return len({page for page in pages if page is not None}) > 1


def _without_optional(section: Section) -> Section:
    return replace(section, blocks=tuple(block for block in section.blocks if not _is_optional(block)))


def left_out(before: Document, after: Document) -> tuple[str, ...]:
    """What `fitted` left out: the first heading or text of each block."""
    kept = {id(block) for section in after.sections for block in section.blocks}
    gone = (block for section in before.sections for block in section.blocks if id(block) not in kept)
    return tuple(_first_words(replace(before, sections=(Section("", (block,)),))) for block in gone)


def _first_words(document: Document) -> str:
    return next((leaf.text for leaf in leaves(document)), "")


def _is_optional(block: Block) -> bool:
    return isinstance(block, Keep) and block.optional
