"""Who is who: each under an organisation, once for each thing that they do, as far as the copy's readers may know."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import CHECKOUT, SAMPLE, knowing

from briefgen.compose import views
from briefgen.compose.audiences import for_audience
from briefgen.compose.who_is_who import who_is_who
from briefgen.model.event import Event
from briefgen.model.timetable import timetable
from briefgen.pipeline import know

EXAMPLE = CHECKOUT / "docs" / "example" / "sources"
GALA = """
people:
  ada: {name: Ada Example, organisation: choir, title: Conductor}
  bo: {name: Bo Sample, organisation: Boat Owners}
  cy: {name: Cy Sample, audience: internal}
  di: {name: Di Sample, role: Guest}
organisations:
  choir: {name: Choir of Port Example}
sessions:
  gala:
    chair: ada
    segments:
      - {id: 10, title: Welcome, who: chair}
      - {id: 20, title: Song, who: [{person: ada, role: Singer}, {person: bo, role: Singer}]}
      - {id: 30, title: Poem, who: [{person: cy, role: Poet}, {role: Drummer, organisation: choir}]}
      - {id: 40, title: Toast, who: [{person: bo}]}
      - {id: 50, title: Secret toast, audience: chair, who: [{person: bo, role: Host}]}
      - {id: 60, title: Song, who: [{person: bo, role: Singer}, {role: Participants}]}
"""


def told(event: Event, audience: str = "chair") -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Organisations, people and parts as bare words; a blank as what is wanted, in brackets."""
    seen = for_audience(event, audience)
    return [
        (
            house.name.text,
            [(who.name.text or f"[{who.name.wanted}]", [part.text for part in who.parts]) for who in house.people],
        )
        for house in who_is_who(seen, views.parts(seen, timetable(event), frozenset()))
    ]


@pytest.fixture(scope="module")
def gala(tmp_path_factory: pytest.TempPathFactory) -> Event:
    return knowing(tmp_path_factory.mktemp("gala"), {"event.yaml": GALA}).value.event


def test_everybody_stands_under_their_organisation_with_all_that_they_do(gala: Event) -> None:
    assert told(gala, "internal") == [
        (
            "Choir of Port Example",
            [("Ada Example", ["Chair, row 10", "Singer, row 20"]), ("[name]", ["Drummer, row 30"])],
        ),
        ("Boat Owners", [("Bo Sample", ["Singer, rows 20 and 60", "Toast, row 40", "Host, row 50"])]),
        ("", [("Cy Sample", ["Poet, row 30"]), ("Di Sample", ["Guest"])]),
    ]


def test_participants_learn_neither_of_rows_nor_of_people_that_are_not_for_them(gala: Event) -> None:
    assert told(gala, "participants") == [
        (
            "Choir of Port Example",
            [("Ada Example", ["Chair, row 10", "Singer, row 20"]), ("[name]", ["Drummer, row 30"])],
        ),
        ("Boat Owners", [("Bo Sample", ["Singer, rows 20 and 60", "Toast, row 40"])]),
        ("", [("[name]", ["Poet, row 30"]), ("Di Sample", ["Guest"])]),
    ]


def test_nobody_is_known_of_the_sample_and_every_seat_waits() -> None:
    members = (
        "International Organization for Migration",
        "United Nations University Institute for Environment and Human Security",
        "United Nations Environment Programme",
        "Munich Re Foundation",
    )
    assert told(know(SAMPLE, {}).value.event) == [
        *(
            (name, [("[name]", [f"Representative, row {row}"])])
            for name, row in zip(members, (90, 100, 110, 120), strict=True)
        ),
        (
            "",
            [
                ("[chair]", ["Chair, rows 10, 60, 80 and 150"]),
                ("[reporter]", ["Reporter, row 20"]),
                ("[reporter]", ["Reporter, row 30"]),
                ("[reporter]", ["Reporter, row 40"]),
                ("[speaker]", ["Speaker, row 130"]),
            ],
        ),
    ]


def test_members_come_first_even_with_nobody_and_others_as_they_speak(tmp_path: Path) -> None:
    note = (
        "Concept note for the closing session (session 2)\n"
        "1. Hour: The official launch of the Slow Travel Alliance (STA).\n"
    )
    event = (
        "organisations:\n"
        "  sta: {name: Slow Travel Alliance, acronym: STA}\n"
        "  rails: {name: Friends of Rails, member_of: sta}\n"
        "  choir: {name: Choir of Port Example}\n"
        "people: {ada: {name: Ada Example, organisation: choir}}\n"
    )
    found = told(knowing(tmp_path, {"note.txt": note, "event.yaml": event}).value.event)
    assert found == [
        ("Friends of Rails", []),
        ("Choir of Port Example", [("Ada Example", [])]),
        ("", [("[chair]", ["Chair"])]),
    ]
