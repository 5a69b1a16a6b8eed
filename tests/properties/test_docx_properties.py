"""Whatever people write, the DOCX says it back."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.prove.docx_checks import check
from briefgen.prove.docx_text import read
from briefgen.render.docx import render
from briefgen.render.theme import Theme, load
from briefgen.resources import templates_folder
from briefgen.tree import walk
from briefgen.tree.nodes import (
    Blank,
    Block,
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
    Paragraph,
    Placed,
    PlacedLine,
    Row,
    Rule,
    Section,
    Table,
    Text,
    WriteIn,
)

PRINTABLE = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
WHITE = st.sampled_from("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\u3000 ")
NASTY = st.sampled_from(["<w:p>", "&amp;", "]]>", "{{ x }}", "</w:t>", "\u202e", "e\u0301", "𐀀", "\u200d", "w" * 300])
WORDS = st.lists(st.one_of(st.text(PRINTABLE, max_size=8), WHITE, NASTY), max_size=4).map("".join)
ANYTHING = st.text(st.characters(), max_size=12)
ROLES = st.sampled_from(["", "soft", "accent", "state"])


@cache
def _theme() -> Theme:
    return load(templates_folder() / "themes" / "plain" / "theme.toml")


def _inlines(words: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Inline, ...]]:
    text = st.builds(Text, words, strong=st.booleans(), role=ROLES, direction=st.sampled_from([None, "ltr", "rtl"]))
    plain = st.one_of(
        text,
        st.builds(Blank, words, st.one_of(st.none(), st.integers(1, 99))),
        st.just(LineBreak()),
        st.just(WriteIn(3)),
    )
    link = st.builds(Link, st.sampled_from(["#one", "https://example.org/"]), st.lists(plain, max_size=2).map(tuple))
    return st.lists(st.one_of(plain, link), max_size=4).map(tuple)


def _blocks(words: st.SearchStrategy[str]) -> st.SearchStrategy[Block]:
    inlines = _inlines(words)
    placed = st.builds(Placed, st.integers(0, 160).map(float), inlines, st.sampled_from(["left", "right", "center"]))
    leaf = st.one_of(
        st.builds(Heading, st.integers(1, 4), inlines, st.sampled_from(["", "one"])),
        st.builds(Paragraph, inlines, st.sampled_from(["body", "numbered", "note"]), st.one_of(st.none(), words)),
        st.builds(PlacedLine, st.lists(placed, max_size=3).map(tuple)),
        st.builds(Figure, st.just(9.0), st.just(9.0), st.just(()), words),
        st.just(Rule()),
        st.just(Contents(2)),
    )
    return st.recursive(leaf, _containers, max_leaves=8)


def _containers(block: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(block, max_size=3).map(tuple)
    cell = st.builds(Cell, blocks, header=st.booleans())
    row = st.builds(Row, st.tuples(cell, cell), st.sampled_from(["", "group", "first"]), st.booleans())
    rows = st.lists(row, max_size=2).map(tuple)
    return st.one_of(
        st.builds(Keep, blocks),
        st.builds(Callout, blocks),
        st.builds(List, st.lists(st.builds(Item, blocks), max_size=3).map(tuple), st.booleans()),
        st.builds(Table, st.just((Column(30), Column(90))), rows, rows, st.just("plain"), st.just("c")),
    )


def _documents(words: st.SearchStrategy[str]) -> st.SearchStrategy[Document]:
    layouts = st.sampled_from(["pack", "sheet", "press"])
    sections = st.builds(Section, layouts, st.lists(_blocks(words), max_size=4).map(tuple))
    return st.builds(Document, words, st.lists(sections, max_size=3).map(tuple))


@settings(deadline=None, max_examples=150)
@given(_documents(WORDS))
def test_every_leaf_is_read_back_as_it_was_written(document: Document) -> None:
    expected = tuple((leaf.kind, leaf.text) for leaf in walk.leaves(document))
    made = render(document, _theme())
    assert read(made.value).says == expected
    assert [finding for finding in check(made.value) if finding.code == "docx-structure"] == []


@settings(deadline=None, max_examples=60)
@given(_documents(ANYTHING))
def test_no_text_makes_it_fail_or_differ(document: Document) -> None:
    made = render(document, _theme())
    assert made == render(document, _theme())
    read(made.value)
