"""The tables to be filled in: each heading is known, empty they say nothing, filled in they are read."""

from __future__ import annotations

import io
from pathlib import Path

import input_tables
import pytest
from openpyxl import load_workbook
from workbench import knowing

from briefgen.findings import Noted
from briefgen.intake import sources
from briefgen.intake.headings import kinds
from briefgen.resources import input_tables as shipped

ADA = {"Id": "ada", "Name": "Ada Example", "Title": "Director", "Organisation": "RME", "Status": "confirmed"}
OPENING = {"Id": "10", "Start": "14:00", "Minutes": "15", "Title": "Opening", "Who": "ada", "May drop": "no"}
FILLED = {"people": ADA, "programme": OPENING}


def filled_csv(name: str) -> bytes:
    """A shipped table with one row, as a spreadsheet would save it."""
    row = ",".join(FILLED[name].get(heading, "") for heading in input_tables.TABLES[name])
    return (input_tables.FOLDER / f"{name}.csv").read_bytes() + row.encode() + b"\r\n"


def filled_workbook() -> bytes:
    """The shipped workbook with one row on each sheet."""
    book = load_workbook(input_tables.FOLDER / input_tables.WORKBOOK)
    for name, values in FILLED.items():
        book[name].append([values.get(heading) for heading in input_tables.TABLES[name]])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_files_are_what_is_made(pytestconfig: pytest.Config) -> None:
    made = input_tables.made()
    if pytestconfig.getoption("--accept"):
        for name, data in made.items():
            (input_tables.FOLDER / name).write_bytes(data)
    assert {path.name: path.read_bytes() for path in shipped()} == made


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_heading_means_a_field_of_its_own(kind: object) -> None:
    (found,) = [each for each in kinds() if each == kind]
    fields = [found.field(heading) for heading in input_tables.TABLES[found.name]]
    assert None not in fields
    assert len(set(fields)) == len(fields)


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.name)
def test_empty_they_say_nothing(path: Path) -> None:
    assert sources.claims(path.read_bytes(), path.name) == Noted(())


def test_filled_in_both_forms_say_the_same() -> None:
    book = sources.claims(filled_workbook(), input_tables.WORKBOOK)
    tables = [sources.claims(filled_csv(name), f"{name}.csv") for name in FILLED]
    assert book.findings == ()
    assert [each.findings for each in tables] == [(), ()]
    said = {(claim.path, claim.value) for each in tables for claim in each.value}
    assert {(claim.path, claim.value) for claim in book.value} == said
    assert (("people", "ada", "organisation"), "RME") in said


def test_a_workbook_of_which_only_one_sheet_is_filled_is_read() -> None:
    book = load_workbook(input_tables.FOLDER / input_tables.WORKBOOK)
    book["people"].append([ADA.get(heading) for heading in input_tables.TABLES["people"]])
    file = io.BytesIO()
    book.save(file)
    noted = sources.claims(file.getvalue(), input_tables.WORKBOOK)
    assert noted.findings == ()
    assert {claim.path[0] for claim in noted.value} == {"people"}


def test_a_project_takes_them_from_its_sources(tmp_path: Path) -> None:
    known = knowing(tmp_path, {"inputs.xlsx": filled_workbook()})
    (row,) = known.value.event.session.segments
    assert (row.title.text, row.who[0].person.text) == ("Opening", "ada")
    assert [person.name.text for person in known.value.event.people] == ["Ada Example"]


def test_help_is_no_cell_and_no_comment() -> None:
    book = load_workbook(input_tables.FOLDER / input_tables.WORKBOOK)
    assert book.sheetnames == list(input_tables.TABLES)
    for sheet in book.worksheets:
        helps = {each.promptTitle: each.prompt for each in sheet.data_validations.dataValidation}
        assert helps == {heading: text for heading, (text, _) in input_tables.TABLES[sheet.title].items()}
        assert sheet.max_row == 1
        assert not [cell for row in sheet.rows for cell in row if cell.comment is not None]
