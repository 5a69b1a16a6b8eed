"""An open point keeps its number from build to build, and no other point ever gets it."""

from __future__ import annotations

from pathlib import Path

from workbench import briefgen, printed, snapshot, write_all

from briefgen.pipeline import Wish, build, issues_of, know, know_all
from briefgen.project import find

OPEN = "sessions: {gala: {title: {value: Gala, standing: confirmed}, duration: {value: 1 h, standing: confirmed}}}\n"
SET = "sessions: {gala: {title: Gala, date: {value: 2031-05-03, standing: confirmed}, duration: 1 h}}\n"
QUOTED = SET + "quotes: {q1: {text: We sleep., person: ada}}\npeople: {ada: {name: Ada Example, standing: confirmed}}\n"


def numbers(folder: Path, event: str) -> dict[str, int]:
    write_all(folder, {"sources/event.yaml": event})
    build(find(None, None, folder), Wish(products=("open-points",)), {}, lambda _: None)
    known = know(folder / "sources", {}, issues=issues_of(folder / "output")).value
    return {point.id: point.number for point in known.register.points}


def test_numbers_stay_when_points_close_and_come(tmp_path: Path) -> None:
    first = numbers(tmp_path, OPEN)
    assert list(first.values()) == list(range(1, len(first) + 1))
    second = numbers(tmp_path, SET)
    assert "date" not in second
    assert {point: second[point] for point in first if point in second} == {
        point: number for point, number in first.items() if point in second
    }
    third = numbers(tmp_path, QUOTED)
    assert third["quote-q1"] == max(first.values()) + 1
    assert numbers(tmp_path, OPEN) == first


def test_a_second_build_changes_no_byte_and_check_tells_the_same_numbers(tmp_path: Path) -> None:
    numbers(tmp_path, OPEN)
    second = numbers(tmp_path, SET)
    once = snapshot(tmp_path / "output")
    assert numbers(tmp_path, SET) == second
    assert snapshot(tmp_path / "output") == once
    told = briefgen("check", cwd=tmp_path).stdout
    assert f"(point {second['start']}, start, holds up everything)" in told
    assert [point for point in second if f"(point {second[point]}, {point}," not in told] == []


def test_a_session_of_a_forum_without_a_note_is_named_and_no_failure(tmp_path: Path) -> None:
    files = {
        "event.yaml": "event: {title: Nights}\n",
        "evening/session.yaml": "title: Songs\n",
        "day/note.txt": "Day.\n",
    }
    found = know_all(write_all(tmp_path, files), {}).findings
    assert printed(found, "no-note").splitlines()[::2] == [
        "evening: note: there is no concept note among the sources: what it would say is open [no-note]"
    ]
