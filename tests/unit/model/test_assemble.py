"""Claims of several sources in one event: sessions, seats, tables, assumptions, and a second event of another shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import CHECKOUT, knowing

from briefgen.model.assume import assumptions
from briefgen.model.event import Event
from briefgen.model.session import Seat
from briefgen.model.timetable import seat_name, timetable
from briefgen.model.timing import elapsed

NOTE = """\
Concept note for the plenary session (session 4, 2 hours)
1. Hour: Songs of the harbour.
2. Hour: The official launch of the Partnership for Quiet Rivers (PQR). Heads of the founding partners will read a poem.
The Partnership for Quiet Rivers (PQR) is a network of river towns. PQR was initiated by the Institute of Imagined \
Hydrology (IIH) and the Fenwick Water Trust (FWT) – the two founding partners of the Partnership.
"""


def event_of(folder: Path, **files: str) -> Event:
    return knowing(folder, {name.replace("_", "."): text for name, text in files.items()}).value.event


def seats(event: Event) -> list[tuple[str, str, str]]:
    return [
        (seat.person.text, seat.role.text, seat.organisation.text) for row in event.session.segments for seat in row.who
    ]


def test_the_first_session_of_the_event_file_is_the_notes(tmp_path: Path) -> None:
    event = event_of(
        tmp_path,
        note_txt=NOTE,
        event_yaml="sessions:\n  gala: {room: Net Loft}\n  second: {room: Cellar}\n",
    )
    session = event.session
    assert (session.id, session.room.text, session.number.text) == ("gala", "Net Loft", "4")
    assert session.number.id == "sessions.gala.number"
    assert (session.number.spans[0].place, session.room.spans[0].place) == ("note.txt:1:47", "event.yaml:2:16")
    assert [part.title.text for part in session.parts] == [
        "Songs of the harbour",
        "The official launch of the Partnership for Quiet Rivers (PQR)",
    ]


def test_without_an_event_file_the_note_has_a_session_all_the_same(tmp_path: Path) -> None:
    event = event_of(tmp_path, note_txt=NOTE)
    assert (event.session.id, event.session.kind.text, event.session.duration.number) == ("session", "plenary", 7200)
    assert [part.duration.how for part in event.session.parts] == ["derived", "derived"]
    assert event.launched is not None
    assert (event.launched.id, [member.id for member in event.members]) == ("pqr", ["iih", "fwt"])


WHO = """
people:
  ada: {name: Ada Example}
organisations:
  iom: {name: Guild of Pilots}
sessions:
  gala:
    chair: {role: Chair}
    segments:
      - {id: 10, title: Row, who: %s}
"""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("participants", ("", "participants", "")),
        ("Chair", ("", "Chair", "")),
        ("iom", ("", "", "iom")),
        ("ada", ("ada", "", "")),
        ("Ada Example", ("ada", "", "")),
        ("ada example", ("ada", "", "")),
        ("Ben Sample", ("Ben Sample", "", "")),
        ("[{person: ada, role: Moderator}]", ("ada", "Moderator", "")),
        ("[{organisation: iom, role: Representative}]", ("", "Representative", "iom")),
        ("[{role: Singer}]", ("", "Singer", "")),
    ],
)
def test_a_word_in_a_row_is_a_person_a_role_or_an_organisation(
    tmp_path: Path, written: str, read: tuple[str, str, str]
) -> None:
    assert seats(event_of(tmp_path, event_yaml=WHO % written)) == [read]


PROGRAMME = """\
No,From,To,Item,Speaker
10,9:00,9:10,Welcome,Ada Example
20,9:10,9:40,Songs,Cleo Sample; Ben Sample
"""


def test_people_of_a_programme_are_those_of_the_table_of_people(tmp_path: Path) -> None:
    event = event_of(
        tmp_path,
        event_yaml="sessions: {gala: {}}\n",
        people_csv="Name,Affiliation,Title\nAda Example,Guild of Pilots,Pilot\nBen Sample,,\n",
        programme_csv=PROGRAMME,
    )
    assert [(row.id, row.title.text, row.duration.number) for row in event.session.segments] == [
        ("10", "Welcome", 600),
        ("20", "Songs", 1800),
    ]
    assert [person.name.text for person in event.people] == ["Ada Example", "Ben Sample", "Cleo Sample"]
    named = [seat_name(event, seat).text for row in event.session.segments for seat in row.who]
    assert named == ["Ada Example", "Cleo Sample", "Ben Sample"]
    ada = event.people[0]
    assert (ada.title.text, ada.organisation.text) == ("Pilot", "Guild of Pilots")
    assert ada.title.spans[0].place == "people.csv:2:29"


def test_the_date_may_stand_in_the_start(tmp_path: Path) -> None:
    session = event_of(tmp_path, event_yaml="sessions: {gala: {start: 2031-05-03T18:00}}\n").session
    assert (session.start.text, session.date.text) == ("18:00", "2031-05-03")
    assert (session.date.how, session.date.rule, session.date.rests_on) == (
        "derived",
        "date-of-start",
        ("sessions.gala.start",),
    )
    assert session.date.standing == "to be confirmed"


def test_what_nobody_says_is_open_and_says_what_is_wanted(tmp_path: Path) -> None:
    event = event_of(tmp_path, event_yaml="")
    holes = (event.place, event.session.room, event.session.chair.person, event.session.start, event.dateline.city)
    assert [(hole.how, hole.wanted) for hole in holes] == [
        ("open", "city and building"),
        ("open", "city, building and room"),
        ("open", "chair"),
        ("open", "start time"),
        ("open", "city of the release"),
    ]
    assert (event.people, event.organisations, event.session.segments) == ((), (), ())


SHARED = """
assume: [%s]
sessions:
  gala:
    duration: 61 min
    segments:
      - {id: 10, title: Welcome, duration: 10 min, standing: proposed}
      - {id: 20, title: One, alike: songs}
      - {id: 30, title: Two, alike: songs}
      - {id: 40, title: Three, alike: songs, %s}
"""


def test_equal_share_gives_whole_minutes_and_says_what_they_rest_on(tmp_path: Path) -> None:
    event = event_of(tmp_path, event_yaml=SHARED % ("equal-share", "shortest: 3 min"))
    durations = [row.duration for row in event.session.segments]
    assert [(each.how, each.number) for each in durations] == [
        ("supplied", 600),
        ("assumed", 1020),
        ("assumed", 1020),
        ("assumed", 1020),
    ]
    assumed = durations[1]
    assert (assumed.rule, assumed.standing, assumed.is_agreed) == ("equal-share", "proposed", False)
    assert assumed.rests_on == ("sessions.gala.duration", "sessions.gala.segments.10.duration")
    assert [span.place for span in assumed.spans] == ["event.yaml:5:15", "event.yaml:7:44"]
    (use,) = assumptions(event)
    assert (use.number, use.rule, [row.id for row in use.rows]) == ("A1", "equal-share", ["20", "30", "40"])


@pytest.mark.parametrize(
    ("rules", "last"),
    [
        pytest.param("", "shortest: 3 min", id="nobody switched it on"),
        pytest.param("equal-share", "duration: 52 min", id="nothing is left"),
        pytest.param("equal-share", "alike: dances", id="rows that are not alike"),
    ],
)
def test_nothing_is_shared_otherwise(tmp_path: Path, rules: str, last: str) -> None:
    event = event_of(tmp_path, event_yaml=(SHARED % (rules, last)).replace("alike: songs, alike:", "alike:"))
    assert [row.duration.how for row in event.session.segments[1:3]] == ["open", "open"]
    assert assumptions(event) == ()


RIVERS = """
event:
  title: {value: Night of Quiet Rivers, standing: confirmed}
sessions:
  night:
    start: 2031-11-04T19:30
    segments:
      - {id: a, part: 1, title: Wells, kind: report, alike: reports, duration: 20 min, who: [{role: Reporter}]}
      - {id: b, part: 1, title: Rivers, kind: report, alike: reports, duration: 20 min, who: [{role: Reporter}]}
      - {id: c, part: 2, title: Pledges, duration: 50 min, who: [{organisation: iih, role: Head}]}
      - {id: d, part: 3, title: Floor, kind: discussion, duration: 60 min, may_drop: yes, shortest: 0 min, who: floor}
"""


def test_an_event_of_another_shape(tmp_path: Path) -> None:
    note = (CHECKOUT / "tests" / "cases" / "concept_notes" / "quiet-rivers.txt").read_text(encoding="utf-8")
    noted = knowing(tmp_path, {"quiet-rivers.txt": note, "event.yaml": RIVERS})
    event = noted.value.event
    assert event.title.text == "Night of Quiet Rivers"
    assert [part.name for part in event.session.parts] == ["first hour", "second hour", "third hour"]
    assert [[row.id for row in event.session.rows(part)] for part in event.session.parts] == [["a", "b"], ["c"], ["d"]]
    times = [(row.slot.id, elapsed(row.start)) for part in timetable(event) for row in part.timed]
    assert times == [("a", "0:00"), ("b", "0:20"), ("c", "1:00"), ("d", "2:00")]
    assert event.launched is not None
    assert (event.launched.acronym.text, len(event.members)) == ("PQROW", 5)
    assert len(event.session.related) == 2
    sums = [finding.message for finding in noted.findings if finding.code == "timing-sum"]
    assert sums == [
        "the rows of the first hour add up to 40 minutes, 20 minutes less than the declared 1 hour",
        "the rows of the second hour add up to 50 minutes, 10 minutes less than the declared 1 hour",
    ]


def test_a_seat_names_a_person_or_is_a_blank_for_one(tmp_path: Path) -> None:
    event = event_of(tmp_path, event_yaml=WHO % "[{person: ada}, {role: Singer}]")
    who: tuple[Seat, ...] = event.session.segments[0].who
    assert [(seat_name(event, seat).text, seat_name(event, seat).is_open) for seat in who] == [
        ("Ada Example", False),
        ("", True),
    ]


def test_who_has_confirmed_is_confirmed_with_the_form_of_address_too(tmp_path: Path) -> None:
    people = "people:\n  ada: {name: Ada Example, form_of_address: Ms., status: confirmed}\n  bo: {name: Bo Sample}\n"
    ada, bo = event_of(tmp_path, event_yaml=people).people
    assert (ada.name.standing, ada.form_of_address.standing) == ("confirmed", "confirmed")
    assert (bo.name.standing, bool(bo.form_of_address)) == ("to be confirmed", False)
