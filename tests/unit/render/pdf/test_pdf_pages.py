"""Where pages break, and what is repeated on them."""

from __future__ import annotations

import pytest
from pdf_documents import THEME, cell, on_one_page, paragraph, rendered, said

from briefgen.prove.pdf_text import read
from briefgen.prove.readback import ReadBlock
from briefgen.render.pdf import page_counts
from briefgen.render.theme import POINTS_PER_MM
from briefgen.tree import walk
from briefgen.tree.nodes import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Keep,
    LineBreak,
    Placed,
    PlacedLine,
    Row,
    Running,
    Section,
    Table,
    Text,
)

LINE = THEME.style("note").leading
"""Notes have no white space around them: so many lines fill a page exactly."""

LINES_A_PAGE = int((297 - 27 - 23) * POINTS_PER_MM / LINE)


def filled(lines: int) -> tuple[Block, ...]:
    """Notes of one line each."""
    return tuple(paragraph(f"line {number}", role="note") for number in range(lines))


def pages(*blocks: Block) -> dict[str, int | None]:
    """The page on which each block begins."""
    return {block.text: block.page for block in read(rendered(on_one_page(*blocks))).blocks}


def lines_of_text(count: int) -> tuple[Text | LineBreak, ...]:
    return tuple(piece for number in range(count) for piece in (Text(f"word{number}"), LineBreak()))[:-1]


def test_a_page_is_filled_to_its_last_line() -> None:
    found = pages(*filled(LINES_A_PAGE + 1))
    assert found[f"line {LINES_A_PAGE - 1}"] == 1
    assert found[f"line {LINES_A_PAGE}"] == 2


@pytest.mark.parametrize("free", [1, 2])
def test_a_heading_stays_with_what_follows(free: int) -> None:
    found = pages(*filled(LINES_A_PAGE - free), Heading(1, said("Heading")), paragraph("text", role="note"))
    assert (found["Heading"], found["text"]) == (2, 2)


def test_three_lines_are_never_parted() -> None:
    text = paragraph(*lines_of_text(3), role="note")
    assert pages(*filled(LINES_A_PAGE - 2), text)["word0 word1 word2"] == 2


def test_a_longer_paragraph_leaves_two_lines_on_each_page() -> None:
    data = rendered(on_one_page(*filled(LINES_A_PAGE - 3), paragraph(*lines_of_text(4), role="note"), *filled(1)))
    found = {block.text: block.page for block in read(data).blocks}
    assert found["word0 word1 word2 word3"] == 1
    assert found["line 0"] == 2


def test_what_is_kept_together_moves_together() -> None:
    found = pages(
        *filled(LINES_A_PAGE - 2), Keep((paragraph("a", role="note"), *filled(2), paragraph("b", role="note")))
    )
    assert (found["a"], found["b"]) == (2, 2)


def test_what_is_kept_together_and_higher_than_a_page_still_prints() -> None:
    blocks = filled(2 * LINES_A_PAGE)
    assert read(rendered(on_one_page(Keep(blocks)))).says == tuple(
        (leaf.kind, leaf.text) for leaf in walk.leaves(on_one_page(*blocks))
    )


def test_a_section_begins_a_page() -> None:
    document = Document("T", tuple(Section("pack", (paragraph(name),)) for name in ("one", "two")))
    assert read(rendered(document)).blocks == (ReadBlock("p", "one", 1), ReadBlock("p", "two", 2))


def test_a_head_that_would_stand_over_the_text_pushes_it_down_and_a_foot_up() -> None:
    short, long = (Running((PlacedLine((Placed(0, said("Orchard day " * count)),), "note"),)) for count in (4, 24))
    for head, foot in ((short, long), (long, short)):
        document = Document("T", (Section("pack", filled(LINES_A_PAGE), head, foot),))
        assert page_counts(document, THEME) == (2,)
    assert page_counts(Document("T", (Section("pack", filled(LINES_A_PAGE), short, short),)), THEME) == (1,)


def test_a_tight_section_has_less_white_space() -> None:
    blocks = tuple(paragraph("text") for _ in range(36))
    sections = tuple(Section("pack", blocks, tight=tight) for tight in (False, True, False))
    assert page_counts(Document("T", sections), THEME) == (2, 1, 2)


def table(*rows: Row) -> Table:
    return Table((Column(20), Column(100)), (Row((cell("No.", header=True), cell("What", header=True))),), rows)


def test_a_tables_head_is_repeated_outside_of_the_reading_order() -> None:
    rows = tuple(Row((cell(str(number)), cell("text"))) for number in range(60))
    found = read(rendered(on_one_page(table(*rows))))
    assert [block.text for block in found.blocks if block.kind == "th"] == ["No.", "What"]
    assert found.running == ("", "No. What")
    assert {block.page for block in found.blocks if block.kind == "td"} == {1, 2}


def test_a_tables_head_stays_with_two_rows() -> None:
    rows = tuple(Row((cell(f"row {number}"), cell("text"))) for number in range(3))
    found = pages(*filled(LINES_A_PAGE - 3), table(*rows))
    assert (found["No."], found["row 0"], found["row 2"]) == (2, 2, 2)


def test_a_groups_head_stays_with_its_first_row() -> None:
    group = Row((cell("Group", span=2),), "group")
    rows = (
        *(Row((cell(f"row {number}"), cell("text"))) for number in range(30)),
        group,
        Row((cell("in it"), cell("text"))),
    )
    for spare in range(12):
        found = pages(*filled(spare), table(*rows))
        assert found["Group"] == found["in it"]


def test_a_row_is_not_split() -> None:
    tall = Row((cell("tall"), Cell(filled(5))))
    found = pages(*filled(LINES_A_PAGE - 7), table(Row((cell("a"), cell("b"))), Row((cell("c"), cell("d"))), tall))
    assert (found["tall"], found["line 4"]) == (2, 2)


def test_a_row_higher_than_a_page_loses_nothing() -> None:
    blocks = filled(2 * LINES_A_PAGE)
    found = read(rendered(on_one_page(table(Row((cell("tall"), Cell(blocks)))))))
    said_in_cells = [block.text for block in found.blocks if block.kind == "td"]
    assert said_in_cells == ["tall", *(f"line {number}" for number in range(2 * LINES_A_PAGE))]
    assert max(block.page or 0 for block in found.blocks) == 3
