"""A column that may go goes where it says nothing, and nothing else of its table changes."""

from dataclasses import replace

from briefgen.compose.columns import without_silent
from briefgen.tree.nodes import Blank, Cell, Column, Inline, Paragraph, Row, Table, Text


def _cell(*inlines: Inline, span: int = 1, header: bool = False) -> Cell:
    return Cell((Paragraph(inlines),) if inlines else (), span, header)


def _row(*words: str, role: str = "") -> Row:
    return Row(tuple(_cell(Text(each)) if each else _cell() for each in words), role)


HEAD = _row("Row", "Who", "Clock", "What")
GROUP = Row((_cell(Text("First hour"), span=4),), "group")
SILENT = Table(
    (Column(10), Column(30), Column(20, "right"), Column(60)),
    (HEAD,),
    (GROUP, _row("10", "–", "", "Opening"), _row("20", " ", "", "Reports")),
    write_in=2,
)


def test_it_goes_and_the_widest_takes_its_room() -> None:
    assert without_silent(SILENT, {1}) == Table(
        (Column(10), Column(20, "right"), Column(90)),
        (_row("Row", "Clock", "What"),),
        (
            replace(GROUP, cells=(_cell(Text("First hour"), span=3),)),
            _row("10", "", "Opening"),
            _row("20", "", "Reports"),
        ),
        write_in=1,
    )


def test_a_column_for_writing_in_is_empty_on_purpose() -> None:
    assert without_silent(SILENT, {2}) is SILENT


def test_a_column_that_need_not_go_stays() -> None:
    assert without_silent(SILENT, set()) is SILENT


def test_a_blank_says_that_something_is_missing() -> None:
    asked = replace(SILENT, body=(*SILENT.body, Row((_cell(Text("30")), _cell(Blank("name", 4)), _cell(), _cell()))))
    assert without_silent(asked, {1}) is asked


def test_a_table_without_rows_of_cells_keeps_its_columns() -> None:
    heads = replace(SILENT, body=(GROUP,))
    assert without_silent(heads, {0, 1, 3}) is heads
