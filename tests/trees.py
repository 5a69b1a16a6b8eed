"""Any document that there can be, for Hypothesis: every node of the tree, whatever its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from hypothesis import strategies as st
from portraits import image

from briefgen.tree.nodes import (
    Beside,
    Blank,
    Block,
    Box,
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    Item,
    Keep,
    LineBreak,
    Link,
    List,
    PageCount,
    PageNumber,
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
    Tick,
    WriteIn,
)

T = TypeVar("T")
Some = st.SearchStrategy
ROLES = st.sampled_from(["body", "numbered", "cell", "lead", "release", "words", "sheet-time", "callout", "title"])
RUN_ROLES = st.sampled_from(["", "soft", "accent", "state", "words-end"])
ALIGNS = st.sampled_from(["left", "right", "center"])
TARGETS = st.sampled_from(
    ["https://example.org/a?b=c&d=(e)", "mailto:press@example.org", "#first", "#nowhere", "file:///x"]
)
POINTS = st.floats(0, 90)
SHAPES = st.one_of(
    st.builds(Box, POINTS, POINTS, POINTS, POINTS, st.sampled_from(["solid", "hatch", "none"])),
    st.builds(Tick, POINTS, POINTS, POINTS),
)
IMAGE = image(30, 40)


@dataclass(frozen=True)
class Words:
    """What a document says: in runs, in blanks, as the numbers of paragraphs, and for those who cannot see."""

    said: Some[str]
    wanted: Some[str]
    numbers: Some[str]
    alt: Some[str]


def several(some: Some[T], most: int) -> Some[tuple[T, ...]]:
    """So many of a kind at the most."""
    return st.lists(some, max_size=most).map(tuple)


def inline_kinds(words: Words) -> dict[type[Inline], Some[Inline]]:
    """Every inline but the count of pages, which stands in heads and feet alone."""
    plain: dict[type[Inline], Some[Inline]] = {
        Text: st.builds(
            Text,
            words.said,
            strong=st.booleans(),
            role=RUN_ROLES,
            language=st.sampled_from([None, "fr", "el", "ru"]),
            direction=st.sampled_from([None, "ltr", "rtl"]),
        ),
        Blank: st.builds(Blank, words.wanted, st.one_of(st.none(), st.integers(1, 99))),
        WriteIn: st.builds(WriteIn, st.integers(1, 60)),
        LineBreak: st.just(LineBreak()),
        PageNumber: st.just(PageNumber()),
    }
    return {**plain, Link: st.builds(Link, TARGETS, several(st.one_of(*plain.values()), 3))}


def leaf_kinds(words: Words) -> dict[type[Block], Some[Block]]:
    """Every block that holds no blocks."""
    inlines = several(st.one_of(*inline_kinds(words).values()), 5)
    placed = st.builds(Placed, st.floats(0, 180), inlines, ALIGNS)
    lines = st.builds(PlacedLine, several(placed, 4), st.sampled_from(["strip", "foot"]))
    return {
        Heading: st.builds(Heading, st.integers(1, 4), inlines, st.sampled_from(["", "first"])),
        Paragraph: st.builds(Paragraph, inlines, ROLES, st.one_of(st.none(), words.numbers)),
        PlacedLine: lines,
        Figure: st.builds(
            Figure,
            *(st.floats(1, 900), st.floats(1, 1500), several(SHAPES, 3), words.alt),
            above=several(lines, 1),
            below=several(lines, 1),
        ),
        Picture: st.builds(Picture, st.just(IMAGE), st.floats(5, 200), words.alt, inlines),
        Rule: st.just(Rule()),
        Contents: st.builds(Contents, st.integers(1, 4)),
    }


def holding_kinds(words: Words, block: Some[Block]) -> dict[type[Block], Some[Block]]:
    """Every block that holds blocks."""
    blocks = several(block, 3)
    picture = st.builds(Picture, st.just(IMAGE), st.floats(5, 60), words.alt)
    return {
        Keep: st.builds(Keep, blocks),
        Callout: st.builds(Callout, blocks),
        List: st.builds(List, several(st.builds(Item, blocks), 3), st.booleans()),
        Table: st.integers(1, 4).flatmap(partial(_tables, words, block)),
        Beside: st.builds(Beside, picture, blocks),
    }


def _tables(words: Words, block: Some[Block], columns: int) -> Some[Table]:
    rows = _rows(block, columns)
    return st.builds(
        Table,
        st.tuples(*[st.builds(Column, st.floats(5, 90), ALIGNS)] * columns),
        several(rows, 2),
        several(rows, 6),
        st.sampled_from(["plain", "control", "glance"]),
        words.alt,
        st.one_of(st.none(), st.integers(0, columns - 1)),
    )


def _rows(block: Some[Block], columns: int) -> Some[Row]:
    """Rows of so many columns: a cell each, or one across."""
    cell = st.builds(Cell, several(block, 2), header=st.booleans())
    across = st.builds(Cell, several(block, 1), span=st.just(columns), header=st.booleans())
    return st.one_of(
        st.builds(Row, st.tuples(*[cell] * columns), st.sampled_from(["", "first"]), st.booleans()),
        st.builds(Row, st.tuples(across), st.just("group")),
    )


def documents(words: Words) -> Some[Document]:
    """Whole documents."""
    leaf = st.one_of(*leaf_kinds(words).values())
    block = st.recursive(leaf, lambda held: st.one_of(*holding_kinds(words, held).values()), max_leaves=12)
    running = st.one_of(st.none(), _runnings(words))
    sections = st.builds(
        Section,
        st.sampled_from(["pack-first", "pack", "sheet", "press"]),
        several(block, 5),
        running,
        running,
    )
    return st.builds(
        Document,
        words.said,
        several(sections, 3),
        language=st.sampled_from(["en-GB", "fr"]),
        subject=words.said,
        author=words.said,
        issued=st.sampled_from([None, "2026-11-22T07:00:00Z"]),
    )


def _runnings(words: Words) -> Some[Running]:
    """Heads and feet."""
    inlines = several(st.one_of(*inline_kinds(words).values(), st.just(PageCount())), 3)
    lines = st.builds(PlacedLine, several(st.builds(Placed, st.floats(0, 166), inlines, ALIGNS), 3), st.just("foot"))
    return st.builds(Running, several(lines, 2), st.sampled_from(["none", "hair", "firm"]))
