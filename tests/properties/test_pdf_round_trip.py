"""Whatever a document says, its PDF says the same, is tagged throughout, and comes out the same twice."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbench import needs

from briefgen.prove.pdf_text import read
from briefgen.prove.tag_tree import check
from briefgen.render.pdf import render
from briefgen.render.theme import Theme, load
from briefgen.resources import templates_folder
from briefgen.tree import walk
from briefgen.tree.nodes import (
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
    Item,
    Keep,
    LineBreak,
    Link,
    List,
    PageCount,
    PageNumber,
    Paragraph,
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

THEME: Theme = load(templates_folder() / "themes" / "plain" / "theme.toml")
WITH_GLYPHS = (
    "abcdefghijklm ÀÉßøœ АБВабвгдеёжяЯ ΑΒΓαβγδεζηω 0123456789 <&>\"'{}%$#\\/()[]-–—.,:;!?“”’·•…§€ \u00a0\u2009\u202f"
)
WITHOUT_GLYPHS = "→▸漢字😀\u05d0\u0627"
ODD_SPACES = " \t\n\u2028\u3000"

texts = st.one_of(
    st.text(WITH_GLYPHS, max_size=60),
    st.text(WITH_GLYPHS + WITHOUT_GLYPHS + ODD_SPACES, max_size=20),
    st.sampled_from(
        ["{{ 7 * 7 }}", "{% raw %}", "<b>bold</b>", "<img src='/etc/passwd'/>", "&amp; &lt;", "AT&T", "]]>"]
    ),
    st.builds(lambda letter, count: letter * count, st.sampled_from("aMж-/"), st.integers(100, 300)),
)
plain_inlines = st.one_of(
    st.builds(Text, texts, strong=st.booleans(), role=st.sampled_from(["", "soft", "accent", "state", "words-end"])),
    st.builds(Text, texts, language=st.sampled_from(["fr", "el", "ru"])),
    st.builds(Blank, st.sampled_from(["chair", "city, building and room"]), st.one_of(st.none(), st.integers(1, 99))),
    st.builds(WriteIn, st.integers(1, 60)),
    st.builds(LineBreak),
    st.builds(PageNumber),
)
links = st.builds(
    Link,
    st.sampled_from(["https://example.org/a?b=c&d=(e)", "mailto:press@example.org", "#first", "#nowhere", "file:///x"]),
    st.lists(plain_inlines, max_size=3).map(tuple),
)
inlines = st.lists(st.one_of(plain_inlines, links), max_size=5).map(tuple)
running_inlines = st.lists(st.one_of(plain_inlines, st.builds(PageCount)), max_size=3).map(tuple)
numbers = st.one_of(st.none(), st.sampled_from(["1", "A12", "1.10.3.4.5", "x" * 120]))
roles = st.sampled_from(["body", "numbered", "cell", "lead", "release", "words", "sheet-time", "callout", "title"])
aligns = st.sampled_from(["left", "right", "center"])
places = st.builds(Placed, st.floats(0, 180), inlines, aligns)
placed_lines = st.builds(PlacedLine, st.lists(places, max_size=4).map(tuple), st.sampled_from(["strip", "foot"]))
boxes = st.builds(Box, *[st.floats(0, 90) for _ in range(4)], fill=st.sampled_from(["solid", "hatch", "none"]))
ticks = st.builds(Tick, *[st.floats(0, 90) for _ in range(3)])
figures = st.builds(
    Figure,
    st.floats(1, 900),
    st.floats(1, 1500),
    st.lists(st.one_of(boxes, ticks), max_size=3).map(tuple),
    st.text(WITH_GLYPHS, min_size=1).filter(str.strip),
)
leaf_blocks = st.one_of(
    st.builds(Heading, st.integers(1, 4), inlines, st.sampled_from(["", "first"])),
    st.builds(Paragraph, inlines, roles, numbers),
    placed_lines,
    figures,
    st.builds(Rule),
    st.builds(Contents, st.integers(1, 4)),
)


def rows(columns: int, blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Row]:
    """Rows of so many columns: a cell each, or one across."""
    cell = st.builds(Cell, st.lists(blocks, max_size=2).map(tuple), header=st.booleans())
    across = st.builds(Cell, st.lists(blocks, max_size=1).map(tuple), span=st.just(columns), header=st.booleans())
    return st.one_of(
        st.builds(Row, st.tuples(*[cell] * columns), st.sampled_from(["", "first"]), st.booleans()),
        st.builds(Row, st.tuples(across), st.just("group")),
    )


@st.composite
def tables(draw: st.DrawFn, blocks: st.SearchStrategy[Block]) -> Table:
    """Tables of one to four columns."""
    count = draw(st.integers(1, 4))
    columns = draw(st.tuples(*[st.builds(Column, st.floats(5, 90), aligns)] * count))
    return Table(
        columns=columns,
        head=tuple(draw(st.lists(rows(count, blocks), max_size=2))),
        body=tuple(draw(st.lists(rows(count, blocks), max_size=6))),
        role=draw(st.sampled_from(["plain", "control", "glance"])),
        caption=draw(st.text(WITH_GLYPHS, max_size=9)),
        write_in=draw(st.one_of(st.none(), st.integers(0, count - 1))),
    )


def nested(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """Blocks that hold blocks."""
    some = st.lists(blocks, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Keep, some),
        st.builds(Callout, some),
        st.builds(List, st.lists(st.builds(Item, some), max_size=3).map(tuple), st.booleans()),
        tables(blocks),
    )


blocks = st.recursive(leaf_blocks, nested, max_leaves=12)
runnings = st.one_of(
    st.none(),
    st.builds(
        Running,
        st.lists(
            st.builds(
                PlacedLine,
                st.lists(st.builds(Placed, st.floats(0, 166), running_inlines, aligns), max_size=3).map(tuple),
                st.just("foot"),
            ),
            max_size=2,
        ).map(tuple),
        st.sampled_from(["none", "hair", "firm"]),
    ),
)
sections = st.builds(
    Section,
    st.sampled_from(["pack-first", "pack", "sheet", "press"]),
    st.lists(blocks, max_size=5).map(tuple),
    runnings,
    runnings,
)
documents = st.builds(
    Document,
    texts,
    st.lists(sections, max_size=3).map(tuple),
    language=st.sampled_from(["en-GB", "fr"]),
    subject=texts,
    author=texts,
    issued=st.sampled_from([None, "2026-11-22T07:00:00Z"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents)
def test_a_pdf_says_what_its_document_says(document: Document) -> None:
    data = render(document, THEME).value
    found = read(data)
    assert found.says == tuple((leaf.kind, leaf.text) for leaf in walk.leaves(document))
    assert {finding.code for finding in check(data)} <= {"pdf-heading-level"}
    assert render(document, THEME).value == data


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(document=documents)
def test_qpdf_finds_no_fault(document: Document, tmp_path_factory: pytest.TempPathFactory) -> None:
    program = needs("qpdf")
    file = Path(tmp_path_factory.mktemp("qpdf")) / "document.pdf"
    file.write_bytes(render(document, THEME).value)
    done = subprocess.run([program, "--check", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def ends(page: pikepdf.Page) -> Iterator[tuple[float, float, float]]:
    """Left end, right end and baseline of each piece of text on a page, in points."""
    x = y = size = 0.0
    widths: list[float] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands = list(instruction.operands)
        match str(instruction.operator):
            case "Tm":
                x, y = float(operands[4]), float(operands[5])
            case "Tf":
                widths = [float(width) for width in page.Resources.Font[str(operands[0])].Widths]
                size = float(operands[1])
            case "Tj":
                shown = bytes(operands[0]).rstrip(b" ")
                yield x, x + sum(widths[code] for code in shown) * size / 1000, y


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents)
def test_no_text_leaves_the_page(document: Document) -> None:
    with pikepdf.open(BytesIO(render(document, THEME).value)) as pdf:
        for page in pdf.pages:
            _, _, width, height = (float(edge) for edge in page.mediabox)
            for left, right, baseline in ends(page):
                assert 0 <= left <= right <= width
                assert 0 <= baseline <= height
