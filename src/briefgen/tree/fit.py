"""Pages that are too full, and last pages with little on them: white space goes, then what is optional."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.tree.nodes import Block, Document, Keep, Section
from briefgen.tree.walk import leaves

FEW = 6
"""Sections of more pages stay as they are: a page less would be no gain there."""

Count = Callable[[Document], tuple[int, ...]]
"""How many pages each section of a document takes."""


def fitted(document: Document, count: Count) -> Document:
    """The document with each section on as few pages as it can have.

    Of a section that takes more than one, little white space is tried first, then to leave out what is optional, then
    both. What brings no page less is not done.
    """
    pages = count(document)
    if not any(_is_short(each) for each in pages):
        return document
    variants = [
        tuple(
            change(section) if _is_short(each) else section
            for section, each in zip(document.sections, pages, strict=True)
        )
        for change in (_tight, _without_optional, lambda section: _tight(_without_optional(section)))
    ]
    counts = [pages, *(count(replace(document, sections=each)) for each in variants)]
    choices = zip(zip(*counts, strict=True), zip(document.sections, *variants, strict=True), strict=True)
    return replace(document, sections=tuple(tried[each.index(min(each))] for each, tried in choices))


def _is_short(pages: int) -> bool:
    return 1 < pages <= FEW


def _tight(section: Section) -> Section:
    return replace(section, tight=True)


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
