"""A postponed or cancelled event: every page of every product says so first, and so does the title of the file."""

from __future__ import annotations

from dataclasses import replace

from briefgen.compose.product import FORMATS, Copy
from briefgen.model.event import Event
from briefgen.model.outcome import notice, outcome
from briefgen.tree.nodes import Document, Placed, PlacedLine, Running, Section, Text

BOXED = "foot-state"
"""The role of a head's line that a box has room in."""


def with_notice(document: Document, event: Event, copy: Copy) -> Document:
    """The document with the notice as the first line of every page, also of pages without a head of their own.

    A copy that is printed on no pages, such as a table for other programs, has it in its title only.
    """
    said = notice(event)
    if said is None:
        return document
    word = outcome(event).upper()
    titled = replace(document, title=f"{word}: {document.title}", keywords=(*document.keywords, word))
    if not set(copy.formats) & set(FORMATS):
        return titled
    line = PlacedLine((Placed(0.0, (Text(said.text, said.origin, strong=True),)),), "kicker")
    sections = tuple(_headed(section, line) for section in document.sections)
    return replace(titled, sections=sections, has_notice=True)


def _headed(section: Section, line: PlacedLine) -> Section:
    head = section.head or Running(())
    lines = tuple(replace(each, role=BOXED) if _has_box(each) else each for each in head.lines)
    return replace(section, head=replace(head, lines=(line, *lines)))


def _has_box(line: PlacedLine) -> bool:
    """Whether a line holds the release state in its box, which would touch the line above."""
    return any(isinstance(each, Text) and each.role == "state" for piece in line.pieces for each in piece.inlines)
