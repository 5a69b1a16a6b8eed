"""A forum: each session's products in its folder, one programme for all, clashes of rooms and people."""

from pathlib import Path

import pytest
from workbench import printed, write_all

from briefgen.errors import BriefgenError
from briefgen.pipeline import Wish, build, know, know_all
from briefgen.project import find
from briefgen.prove.pdf_text import read

EVENT = """\
event: {title: Forum of Invented Rivers, issue: {number: 1, time: 2031-01-01T10:00Z}}
people:
  ada: {name: Ada Example, status: confirmed}
  ben: {name: Ben Sample}
sessions:
  water: {title: Rivers and roads, start: 2031-05-03T14:00, duration: 2 h, room: Hall A, chair: ada}
  harbour: {title: Harbours, start: 2031-05-03T15:00, duration: 1 h, room: HALL A, chair: ada}
  wells: {title: Old wells, start: 2031-05-04T09:00, duration: 1 h, room: Hall A, chair: ben}
  open: {title: To come}
"""
NOTE = "Draft concept for the working session ({} minutes)\n"


def _forum(folder: Path) -> Path:
    files = {"event.yaml": EVENT}
    files |= {f"{name}/note.txt": NOTE.format(minutes) for name, minutes in (("harbour", 60), ("water", 120))}
    files |= {"wells/session.yaml": "number: 7\n", "open/session.yaml": "number: 8\n"}
    write_all(folder / "sources", files)
    return folder


def test_each_session_knows_what_stands_above_it(tmp_path: Path) -> None:
    known = know_all(_forum(tmp_path) / "sources", {}).value
    assert [(each.folder, each.event.session.title.text, each.event.session.number.text) for each in known] == [
        ("harbour", "Harbours", ""),
        ("open", "To come", "8"),
        ("water", "Rivers and roads", ""),
        ("wells", "Old wells", "7"),
    ]


def test_a_room_and_a_person_in_two_places_at_once_are_found(tmp_path: Path) -> None:
    findings = know_all(_forum(tmp_path) / "sources", {}).findings
    assert printed(findings, "room-clash", "person-clash") == (
        "event.yaml:3:15: warning: Ada Example is wanted at that time in the session harbour too [person-clash]\n"
        "  hint: ask somebody else, or move one of the sessions\n"
        "event.yaml:6:82: warning: “Hall A” is taken at that time by the session harbour [room-clash]\n"
        "  hint: move one of them\n"
    )


def test_products_stand_in_their_sessions_folder_and_the_programme_above(tmp_path: Path) -> None:
    forum = _forum(tmp_path)
    wish = Wish(products=("run-sheet", "programme"), formats=("pdf",))
    build(find(None, None, forum), wish, {}, lambda _: None)
    made = sorted(path.relative_to(forum / "output").as_posix() for path in forum.rglob("output/**/*.pdf"))
    assert made == [
        "harbour/run-sheet.pdf",
        "open/run-sheet.pdf",
        "programme.pdf",
        "water/run-sheet.pdf",
        "wells/run-sheet.pdf",
    ]


def test_the_programme_is_by_day_and_time_and_open_ones_come_last(tmp_path: Path) -> None:
    forum = _forum(tmp_path)
    build(find(None, None, forum), Wish(products=("programme",), formats=("pdf",)), {}, lambda _: None)
    blocks = read((forum / "output" / "programme.pdf").read_bytes()).blocks
    assert [block.text for block in blocks if block.kind in ("h1", "h2", "p", "td")] == [
        "PROGRAMME",
        "Forum of Invented Rivers",
        "Days, times, sessions and rooms are to be confirmed.",
        "Saturday, 3 May 2031",
        *("14:00–16:00", "Rivers and roads", "Hall A", "Ada Example"),
        *("15:00–16:00", "Harbours", "HALL A", "Ada Example"),
        "Sunday, 4 May 2031",
        *("09:00–10:00", "Old wells", "Hall A", "Ben Sample (to be confirmed)"),
        "Day to be confirmed",
        *("–", "To come", "–", "–"),
    ]


def test_what_is_for_one_session_asks_which(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError, match="holds several sessions") as caught:
        know(_forum(tmp_path) / "sources", {})
    assert caught.value.hint == "name the folder of one: harbour, open, water, wells"
