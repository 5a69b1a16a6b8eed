"""The register as a table, and letters: what each asks, of whom, by when, and where it will be printed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from workbench import said, snapshot, write_all

from briefgen.pipeline import Wish, build, verify
from briefgen.project import find

EVENT = """
event:
  short_title: Gala of lamps
  place: {value: Port Example, standing: confirmed}
  issue: {number: 1, time: 2031-04-01T07:00:00Z}
sessions:
  gala:
    title: {value: Gala of lamps, standing: confirmed}
    start: {value: 2031-05-03T18:00, standing: confirmed}
    duration: {value: 20 min, standing: confirmed}
    room: {value: Net Loft, standing: confirmed}
    segments:
      - {id: 10, title: Welcome, duration: 5 min, who: [{role: Chair}], standing: confirmed}
      - {id: 20, title: Wicks, kind: statement, duration: 15 min, who: [{person: bo, organisation: rme}],
         cues: {video: slides of the speaker}, standing: confirmed}
people:
  bo: {name: Bo Sample, organisation: rme}
organisations:
  rme: {name: Railway Museum of Example, acronym: RME, standing: confirmed}
contacts:
  secretariat: {name: Ben Sample, email: desk@example.org, phone: {value: "+99 555 0404", audience: internal},
    standing: confirmed}
owners:
  default: {role: secretariat, by: S-10}
  chair: {person: bo, by: 2031-04-20}
  languages: {role: "=HYPERLINK(1)", by: S-1}
"""
LETTER = """\
To: Bo Sample

What we need from you
=====================

Session: Gala of lamps

3 May 2031, 18:00; Net Loft, Port Example

The papers of this session wait for what is listed here. What is missing when they are printed stands there as a blank.

Please send
-----------

- Chair of the session (point 2), due 20 April 2031. Printed in: briefing pack, run sheet.

- Whether you take part, due 23 April 2031.

- Your title, as it shall be printed, due 23 April 2031. Printed in: beside your name.

- A biography of one short paragraph, due 23 April 2031. Printed in: press kit.

- Your slides for row 20, for the screen, due 23 April 2031.

To whom
-------

Ben Sample, desk@example.org

Please quote the number of a point where there is one. Thank you.
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_all(tmp_path_factory.mktemp("gala"), {"sources/event.yaml": EVENT})
    wish = Wish(products=("requests", "open-points"))
    build(find(None, None, folder), wish, {}, lambda _: None)
    once = snapshot(folder / "output")
    build(find(None, None, folder), wish, {}, lambda _: None)
    assert snapshot(folder / "output") == once
    return folder / "output"


def test_a_letter_asks_one_person_for_everything(output: Path) -> None:
    assert (output / "requests" / "to-bo.txt").read_text(encoding="utf-8") == LETTER


def test_page_and_message_say_the_same(output: Path) -> None:
    text = (output / "requests" / "to-bo.txt").read_text(encoding="utf-8")
    lines = [line.removeprefix("- ") for line in text.splitlines() if line.strip("=-")]
    for suffix in ("docx", "pdf"):
        told = said(output / "requests" / f"to-bo.{suffix}")
        assert [line for line in lines if line not in told] == []


def test_everybody_who_owes_something_has_a_letter(output: Path) -> None:
    assert sorted(path.name for path in (output / "requests").glob("*.txt")) == [
        "to-HYPERLINK-1.txt",
        "to-bo.txt",
        "to-rme.txt",
        "to-secretariat.txt",
    ]


def test_a_number_for_the_house_is_in_no_letter(output: Path) -> None:
    assert [path.name for path in output.rglob("*.*") if path.is_file() and b"0404" in path.read_bytes()] == []


def test_the_register_says_where_a_point_is_printed(output: Path) -> None:
    with (output / "open-points.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    chair = next(row for row in rows if row["What"] == "Chair of the session")
    assert chair == {
        "Number": "2",
        "Kind": "open point",
        "What": "Chair of the session",
        "Printed in": "briefing-pack; briefing-pack-participants; briefing-pack-press; briefing-pack-review; "
        "run-sheet-speaker-bo",
        "Source": "",
        "Owner": "Bo Sample",
        "By": "20 April 2031",
        "Holds up": "everything",
    }
    assert next(row["Owner"] for row in rows if row["What"].startswith("Languages")) == "'=HYPERLINK(1)"


def test_what_lies_there_can_be_verified(output: Path) -> None:
    assert verify(output).findings == ()
