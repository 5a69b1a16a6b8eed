"""Whole notes, claim by claim: path, value, how, rule, line, column and quote."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from claims_as_text import NOTES, claims_of, table

SEED = Path(__file__).parents[3] / "sources" / "concept-note.txt"
CASES = (SEED, NOTES / "quiet-rivers.txt", NOTES / "harbour-compact.txt")


@pytest.mark.parametrize("note", CASES, ids=lambda note: note.stem)
def test_note_claims_exactly_what_the_table_beside_it_says(note: Path) -> None:
    assert table(claims_of(note)) == (NOTES / f"{note.stem}.claims").read_text(encoding="utf-8")


@pytest.mark.parametrize("note", CASES, ids=lambda note: note.stem)
def test_every_quote_stands_at_its_line_and_column(note: Path) -> None:
    lines = note.read_text(encoding="utf-8").split("\n")
    sha256 = hashlib.sha256(note.read_bytes()).hexdigest()
    for claim in claims_of(note):
        for span in claim.spans:
            assert span.line is not None
            assert span.column is not None
            from_there = "\n".join([lines[span.line - 1][span.column - 1 :], *lines[span.line :]])
            assert " ".join(from_there.split()).startswith(span.quote), span
            assert from_there.startswith(span.quote[:1]), span
            assert (span.source, span.sha256, span.locator) == (note.name, sha256, f"line {span.line}")


@pytest.mark.parametrize("note", CASES, ids=lambda note: note.stem)
def test_no_path_is_claimed_twice(note: Path) -> None:
    paths = [claim.path for claim in claims_of(note)]
    assert len(paths) == len(set(paths))
