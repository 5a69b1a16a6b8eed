"""The real concept note: what check and extract say of it, word for word where others rely on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from workbench import SAMPLE, SEED, briefgen, printed

from briefgen.cli.printing import as_json, finding_object, findings_json
from briefgen.findings import Finding
from briefgen.pipeline import extract, know

Json = dict[str, Any]
LINES = SEED.read_text(encoding="utf-8").split("\n")
SHA256 = hashlib.sha256(SEED.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return know(SAMPLE, {}).findings


@pytest.fixture(scope="module")
def event() -> Json:
    """The object that `extract FILE --format json` prints, as another program reads it."""
    read: Json = json.loads(as_json(extract(SEED, {}).value))
    return read


# -- check ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("concept-note.txt:3:130", "open: Detailed session plan for the first hour"),
        ("concept-note.txt:5:94", "open: Speakers: IOM, UNU-EHS, UNEP, MRF"),
        ("concept-note.txt:5:10", "open: Who declares the launch"),
        ("", "open: Date of the session"),
        ("", "open: Start time and time zone"),
        ("", "open: City, building and room"),
        ("", "open: Chair of the session"),
        (
            "concept-note.txt:5:33",
            (
                "“Climate Change, Environment, and Migration Alliance” is printed as "
                "“Climate Change, Environment and Migration Alliance”"
            ),
        ),
        (
            "concept-note.txt:8:518",
            (
                "“UNITED NATIONS UNIVERSITY Institute for Environment and Human Security” is printed as "
                "“United Nations University Institute for Environment and Human Security”"
            ),
        ),
        ("concept-note.txt:5:23", "several beginnings are told of CCEMA: “launch”, “founded”, “initiated”"),
    ],
)
def test_check_names_it_at_its_line(findings: tuple[Finding, ...], place: str, message: str) -> None:
    found = [each for each in findings if each.message.startswith(message)]
    assert [each.place for each in found] == [place]
    assert found[0].hint


def test_check_prints_the_same_as_text_and_as_json(findings: tuple[Finding, ...], tmp_path: Path) -> None:
    text = briefgen("check", SAMPLE, cwd=tmp_path)
    data = briefgen("check", SAMPLE, "--format", "json", cwd=tmp_path)
    assert (text.returncode, text.stdout) == (0, printed(findings))
    assert (data.returncode, data.stdout) == (0, findings_json(findings) + "\n")
    assert json.loads(data.stdout) == {"findings": [finding_object(each) for each in findings]}
    assert list(json.loads(data.stdout)["findings"][0]) == [
        "code",
        "severity",
        "message",
        "hint",
        "file",
        "line",
        "column",
        "locator",
        "spans",
    ]


def test_findings_are_sorted_by_file_place_and_code(findings: tuple[Finding, ...]) -> None:
    assert list(findings) == sorted(findings, key=Finding.order)


# -- extract ----------------------------------------------------------------------------------------------

SCALARS = (
    "title event_title topic_code topic forum session_number session_kind status venue time_zone total_duration_min"
).split()
LISTS = {
    "segments": "title day start end duration_min part_of",
    "people": "name role title affiliation status count",
    "organisations": "name acronym variants roles",
    "working_sessions": "title",
    "actions": "who verb what",
    "events": "name date place",
    "open_points": "text kind",
}
LISTS_INSIDE = {"variants", "roles"}
LISTS_OF_FACTS = "dates aims roles".split()
FACT = ["value", "how", "rule", "standing", "spans"]
SPAN = ["source", "sha256", "locator", "quote"]


def is_fact(value: object) -> bool:
    return isinstance(value, dict) and list(value) == FACT


def facts_in(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        if is_fact(value):
            yield value
        else:
            for member in value.values():
                yield from facts_in(member)
    elif isinstance(value, list):
        for member in value:
            yield from facts_in(member)


def test_every_member_of_the_interface_is_there(event: Json) -> None:
    assert {name for name in SCALARS if not is_fact(event[name])} == set()
    for name, members in LISTS.items():
        for item in event[name]:
            assert set(members.split()) <= set(item), name
            assert {member for member, value in item.items() if not is_fact(value)} <= LISTS_INSIDE, name
    for name in LISTS_OF_FACTS:
        assert all(is_fact(item) for item in event[name]), name


def test_every_fact_has_the_members_and_types_of_the_interface(event: Json) -> None:
    facts = list(facts_in(event))
    assert len(facts) > 100
    for fact in facts:
        assert fact["how"] in ("stated", "supplied", "derived", "assumed", "open")
        assert fact["standing"] in (None, "confirmed", "to be confirmed", "proposed")
        assert (fact["value"] is None) == (fact["how"] == "open")
        assert (fact["rule"] is not None) == (fact["how"] in ("derived", "assumed"))
        assert [list(span) for span in fact["spans"]] == [SPAN] * len(fact["spans"])


def test_every_quote_stands_at_that_line_of_the_note(event: Json) -> None:
    spans = [span for fact in facts_in(event) for span in fact["spans"]]
    assert len(spans) > 60
    for span in spans:
        assert (span["source"], span["sha256"]) == ("concept-note.txt", SHA256)
        word, _, line = span["locator"].partition(" ")
        assert word == "line"
        here = " ".join("\n".join(LINES[int(line) - 1 :]).split())
        quote = " ".join(span["quote"].split())
        assert quote
        assert quote in here
        assert here.index(quote) < len(LINES[int(line) - 1])


def test_stated_values_have_a_place_and_open_ones_none(event: Json) -> None:
    for fact in facts_in(event):
        if fact["how"] == "stated":
            assert fact["spans"]
        if fact["value"] is None:
            assert fact["spans"] == []


def test_the_head_of_the_note(event: Json) -> None:
    assert {name: event[name]["value"] for name in SCALARS} == {
        "title": "Draft concept for the plenary session",
        "event_title": None,
        "topic_code": "1.2",
        "topic": "Water Related Migration, changing land use and human settlements",
        "forum": None,
        "session_number": "4",
        "session_kind": "plenary",
        "status": "draft",
        "venue": None,
        "time_zone": None,
        "total_duration_min": 120,
    }
    assert isinstance(event["total_duration_min"]["value"], int)


def test_the_two_hours(event: Json) -> None:
    assert [(each["title"]["value"], each["duration_min"]["value"]) for each in event["segments"]] == [
        ("Wrap up of the three working sessions", 60),
        ("The official launch of Climate Change, Environment, and Migration Alliance (CCEMA)", 60),
    ]
    assert {(each["duration_min"]["how"], each["duration_min"]["rule"]) for each in event["segments"]} == {
        ("derived", "ordinal-hour")
    }


def test_who_and_what(event: Json) -> None:
    assert [each["acronym"]["value"] for each in event["organisations"]] == ["CCEMA", "IOM", "UNU-EHS", "UNEP", "MRF"]
    assert len(event["organisations"][0]["variants"]) == 2
    assert [[role["value"] for role in each["roles"]] for each in event["organisations"]] == [
        [],
        *[["founding member"]] * 4,
    ]
    assert [each["title"]["value"] for each in event["working_sessions"]] == [
        "Rural-Rural Migration",
        "Rural-Urban Migration",
        "Crossing Borders/Seas",
    ]
    (action,) = event["actions"]
    assert {name: action[name]["value"] for name in action} == {
        "who": "Representatives of the founding members",
        "verb": "deliver",
        "what": "their mission statements",
    }
    (representatives,) = event["people"]
    assert (representatives["name"]["value"], representatives["count"]["value"]) == (None, 4)
    assert {span["locator"] for span in representatives["count"]["spans"]} == {"line 8"}


def test_the_beginning_is_known_to_the_month_only(event: Json) -> None:
    dated = [each for each in event["events"] if each["date"]["value"]]
    assert [(each["date"]["value"], each["place"]["value"]) for each in dated] == [("2008-04", "Munich, Germany")]
    assert dated[0]["name"]["value"] == "Research Workshop on Migration and the Environment"


def test_the_alliance_in_its_own_words(event: Json) -> None:
    assert len(event["aims"]) == 1
    assert [role["value"].split()[0] for role in event["roles"]] == ["Raise", "Improve", "Provide", "Provide"]


def test_the_open_point_of_the_note_comes_in_its_own_words_and_silent_ones_as_implicit(event: Json) -> None:
    stated = [each for each in event["open_points"] if not each["kind"]["value"].startswith("implicit")]
    assert [(each["text"]["value"], each["kind"]["value"]) for each in stated] == [
        ("Detailed session plan for this section is still to be developed.", "still to be developed")
    ]
    silent = {each["kind"]["value"] for each in event["open_points"]} - {stated[0]["kind"]["value"]}
    assert {"implicit: date", "implicit: start", "implicit: place", "implicit: chair"} <= silent


def test_extract_of_a_file_ignores_the_event_file_beside_it(tmp_path: Path) -> None:
    alone = briefgen("extract", SEED, "--format", "json", cwd=tmp_path)
    beside = briefgen("extract", SEED, "--format", "json", cwd=SAMPLE.parent, environ={"SOURCE_DATE_EPOCH": "0"})
    assert (alone.returncode, alone.stderr) == (0, "")
    assert alone.stdout == beside.stdout
    assert set(json.loads(alone.stdout)) == {"event", "findings"}
    assert {span["source"] for fact in facts_in(json.loads(alone.stdout)) for span in fact["spans"]} == {
        "concept-note.txt"
    }


def test_extract_of_a_folder_gives_the_settled_event() -> None:
    settled = extract(SAMPLE, {}).value
    assert settled["forum"]["standing"] == "proposed"
    assert [each["title"]["value"] for each in settled["segments"]][:3] == [
        "Wrap up of the three working sessions",
        "Opening",
        "“Rural-Rural Migration”",
    ]
