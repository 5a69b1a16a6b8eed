"""The register of open points: one entry a decision, numbered, grouped by what it holds up."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import SAMPLE, knowing

from briefgen.model.points import HOLDS, Register
from briefgen.pipeline import know

ROWS = """
sessions:
  gala:
    segments:
      - {id: 10, title: One, alike: songs, who: [{role: Singer}]}
      - {id: 20, title: Two, alike: songs, who: [{role: Singer}]}
      - {id: 30, title: Three, alike: songs, who: [{role: Singer}]}
      - {id: 40, title: Poem, who: [{role: Poet}, {role: Drummer}]}
      - {id: 50, title: Welcome, who: chair}
      - {id: 60, title: Floor, who: everybody}
"""


def register_of(folder: Path, event: str, **notes: str) -> Register:
    files = {"event.yaml": event, **{f"{name}.txt": text for name, text in notes.items()}}
    return knowing(folder, files).value.register


@pytest.fixture(params=["sample", "nothing", "rows"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Register:
    if request.param == "sample":
        return know(SAMPLE, {}).value.register
    return register_of(tmp_path, ROWS if request.param == "rows" else "")


def test_numbers_run_from_one_in_the_order_of_what_is_held_up(register: Register) -> None:
    assert [point.number for point in register.points] == list(range(1, len(register.points) + 1))
    groups = [HOLDS.index(point.holds) for point in register.points]
    assert groups == sorted(groups)
    assert sum((register.holding(holds) for holds in HOLDS), ()) == register.points


def test_one_entry_a_decision(register: Register) -> None:
    ids = [point.id for point in register.points]
    assert len(ids) == len(set(ids))
    covered = [fact for point in register.points for fact in point.covers]
    assert len(covered) == len(set(covered))


def test_every_blank_of_alike_rows_leads_to_one_number(tmp_path: Path) -> None:
    register = register_of(tmp_path, ROWS)
    path = "sessions.gala.segments.{}.who.{}.person"
    numbers = {row: register.number_of(path.format(row, seat)) for row, seat in (("10", 1), ("20", 1), ("30", 1))}
    assert len(set(numbers.values())) == 1
    poem = register.number_of(path.format("40", 1))
    assert poem not in {None, *numbers.values()}
    assert register.number_of(path.format("40", 2)) == poem
    assert register.number_of(path.format("50", 1)) is None
    assert register.number_of(path.format("60", 1)) is None
    assert [point.what for point in register.points if point.number in {*numbers.values(), poem}] == [
        "Singers: rows 10, 20, 30",
        "Poet: row 40",
    ]


def test_a_point_in_a_notes_own_words_names_its_part_and_line(tmp_path: Path) -> None:
    note = (
        "Concept note for the closing session (session 2)\n"
        "First hour: The boats come in. The order of boats in this part is still to be decided.\n"
    )
    point = register_of(tmp_path, "", note=note).point("plan-1")
    assert point is not None
    assert (point.what, point.holds) == ("The order of boats in the first hour", "everything")
    assert point.lines.text == "2"
    assert point.ask is None


OWNED = """
owners:
  default: {role: secretariat, by: S-10}
  date: {organisation: harbour-office, by: 2031-04-01}
  start: {person: ada}
people: {ada: {name: Ada Example}}
organisations: {harbour-office: {name: Harbour Office}}
"""


def test_who_owes_it_and_by_when(tmp_path: Path) -> None:
    register = register_of(tmp_path, OWNED)
    owed = {point.id: (point.owed_by.text, point.owed_until.text) for point in register.points}
    assert owed["date"] == ("Harbour Office", "1 April 2031")
    assert owed["start"] == ("Ada Example", "")
    assert owed["chair"] == ("secretariat", "S\u00a0–\u00a010")


def test_a_forum_or_event_that_is_only_proposed_is_to_be_confirmed(tmp_path: Path) -> None:
    register = register_of(tmp_path, "event: {title: {value: Gala, standing: proposed}, forum: 2nd Forum}\n")
    point = register.point("forum")
    assert point is not None
    assert point.what == "event, its city and dates: confirm or correct"
    assert register.number_of("event.forum") == point.number
    assert [span.place for span in point.unconfirmed] == ["event.yaml:1:58"]


def test_what_the_event_file_names_has_no_line_in_the_note(tmp_path: Path) -> None:
    event = ROWS.replace("  gala:\n", "  gala:\n    title: Gala of lamps\n")
    point = register_of(tmp_path, event, note="A note.\n").point("songs")
    assert point is not None
    assert point.lines.is_open


CONFIRMED = """
event:
  title: {value: Gala, standing: confirmed}
  language: {value: en, standing: confirmed}
"""


def test_what_is_confirmed_is_no_point(tmp_path: Path) -> None:
    ids = {point.id for point in register_of(tmp_path, CONFIRMED).points}
    assert {"forum", "languages"}.isdisjoint(ids)
