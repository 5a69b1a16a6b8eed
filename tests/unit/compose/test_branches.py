"""Maps: the rows that branches make, and the lines that lead from cell to cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compose.branches import Branch, map_rows
from briefgen.tree.nodes import Cell, Paragraph, Row, Text

WIDE = 14


def branch(words: str, *branches: Branch) -> Branch:
    return Branch(Cell((Paragraph((Text(words),)),)), branches)


def words(cell: Cell) -> str:
    return "".join(
        inline.text
        for block in cell.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Text)
    )


def drawn(rows: list[Row]) -> str:
    """The rows as lines of text: words on their lines, lines down at the left."""
    lines = (
        "".join(
            ("|" if "left" in cell.lines else " ") + words(cell).ljust(WIDE, "_" if "below" in cell.lines else " ")
            for cell in row.cells
        ).rstrip()
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines)


def test_lines_lead_from_a_house_to_its_people_and_on_to_what_they_do() -> None:
    houses = (
        branch("Ports", branch("Ada", branch("chair"), branch("row 20")), branch("Bo", branch("row 30"))),
        branch("Pilots", branch("Cy", branch("row 40"))),
        branch("Boats"),
        branch("Birds", branch("Di")),
    )
    rows = list(map_rows(houses, 3))
    assert drawn(rows) == (
        " Ports_________ Ada___________ chair_________\n"
        "               |              |row 20________\n"
        "               |Bo____________ row 30________\n"
        " Pilots________ Cy____________ row 40________\n"
        " Boats\n"
        " Birds_________ Di____________\n"
    )
    assert [row.role for row in rows] == ["root", "further", "further", "root", "root", "root"]


def test_a_branch_must_have_a_column_to_stand_in() -> None:
    with pytest.raises(ValueError, match="more branches in one another than columns"):
        list(map_rows((branch("one", branch("two", branch("three"))),), 2))


def forests(depth: int) -> st.SearchStrategy[tuple[Branch, ...]]:
    below = forests(depth - 1) if depth > 1 else st.just(())
    each = st.builds(lambda name, inner: branch(name, *inner), st.text("abc", min_size=1, max_size=3), below)
    return st.lists(each, max_size=4).map(tuple)


def in_order(branches: tuple[Branch, ...]) -> list[str]:
    return [word for each in branches for word in (words(each.cell), *in_order(each.branches))]


@settings(max_examples=40, deadline=None)
@given(forests(3))
def test_everything_stands_once_and_is_read_before_what_hangs_on_it(branches: tuple[Branch, ...]) -> None:
    rows = list(map_rows(branches, 3))
    assert [words(cell) for row in rows for cell in row.cells if cell.blocks] == in_order(branches)
    assert {len(row.cells) for row in rows} <= {3}


@settings(max_examples=40, deadline=None)
@given(forests(3))
def test_a_line_down_reaches_from_the_first_that_hangs_there_to_the_last(branches: tuple[Branch, ...]) -> None:
    rows = list(map_rows(branches, 3))
    for column in (1, 2):
        cells = [row.cells[column] for row in rows]
        for place, cell in enumerate(cells):
            if "left" in cell.lines:
                above = cells[place - 1].lines
                assert rows[place].role == "further"
                assert "below" in above or "left" in above, "it begins at a line"
                assert cell.blocks or "left" in cells[place + 1].lines, "it ends at something that stands there"
