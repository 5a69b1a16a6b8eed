"""Workbooks: which sheets are tables, what is read of others, what is left out, and that leaving out is told."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from briefgen.findings import Noted
from briefgen.intake import sources
from briefgen.intake.formats import xlsx
from briefgen.model.claims import Claim

Rows = list[list[object]]


def workbook(sheets: dict[str, Rows], change: Callable[[Any], None] = lambda _: None) -> bytes:
    """An .xlsx with these sheets; `change` is done to it before it is saved."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(data: bytes) -> tuple[list[tuple[str, str]], list[str]]:
    """Text and locator of each passage; the first line of each finding as printed."""
    noted = xlsx.read(data, "book.xlsx")
    found = [str(finding).splitlines()[0] for finding in noted.findings]
    return [(p.text, p.locator.removeprefix("sheet S ")) for p in noted.value], found


def claims(data: bytes, name: str = "book.xlsx") -> Noted[tuple[Claim, ...]]:
    return sources.claims(data, name)


def values(noted: Noted[tuple[Claim, ...]]) -> dict[str, object]:
    return {".".join(claim.path): claim.value for claim in noted.value}


def test_people_and_programme_of_one_workbook_are_the_same_claims_as_from_tables() -> None:
    sheets: dict[str, Rows] = {
        "Speakers": [["Forum 2009"], [], ["Name", "Job title"], ["Ada Example", "Director"]],
        "Day 1": [["From", "To", "Item", "Speaker"], [dt.time(9), dt.time(9, 30), "Opening", "ada-example"]],
        "Day 2": [["Min", "Item"], [15, "Closing"]],
        "Budget": [["Paper", "Ink"], [3, 4]],
    }
    noted = claims(workbook(sheets))
    assert values(noted) == {
        "people.ada-example.name": "Ada Example",
        "people.ada-example.title": "Director",
        "sessions..segments.10.order": 1,
        "sessions..segments.10.start": "09:00",
        "sessions..segments.10.title": "Opening",
        "sessions..segments.10.who.1.person": "ada-example",
        "sessions..segments.10.duration": 1800,
        "sessions..segments.20.order": 2,
        "sessions..segments.20.duration": 900,
        "sessions..segments.20.title": "Closing",
    }
    places = {".".join(claim.path): (claim.span.place, claim.span.quote) for claim in noted.value}
    assert places["people.ada-example.title"] == ("book.xlsx: sheet Speakers row 4 column B", "Director")
    assert places["sessions..segments.20.duration"] == ("book.xlsx: sheet Day 2 row 2 column A", "15")
    (length,) = (claim for claim in noted.value if claim.rule)
    assert [span.locator for span in length.spans] == ["sheet Day 1 row 2 column B", "sheet Day 1 row 2 column A"]
    assert [str(finding).splitlines()[0] for finding in noted.findings] == [
        (
            'book.xlsx: sheet Budget row 1 column A: warning: the sheet "Budget" has no headings that mean anything'
            " here; it is not read [unknown-table]"
        ),
        (
            "book.xlsx: sheet Speakers row 1 column A: warning: this row stands above the headings and is not read"
            " [unread-row]"
        ),
    ]


def test_mistakes_name_sheet_row_and_column() -> None:
    sheets: dict[str, Rows] = {"people": [["Name", "Status"], ["Ada", "maybe"], ["Ada", "open"]]}
    noted = claims(workbook(sheets))
    assert noted.value == ()
    assert [str(finding).splitlines()[0] for finding in noted.findings] == [
        (
            'book.xlsx: sheet people row 2 column B: error: people.ada.status: "maybe" is not one of its words'
            " [bad-choice]"
        ),
        (
            'book.xlsx: sheet people row 3 column A: error: "ada" stands here a second time; first in sheet people'
            " row 2 column A [duplicate-id]"
        ),
    ]


def test_a_programme_for_people_to_read_is_read_as_a_note_is() -> None:
    sheets: dict[str, Rows] = {"Week": [["Time", "Monday", "Tuesday"], ["09:00 – 09:30", "Opening", "Panel"]]}
    noted = claims(workbook(sheets))
    told = {(claim.path[0], claim.value, claim.span.place) for claim in noted.value}
    assert ("passages", "Opening", "book.xlsx: sheet Week row 2 column B") in told
    assert ("passages", "Tuesday", "book.xlsx: sheet Week row 1 column C") in told


def test_a_sheet_alone_is_what_its_files_name_says() -> None:
    rows: dict[str, Rows] = {"Sheet1": [["Name", "Affiliation"], ["Ada", "Example Institute"]]}
    assert values(claims(workbook(rows), "speakers.xlsx"))["people.ada.organisation"] == "Example Institute"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=1+1 is a text", None),
        (dt.date(2009, 3, 18), "2009-03-18"),
        (dt.datetime(2009, 3, 18, 14, 30), "2009-03-18T14:30"),  # noqa: DTZ001 - spreadsheets know no zones
        (dt.time(9, 30), "09:30"),
        (dt.timedelta(hours=25, minutes=5), "25:05:00"),
        (15.0, "15"),
        (1.5, "1.5"),
        (True, "TRUE"),
        ("  a\n b ", "a b"),
        ("@x", "@x"),
    ],
)
def test_values_are_text_as_the_event_file_would_have_them(value: object, text: str | None) -> None:
    passages, _ = read(workbook({"S": [[value]]}))
    assert [each for each, _ in passages] == ([text] if text else [])


def test_a_text_that_begins_like_a_formula_is_a_text_and_formulas_give_what_was_kept() -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl is not typed
        book["S"]["A1"] = '=HYPERLINK("x")'
        book["S"]["A1"].data_type = "s"

    data = workbook({"S": [["", "=1+1"]]}, change)
    assert read(data)[0] == [('=HYPERLINK("x")', "row 1 column A")]
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"<f>1\+1</f><v ?/>|<f>1\+1</f><v></v>", b"<f>1+1</f><v>2</v>", part)
            new.writestr(name, part)
    assert read(file.getvalue())[0] == [('=HYPERLINK("x")', "row 1 column A"), ("2", "row 1 column B")]


def test_what_nobody_can_see_is_left_out_and_told() -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl is not typed
        sheet = book["S"]
        sheet["A1"].comment = Comment("Really?", "A")
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions.group("C", "D", hidden=True)
        sheet["A3"].font = Font(color="FFFFFFFF")
        sheet["B3"].font = Font(color="FFFFFFFF")
        sheet["B3"].fill = PatternFill("solid", fgColor="FF000080")
        sheet["A4"].font = Font(size=1)
        sheet["B4"].number_format = ";;;"
        book["H"].sheet_state = "hidden"
        book["V"].sheet_state = "veryHidden"
        book["Empty"].sheet_state = "hidden"

    rows: Rows = [["One", "Two", "X", "X"], ["X", "X"], ["X", "Three"], ["X", "X", "X"]]
    data = workbook({"S": rows, "H": [["X"]], "V": [["X"]], "Empty": []}, change)
    assert read(data) == (
        [("One", "row 1 column A"), ("Two", "row 1 column B"), ("Three", "row 3 column B")],
        [
            (
                "book.xlsx: sheet S row 2: warning: 1 hidden row left out, 2 hidden columns left out (sheet S column C,"
                " sheet S column D), 2 hidden sheets left out (sheet H, sheet V), 3 invisible runs left out"
                " (sheet S row 3 column A, sheet S row 4 column A, sheet S row 4 column B) [hidden-text]"
            ),
            "book.xlsx: sheet S row 1 column A: note: 1 comment left out [comments]",
        ],
    )


def test_merged_cells_are_read_once() -> None:
    data = workbook({"S": [["Wide", None, "c"], ["d"]]}, lambda book: book["S"].merge_cells("A1:B1"))
    assert read(data)[0] == [("Wide", "row 1 column A"), ("c", "row 1 column C"), ("d", "row 2 column A")]


@pytest.mark.parametrize("place", ["XFD1048576", "A20001", "SG1"])
def test_cells_far_out_are_refused_before_anything_goes_through_all_between(place: str) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl is not typed
        book["people"][place] = "end"

    (finding,) = claims(workbook({"people": [["Name"], ["Ada"]]}, change)).findings
    assert finding.code == "refused"
    assert finding.message.endswith(" of the sheet people is filled; 20,000 rows and 500 columns at most")


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (
            b"<sheetData>" + b"<row>" + b"<c/>" * 200_001 + b"</row></sheetData>",
            "it has 200,001 cells, 200,000 at most",
        ),
        (
            b'<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            "its merged cells and links cover more than 100,000 cells",
        ),
        (
            b"<sheetData/><hyperlinks><hyperlink display='x' ref='$A$1:$ZZ$999'/></hyperlinks>",
            "its merged cells and links cover more than 100,000 cells",
        ),
        (b"<!DOCTYPE a><sheetData/>", "xl/worksheets/sheet1.xml has a document type declaration"),
        (b"<sheetData>", "it is no sound workbook (ParseError)"),
    ],
)
def test_hostile_workbooks_are_refused(part: bytes, why: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook({"S": [["x"]]}))) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = re.sub(rb"<sheetData>.*</sheetData>", lambda _: part, content, flags=re.DOTALL)
            new.writestr(name, content)
    (finding,) = claims(file.getvalue()).findings
    assert finding.code == "refused"
    assert finding.message.partition(" (")[0] == f"the file was not read: {why}".partition(" (")[0]


def test_a_workbook_of_before_2007_is_refused_with_what_to_do() -> None:
    (finding,) = claims(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "people.xls").findings
    assert finding.hint == "Open it in a word processor or spreadsheet, and save it as .xlsx without a password."
