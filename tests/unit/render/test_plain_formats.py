"""Tables of plain cells and messages: what they hold, what they refuse, and that they are read back as they were."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.prove.readers import read_back
from briefgen.prove.same_content import differences
from briefgen.render.formats import renderer
from briefgen.render.theme import load
from briefgen.tree.nodes import Block, Cell, Column, Document, Heading, Item, List, Paragraph, Row, Section, Table, Text

PLAIN = load(resources.templates_folder() / "themes" / "plain" / "theme.toml")
HOSTILE = ("=1+1", "+1 if", "-cmd|' /C calc'!A0", "@SUM(A1)", "\uff1d2", "'quoted", "\t=1", "\r=1")


def document(*blocks: Block) -> Document:
    return Document("Open points", (Section("pack", blocks),), product="open-points", subject="Open points")


def table(*rows: tuple[str, ...]) -> Document:
    made = tuple(
        Row(tuple(Cell((Paragraph((Text(text),)),) if text else (), header=not place) for text in row))
        for place, row in enumerate(rows)
    )
    columns = tuple(Column(40, "left") for _ in rows[0])
    return document(Table(columns, made[:1], made[1:]))


def message(*blocks: Block) -> str:
    made = renderer("txt")(document(*blocks), PLAIN).value
    assert differences("x.txt", document(*blocks), read_back("txt", made)) == ()
    return made.decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_that_would_run_is_kept_from_it(text: str) -> None:
    made = renderer("csv")(table(("What",), (text,)), PLAIN).value
    assert made.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))[1] == [f"'{' '.join(text.split())}"]


@pytest.mark.parametrize("text", ["-5", "+3.5", "12", "-0,5", "A-1", "S – 10"])
def test_a_number_and_a_harmless_text_are_left_as_they_are(text: str) -> None:
    made = renderer("csv")(table(("What",), (text,)), PLAIN).value
    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))[1] == [text]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@settings(deadline=None, max_examples=25)
@given(rows=st.lists(st.tuples(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), st.just("x"))))
def test_a_table_says_the_same_when_it_is_read_back(suffix: str, rows: list[tuple[str, str]]) -> None:
    told = table(("No.", "What"), *rows, *((text, "x") for text in HOSTILE))
    made = renderer(suffix)(told, PLAIN).value
    assert differences(f"x.{suffix}", told, read_back(suffix, made)) == ()


def test_a_workbook_runs_nothing_and_prints_well() -> None:
    made = renderer("xlsx")(table(("No.", "What"), ("1", "=1+1"), ("007", "-5")), PLAIN).value
    sheet = load_workbook(io.BytesIO(made)).active
    assert [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        [(1, "n"), ("=1+1", "s")],
        [("007", "s"), ("-5", "s")],
    ]
    assert (sheet.title, sheet.freeze_panes, sheet.page_setup.orientation) == ("Open points", "A2", "landscape")
    assert (sheet.print_title_rows, sheet.page_setup.fitToWidth) == ("$1:$1", 1)


def test_a_workbook_says_nothing_of_when_it_was_written() -> None:
    first, again = (renderer("xlsx")(table(("No.",), ("1",)), PLAIN).value for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_a_message_is_what_can_be_pasted_into_a_mail() -> None:
    items = (Item((Paragraph((Text("bread"),)),)), Item((Paragraph((Text("=salt"),)),)))
    assert message(
        Heading(1, (Text("Please bring"),)), List(items), Paragraph((Text("- not a point"),)), Heading(2, (Text("To"),))
    ) == ("Please bring\n============\n\n- bread\n\n- =salt\n\n - not a point\n\nTo\n--\n")


@pytest.mark.parametrize(
    ("suffix", "told", "words"),
    [
        ("csv", document(Paragraph((Text("x"),))), "open-points is no single table"),
        ("xlsx", document(), "open-points is no single table"),
        ("txt", table(("x",), ("y",)), "a message holds paragraphs, headings and lists only, no th"),
    ],
)
def test_what_a_format_cannot_hold_is_refused(suffix: str, told: Document, words: str) -> None:
    with pytest.raises(BriefgenError) as caught:
        renderer(suffix)(told, PLAIN)
    assert caught.value.message == words
