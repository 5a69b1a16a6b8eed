"""A row that is for others takes its time and leaves no trace; rows that may all be dropped have a rule too."""

from pathlib import Path

from workbench import knowing

from briefgen.compose.audiences import for_audience
from briefgen.compose.late import late
from briefgen.compose.views import PartView, parts
from briefgen.model.timetable import timetable

NOTE = "Draft concept for the plenary session (session 1, 1 hour)\n1. Hour: Reports.\n"
ROW = "{{id: {0}, part: 1, title: {1}, kind: {2}, duration: {3} min, shortest: {4} min, may_drop: {5}{6}}}"


def _part(folder: Path, *rows: str) -> PartView:
    event = "sessions:\n  one:\n    segments:\n" + "".join(f"      - {row}\n" for row in rows)
    known = knowing(folder, {"note.txt": NOTE, "event.yaml": event}).value.event
    return parts(for_audience(known, "chair"), timetable(known), frozenset())[0]


def test_an_internal_row_takes_its_time_and_stands_nowhere(tmp_path: Path) -> None:
    part = _part(
        tmp_path,
        ROW.format(10, "Opening", "opening", 10, 5, "no", ""),
        ROW.format(20, "Secret", "turnover", 20, 5, "no", ", audience: internal"),
        ROW.format(30, "Floor", "discussion", 30, 10, "no", ""),
    )
    assert [(row.number.text, row.title.text, row.start.text) for row in part.rows] == [
        ("10", "Opening", "0:00"),
        ("30", "Floor", "0:30"),
    ]
    table = late(part)
    assert table is not None
    assert [head.rows.text for head in table.heads] == ["10", "30"]
    assert table.rule.text == "shorten 30; 10. Never drop 10–30."


def test_alike_rows_of_which_one_is_internal_keep_their_column(tmp_path: Path) -> None:
    report = ", alike: reports"
    part = _part(
        tmp_path,
        ROW.format(10, "North", "report", 20, 10, "no", report),
        ROW.format(20, "Secret", "report", 20, 10, "no", report + ", audience: internal"),
        ROW.format(30, "South", "report", 20, 10, "no", report),
    )
    table = late(part)
    assert table is not None
    assert [(head.rows.text, head.name.text) for head in table.heads] == [("10, 30", "Each report")]
    assert table.rule.text == "shorten 10, 30, all alike. Never drop 10–30."


def test_rows_that_may_all_be_dropped_have_a_rule_without_a_never(tmp_path: Path) -> None:
    table = late(_part(tmp_path, ROW.format(10, "Reserve", "buffer", 60, 0, "yes", "")))
    assert table is not None
    assert table.rule.text == "drop 10."
