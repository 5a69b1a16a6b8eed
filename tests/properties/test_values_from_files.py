"""Whatever bytes a file holds, reading it gives claims that stand in it, or findings; never a crash."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake import event_file, tables
from briefgen.intake.characters import Cleaned, Lines, without_forbidden
from briefgen.intake.csv_text import records
from briefgen.model.claims import Claim

WORDS = st.sampled_from(
    [
        *"event: sessions: people: rows: wording: title: place: who: id: name: text: value: standing:".split(),
        *"proposed 9:30 NO 1.10 ~ - [ ] { } , : & * ! | > ' \" @ % # --- a b é 😀 \\ <b> {{".split(),
        *("5 min", "\x07", "\x85", "\u2028", "\r", "\n", "\n  ", "\n    ", "\n- ", " ", "\t"),
    ]
)
YAML_LIKE = st.lists(WORDS, max_size=40).map(" ".join)
CELLS = st.lists(
    st.sampled_from([",", ";", "\t", "\n", "\r\n", '"', '""', " ", "a", "é", "9:00", "\x07", "Name", "To"])
)
TABLES = ("people.csv", "programme.csv", "other.csv")
CSV_LIKE = st.tuples(st.sampled_from(["name,title,status\n", "id;from;to;item;who\n", ""]), CELLS).map(
    lambda parts: parts[0] + "".join(parts[1])
)


def check(noted: Noted[tuple[Claim, ...]], text: str) -> None:
    assert list(noted.findings) == sorted(noted.findings, key=Finding.order)
    if any(finding.severity is Severity.ERROR for finding in noted.findings):
        assert noted.value == ()
    starts = Lines.of(text).starts
    for span in (span for claim in noted.value for span in claim.spans):
        assert span.line is not None
        assert span.column is not None
        assert text[starts[span.line - 1] + span.column - 1 :].startswith(span.quote)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_values_or_a_reason_at_the_file(content: bytes) -> None:
    for read, name in ((event_file.read, "event.yaml"), *((tables.read, table) for table in TABLES)):
        noted = read(content, name)
        assert {finding.file for finding in noted.findings} <= {name}
        assert {span.source for claim in noted.value for span in claim.spans} <= {name}


@settings(deadline=None)
@given(st.one_of(YAML_LIKE, st.text(max_size=80)))
def test_any_text_as_an_event_file(text: str) -> None:
    content = text.encode("utf-8", errors="replace")
    check(event_file.read(content, "event.yaml"), content.decode("utf-8-sig"))


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_title_comes_through(title: str) -> None:
    written = title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    for each in "\t\x85\u2028\u2029":
        written = written.replace(each, f"\\u{ord(each):04x}")
    read = event_file.read(f'event: {{title: "{written}"}}'.encode(), "event.yaml")
    assert [claim.value for claim in read.value] == [without_forbidden(title)]


@settings(deadline=None)
@given(CSV_LIKE, st.sampled_from(["people.csv", "programme.csv", "other.csv"]))
def test_any_text_as_a_table(text: str, name: str) -> None:
    check(tables.read(text.encode(), name), text)


@settings(deadline=None)
@given(CELLS.map("".join), st.sampled_from([",", ";", "\t"]))
def test_cells_are_those_of_pythons_own_reader(text: str, delimiter: str) -> None:
    cleaned = Cleaned.of(text)
    expected = [
        [cell.strip() for cell in row] or [""]
        for row in csv.reader(io.StringIO(cleaned.text, newline=""), delimiter=delimiter)
    ]
    assert [[cell.text for cell in row.cells] for row in records(cleaned, delimiter)] == expected
