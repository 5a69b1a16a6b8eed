"""The draft event file: what the sources say as lines to take over, each with its place."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.pipeline import draft, know

TALK = """\
Draft concept for the plenary session (session 2, 1 hour), 3 May 2031

Moderator: Bo Sample (Example Towns Union)
Speakers:
- Ms Ada Example, Director, Railway Museum of Example (RME)

14:00–14:20 Opening: "the rails"
14.20-14.50 Floor
2.50 pm Closing
"""
ROWS = """\
    # segments:
      # - {id: 10, part: 1, start: 14:00, duration: 20 min, title: "Opening: \\"the rails\\""}    # talk.txt:7:1
      # - {id: 20, part: 1, start: 14:20, duration: 30 min, title: "Floor"}    # talk.txt:8:1
      # - {id: 30, part: 1, start: 14:50, title: "Closing"}    # talk.txt:9:1
"""
PEOPLE = """\
# people:
#   bo-sample: {name: "Bo Sample", organisation: "Example Towns Union", role: "moderator"}    # talk.txt:3:12
#   ada-example: {name: "Ada Example", title: "Director", organisation: "Railway Museum of Example (RME)", \
role: "speaker"}    # talk.txt:5:6, derived: title-organisation-split
"""


def _drafted(folder: Path) -> str:
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    return draft(folder, {})


def test_rows_and_people_of_a_note_wait_in_the_draft(tmp_path: Path) -> None:
    drafted = _drafted(tmp_path)
    assert ROWS in drafted
    assert PEOPLE in drafted


def test_what_is_taken_over_says_what_the_note_says(tmp_path: Path) -> None:
    drafted = _drafted(tmp_path)
    taken = re.sub(r"^( *)# (segments:|- \{id: |people:)", r"\1\2", drafted, flags=re.MULTILINE)
    taken = re.sub(r"^#(   (?:bo-sample|ada-example): )", r"\1", taken, flags=re.MULTILINE)
    (tmp_path / "event.yaml").write_text(taken, encoding="utf-8")
    known = know(tmp_path, {})
    assert [finding.code for finding in known.findings if finding.severity.name == "ERROR"] == []
    event = known.value.event
    rows = [(row.id, row.title.value, row.start.value, row.duration.value) for row in event.session.segments]
    assert rows == [
        ("10", 'Opening: "the rails"', "14:00", 1200),
        ("20", "Floor", "14:20", 1800),
        ("30", "Closing", "14:50", None),
    ]
    assert [(person.id, person.name.value, person.name.how) for person in event.people] == [
        ("bo-sample", "Bo Sample", "supplied"),
        ("ada-example", "Ada Example", "supplied"),
    ]


def test_people_of_the_event_file_are_not_drafted_again(tmp_path: Path) -> None:
    (tmp_path / "event.yaml").write_text("people:\n  ada: {name: Ada Example}\n", encoding="utf-8")
    assert "#   id: {name: ..., title: ..., organisation: ..., status: invited}" in draft(tmp_path, {})
