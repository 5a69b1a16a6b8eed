"""docs/intake.md: every format, every heading and its other names, and the bounds as the program has them."""

from __future__ import annotations

import re
import tomllib

import docs_pages
import pytest

from briefgen.intake import gate, read, tables, values
from briefgen.intake.beside import BESIDE
from briefgen.intake.formats import pdf_engine, xlsx
from briefgen.intake.headings import SYNONYMS
from briefgen.intake.limits import MEBIBYTE, Limits
from briefgen.intake.sources import EVENT_FILES, READERS, SESSION_FILE, TABLES

PAGE = docs_pages.text("docs/intake.md")
HEADINGS = tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))
TABLES_OF_FIELDS = docs_pages.section(PAGE, "## Tables of people and of the programme")


def test_every_kind_of_file_has_a_row() -> None:
    told = docs_pages.names(docs_pages.section(PAGE, "## What is read from what"))
    assert sorted(told) == sorted({*READERS, *TABLES, *EVENT_FILES, SESSION_FILE} - {".doc", ".xls"})


@pytest.mark.parametrize("kind", HEADINGS)
def test_every_field_of_a_table_is_told_with_its_other_names(kind: str) -> None:
    rows = docs_pages.rows(TABLES_OF_FIELDS)
    starts = [number for number, row in enumerate(rows) if row[1] == "what stands below"]
    start = next(number for number in starts if rows[number][0] == kind)
    end = next((number for number in starts if number > start), len(rows))
    told = {row[0].strip("`"): row[2] for row in rows[start + 1 : end]}
    assert told == {field: ", ".join(names) for field, names in HEADINGS[kind]["headings"].items()}


def test_folders_that_hold_no_notes_are_named() -> None:
    passed_over = next(part for part in PAGE.split("\n\n") if part.startswith("Files whose names begin"))
    assert set(re.findall(r"`(\w+)`", passed_over)) == BESIDE


def test_bounds_are_those_of_the_program() -> None:
    limits = Limits()
    told = {row[0]: row[1] for row in docs_pages.rows(docs_pages.section(PAGE, "## When a file is refused"))}
    package = (
        f"{gate.MOST_BYTES // MEBIBYTE} MiB, one part {gate.MOST_BYTES_OF_PART // MEBIBYTE} MiB,"
        f" {gate.MOST_ENTRIES:,} parts, {gate.MOST_RATIO} times its packed size"
    )
    bounds = {
        "a file": f"{read.MOST_BYTES // 1_000_000} MB",
        "a package unpacked": package,
        "pages of a PDF": f"{pdf_engine.MOST_PAGES}",
        "rows of a table": f"{tables.MOST_ROWS:,}",
        "cells of a workbook": f"{xlsx.MOST_CELLS_OF_WORKBOOK:,}",
        "characters of one value": f"{values.LONGEST_TEXT:,}",
        "memory": f"{limits.memory // MEBIBYTE:,} MiB",
        "computing, for all files of a command": f"{limits.cpu_seconds} s",
        "computing, for each file": f"{limits.file_seconds:g} s",
        "time, for each file": f"{limits.wall_seconds:g} s",
    }
    assert {name: told[name] for name in bounds} == bounds
