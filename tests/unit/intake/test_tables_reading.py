"""Tables whatever their delimiter, encoding and headings."""

from __future__ import annotations

import pytest

from briefgen.intake import tables
from briefgen.intake.characters import Cleaned
from briefgen.intake.csv_text import letters, records
from briefgen.intake.headings import kind_of, kinds
from briefgen.intake.suggest import folded, nearest, slug


def values(content: bytes, source: str = "people.csv") -> dict[str, object]:
    read = tables.read(content, source)
    assert read.findings == ()
    return {".".join(claim.path): claim.value for claim in read.value}


ADA = {"people.ada-example.name": "Ada Example", "people.ada-example.title": "Director"}


@pytest.mark.parametrize(
    "content",
    [
        b"name,title\nAda Example,Director\n",
        b"NAME;Title\r\nAda Example;Director\r\n",
        b"Title\tName\rDirector\tAda Example",
        b"sep=|\nname|title\nAda Example|Director\n",
        b'"Name","Job title"\n"Ada Example","Director"\n\n',
        "\ufeffFull name,Job-Title\nAda Example,Director".encode(),
        "Name,Title\nAda Example,Director\n".encode("utf-16"),
        b"\n,,\nName,Title\n,\nAda Example,Director\n",
        b"Speaker , Designation\n Ada Example , Director \n",
    ],
)
def test_one_table_in_many_forms(content: bytes) -> None:
    assert values(content) == ADA


def test_kind_by_the_files_name_else_by_the_headings() -> None:
    by_name = {source: kind_of(source, ("Name",)) for source in ("2009/Speakers-final.csv", "run-sheet.csv", "x.csv")}
    assert {source: kind.name if kind else None for source, kind in by_name.items()} == {
        "2009/Speakers-final.csv": "people",
        "run-sheet.csv": "programme",
        "x.csv": "people",
    }
    found = kind_of("x.csv", ("From", "To", "Item", "Speaker"))
    assert found is not None
    assert found.name == "programme"
    assert kind_of("x.csv", ("a", "b")) is None


def test_no_heading_means_two_fields_of_one_kind() -> None:
    for kind in kinds():
        for heading, field in kind.fields.items():
            assert kind.field(heading) == field
            assert kind.field(heading.upper()) == field
    people, programme = kinds()
    assert (people.field("Speaker"), programme.field("Speaker")) == ("name", "who")
    assert programme.field("#") == "id"


def test_an_empty_table_says_nothing() -> None:
    assert values(b"") == values(b"\n\n") == values(b"name,title\n") == values(b"item,minutes\n", "programme.csv") == {}


def test_a_row_between_two_clock_times_is_derived_from_both_cells() -> None:
    read = tables.read(b"From,To,Item\n9:00,10:30,Opening\n", "programme.csv")
    (length,) = (claim for claim in read.value if claim.path[-1] == "duration")
    assert (length.value, length.how, length.rule) == (5400, "derived", "end-minus-start")
    assert [(span.locator, span.quote) for span in length.spans] == [
        ("row 2 column B", "10:30"),
        ("row 2 column A", "9:00"),
    ]


def test_a_length_that_is_given_is_held_against_the_clock() -> None:
    assert values(b"From,To,Min\n9:00,9:10,10\n", "programme.csv")["sessions..segments.10.duration"] == 600
    found = tables.read(b"From,To,Min\n9:00,9:10,11\n", "programme.csv").findings
    assert [str(finding).splitlines()[0] for finding in found] == [
        'programme.csv:2:6: error: from start to end it is 10 min, and "11" is given [times-disagree]'
    ]


def test_findings_name_row_and_column_as_well() -> None:
    (found,) = tables.read(b"name,status\nAda,maybe\n", "people.csv").findings
    assert (found.line, found.column, found.locator) == (2, 5, "row 2 column B")


def test_text_that_could_be_a_formula_is_text() -> None:
    read = values(b'name,title\n"=HYPERLINK(""x"")",@x\n')
    assert list(read.values()) == ['=HYPERLINK("x")', "@x"]


def test_control_characters_leave_a_warning() -> None:
    read = tables.read(b"name,title\nAda\x00 Example,Director\n", "people.csv")
    assert {".".join(claim.path): claim.value for claim in read.value} == ADA
    assert [str(finding).splitlines()[0] for finding in read.findings] == [
        "people.csv:2:4: warning: taken out, since it cannot be printed: U+0000 [control-character]"
    ]


def test_a_table_that_is_too_large_is_not_read() -> None:
    assert [each.code for each in tables.read(b"x" * 2_000_001, "people.csv").findings] == ["too-large"]
    rows = b"name\n" + b"".join(b"A%d\n" % number for number in range(20_001))
    assert [each.code for each in tables.read(rows, "people.csv").findings] == ["too-many-values"]
    (many,) = tables.read(b"name" + b"," * 10_000 + b"\nAda", "people.csv").findings
    assert str(many) == "people.csv:1:505: error: more than 500 cells in a row [too-many-values]"


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    rows = list(records(Cleaned.of('a,b\n\n"c\nd",e\n'), ","))
    assert [(row.number, [cell.text for cell in row.cells]) for row in rows] == [
        (1, ["a", "b"]),
        (2, [""]),
        (3, ["c\nd", "e"]),
    ]
    assert [letters(column) for column in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_similarity_only_suggests() -> None:
    assert (folded("Job-Title (E)"), slug("Zoë  Sample")) == ("job title e", "zoe-sample")
    assert nearest("rooom", ["room", "role"]) == "room"
    assert nearest("venue", ["place", "title"]) == "place"
    assert nearest("xyz", ["place", "title"]) is None
    assert nearest("", ["place"]) is None
