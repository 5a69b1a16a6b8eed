"""The small grammars that notes are read with: what each takes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.intake import concept_note
from briefgen.intake.formats import plain_text
from briefgen.intake.rules import acronyms, clock, dates, durations, open_words
from briefgen.intake.rules.organisations import without_capitals
from briefgen.intake.rules.sentences import sentences
from briefgen.intake.rules.words import listed
from briefgen.model.claims import Value

SEED = Path(__file__).parents[4] / "sources" / "concept-note.txt"


def claimed(note: str) -> dict[str, Value | None]:
    """What a note claims, by path."""
    read = plain_text.read(note.encode(), "note.txt")
    return {".".join(claim.path): claim.value for claim in concept_note.claims(read.value).value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in April 2008", ["2008-04"]),
        ("in 2009.", ["2009"]),
        ("18 March 2009", ["2009-03-18"]),
        ("Tuesday, March 10, 2015", ["2015-03-10"]),
        ("2009-03-18", ["2009-03-18"]),
        ("04 Sept. 2020", ["2020-09-04"]),
        ("16 to 22 March 2009", ["2009-03-16/2009-03-22"]),
        ("25-27 September, 2015", ["2015-09-25/2015-09-27"]),
        ("28th October to 1st November 2024", ["2024-10-28/2024-11-01"]),
        ("October 28–November 1, 2024", ["2024-10-28/2024-11-01"]),
        ("30 December 2008 – 2 January 2009", ["2008-12-30/2009-01-02"]),
        ("31 February 2010", []),
        ("22 to 16 March 2009", []),
        ("Resolution 61/2009, page 2009-3", []),
        ("they may and march on", []),
    ],
)
def test_dates_are_as_precise_as_they_are_written(text: str, expected: list[str]) -> None:
    assert [value for match in dates.DATE.finditer(text) if (value := dates.iso(match))] == expected


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2 hours", [7200]),
        ("90-minute", [5400]),
        ("1.5 hrs", [5400]),
        ("1h30", [5400]),
        ("one hour and 30 minutes", [5400]),
        ("two and a half hours", [9000]),
        ("half an hour", [1800]),
        ("3 hours, 10 people", [10800]),
        ("1. Hour", []),
        ("10 households", []),
    ],
)
def test_lengths_of_time(text: str, seconds: list[int]) -> None:
    assert [durations.seconds(match) for match in durations.DURATION.finditer(text)] == seconds


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("09:00 – 09:30 Opening", "09:00", "09:30"),
        ("9.30-9.45 am", "09:30", "09:45"),
        ("11:50 – 12:15 PM", "11:50", "12:15"),
        ("12:15 PM- 1:30 PM Lunch", "12:15", "13:30"),
        ("13H-14H30", "13:00", "14:30"),
        ("0930 - 1000 hrs", "09:30", "10:00"),
        ("3 - 5 pm", "15:00", "17:00"),
    ],
)
def test_ranges_of_times(text: str, start: str, end: str) -> None:
    match = clock.RANGE.match(text)
    assert match is not None
    found = clock.times(match)
    assert found is not None
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("text", ["3-4", "2008-2010", "3.1 to 4.2", "10-12 people", "24:30 - 25:00"])
def test_figures_that_are_no_times(text: str) -> None:
    match = clock.RANGE.match(text)
    assert match is None or clock.times(match) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the International Office for Tides (IOT)", [("International Office for Tides", "IOT")]),
        ("by NORTHERN LAKES UNION Centre for Wells and Old Mills (NLU-WOM)",
         [("NORTHERN LAKES UNION Centre for Wells and Old Mills", "NLU-WOM")]),
        ("Working Group on Maps for Floods (WG-Floods)", [("Working Group on Maps for Floods", "WG-Floods")]),
        ("(IOT), Lake Trust (LT), and Sea Trust (ST)", [("Lake Trust", "LT"), ("Sea Trust", "ST")]),
        ("Rooms (TBC)", []),
        ("a small Council (XYZ)", []),
        ("a letter. Tides (LT)", []),
    ],
)  # fmt: skip
def test_acronyms_name_only_what_they_can_be_aligned_with(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(pair.name, pair.acronym) for pair in acronyms.pairs(text)] == expected


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("NORTHERN LAKES UNION Centre for Wells", "Northern Lakes Union Centre for Wells"),
        ("LAKE OFFICE OF THE NORTH", "Lake Office of the North"),
        ("UNEP Office", "UNEP Office"),
        ("UN WATER Centre", "UN Water Centre"),
    ],
)
def test_runs_of_capitals_are_folded_and_short_words_kept(name: str, folded: str) -> None:
    assert without_capitals(name) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a, b and c", ["a", "b", "c"]),
        ("a, b, and c", ["a", "b", "c"]),
        ("food and drink, rest, and play", ["food and drink", "rest", "play"]),
        ("towns, representatives of ports and boats", ["towns", "representatives of ports", "boats"]),
        ("towns, the old and new trade", ["towns", "the old and new trade"]),
        ("towns", ["towns"]),
    ],
)
def test_lists_in_running_text(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in listed(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("The plan is still to be developed.", "still to be developed", "The plan"),
        ("Room: TBC", "TBC", "Room"),
        ("Speakers (tbd)", "tbd", "Speakers"),
        ("The chair has not yet been named.", "not yet been named", "The chair"),
        ("Dates remain to be fixed.", "remain to be fixed", "Dates"),
        ("Venue: ______", "______", "Venue"),
        ("Chairperson: ?", "?", "Chairperson"),
        ("[insert date here]", "[insert date here]", ""),
    ],
)
def test_open_points_say_what_is_open(text: str, kind: str, subject: str) -> None:
    (passage,) = plain_text.read(text.encode(), "a.txt").value
    (sentence,) = sentences(passage)
    point = open_words.open_point(sentence)
    assert point is not None
    assert (point.kind, text[slice(*point.subject)]) == (kind, subject)


@pytest.mark.parametrize(
    "text",
    ["Much is still to be done by states.", "States that have not yet ratified it.", "What is it for?", "And so on..."],
)
def test_prose_is_no_open_point(text: str) -> None:
    assert not open_words.is_open(text)


def test_sentences_end_where_they_end() -> None:
    (passage,) = plain_text.read(b"Dr. A. Example spoke. No. 4 is 1.5 m wide! Was it? (Yes.) End", "a.txt").value
    assert [s.text for s in sentences(passage)] == [
        "Dr. A. Example spoke.", "No. 4 is 1.5 m wide!", "Was it?", "(Yes.)", "End",
    ]  # fmt: skip


def test_people_on_role_lines_and_with_a_form_of_address() -> None:
    found = claimed(
        "Moderator: Ms. Ada Example, Director, Example Institute\n"
        "Speakers: Bob van Sample and Cem Pattern-Instance\n"
        "Chair: TBC\n"
        "Rapporteur: Lake Office\n"
        "It was H.E. Ambassador Dana Placeholder who said so.\n"
    )
    assert {path: value for path, value in found.items() if path.startswith("people")} == {
        "people.ada-example.name": "Ada Example",
        "people.ada-example.form_of_address": "Ms.",
        "people.ada-example.role": "moderator",
        "people.ada-example.title": "Director",
        "people.ada-example.organisation": "Example Institute",
        "people.bob-van-sample.name": "Bob van Sample",
        "people.bob-van-sample.role": "speaker",
        "people.cem-pattern-instance.name": "Cem Pattern-Instance",
        "people.cem-pattern-instance.role": "speaker",
        "people.dana-placeholder.name": "Dana Placeholder",
        "people.dana-placeholder.form_of_address": "H.E. Ambassador",
    }


def test_timed_lines_have_the_day_that_they_stand_under() -> None:
    found = claimed(
        "Draft agenda\nWorkshop on tides, 3-4 March 2009\nTuesday, 3 March 2009\n09:00 – 09:30 Opening\n"
        "09.30-10.15: Talk\nDay 2\n14:00 End\n3.15 Not a time\n"
    )
    assert {path: value for path, value in found.items() if path.startswith(("timed", "dates"))} == {
        "dates.2009-03-03/2009-03-04": "2009-03-03/2009-03-04",
        "dates.2009-03-03": "2009-03-03",
        "timed.note-txt-1.start": "09:00",
        "timed.note-txt-1.end": "09:30",
        "timed.note-txt-1.title": "Opening",
        "timed.note-txt-1.day": "2009-03-03",
        "timed.note-txt-2.start": "09:30",
        "timed.note-txt-2.end": "10:15",
        "timed.note-txt-2.title": "Talk",
        "timed.note-txt-2.day": "2009-03-03",
        "timed.note-txt-3.start": "14:00",
        "timed.note-txt-3.title": "End",
        "timed.note-txt-3.day": 2,
    }


def test_the_real_note_yields_no_date_person_place_or_time_of_the_session() -> None:
    found = claimed(SEED.read_text(encoding="utf-8"))
    roots = {path.split(".")[0] for path in found}
    assert roots == {"event", "note", "sessions", "counts", "actions", "organisations", "open_points"}
    assert {path for path in found if path.startswith("event.")} == {
        "event.topic.code", "event.topic.title", "event.status",
    }  # fmt: skip
    assert [path for path, value in found.items() if "2008" in str(value)] == ["organisations.ccema.beginnings.3.date"]
    assert [path for path, value in found.items() if value == "Munich, Germany"] == [
        "organisations.ccema.beginnings.3.place",
    ]  # fmt: skip
    assert not [path for path in found if "objective" in path or "venue" in path or "participants" in path]


@pytest.mark.parametrize(
    ("said", "description"),
    [
        ("a partnership of towns, crews and pilots who sail at night", "a partnership"),
        ("a voluntary network for mayors, judges, or bakers.", "a voluntary network"),
        ("an association of ports dedicated to quiet engines", "an association of ports"),
        ("an alliance of towns and crews, based in Westmark", "an alliance of towns and crews"),
        ("an alliance of towns, based in Westmark", "an alliance of towns"),
        ("a global partnership bringing together towns, crews and pilots", "a global partnership"),
    ],
)
def test_a_description_names_all_or_none_of_those_who_belong(said: str, description: str) -> None:
    found = claimed(f"A note\n\nThe Harbour Compact (HC) is {said}")
    assert found["organisations.hc.description"] == description
