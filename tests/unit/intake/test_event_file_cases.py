"""Each folder of `tests/cases/event_files` is an input and exactly what reading it gives.

`expected.txt` holds the findings as they are printed, then one line a claim: path, value, place and quote,
standing, and what else it says.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.findings import Noted
from briefgen.intake import event_file, tables
from briefgen.model.claims import Claim

CASES = Path(__file__).parents[2] / "cases" / "event_files"


def input_of(case: Path) -> Path:
    return next(path for path in sorted(case.iterdir()) if path.name != "expected.txt")


def read(path: Path) -> Noted[tuple[Claim, ...]]:
    reader = event_file.read if path.suffix == ".yaml" else tables.read
    return reader(path.read_bytes(), path.name)


def line_of(claim: Claim) -> str:
    said = f"{'.'.join(claim.path)} = {claim.value!r} | {claim.span.place} {claim.span.quote!r} | {claim.standing}"
    rule = f"{claim.how} by {claim.rule}" if claim.rule else None
    more = " ".join(f"{span.line}:{span.column} {span.quote!r}" for span in claim.more)
    rest = (("audience", claim.audience), ("note", claim.note), ("how", rule), ("also", more))
    return " | ".join([said, *(f"{name}: {value}" for name, value in rest if value)])


def report(noted: Noted[tuple[Claim, ...]]) -> str:
    return "".join(f"{each}\n" for each in (*noted.findings, *map(line_of, noted.value)))


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_file_gives_exactly_these_findings_and_claims(case: Path) -> None:
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert report(read(input_of(case))) == expected


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_every_quote_stands_at_its_place(case: Path) -> None:
    path = input_of(case)
    claims = read(path).value
    content = path.read_bytes()
    encoding = "cp1252" if "cp1252" in case.name else "utf-8-sig"
    lines = content.decode(encoding, errors="replace").split("\n")
    for span in (span for claim in claims for span in claim.spans):
        assert span.line is not None
        assert span.column is not None
        assert lines[span.line - 1][span.column - 1 :].startswith(span.quote)


def test_a_key_with_nothing_behind_it_says_that_its_value_is_open() -> None:
    claims = read(CASES / "43-standing-and-audience" / "event.yaml").value
    assert [".".join(claim.path) for claim in claims if claim.value is None] == [
        "event.dates",
        "sessions.second.chair.person",
        "sessions.second.room",
        "sessions.second.segments.floor.who.1.person",
        "sessions.second.segments.floor.title",
    ]
