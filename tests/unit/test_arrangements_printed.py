"""Logistics, media plan and what the chair is told of the meeting: each in its readers’ copies, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import knowing, printed, said, write_all

from briefgen.compose.spelling import with_whole_numbers
from briefgen.findings import RefusedError
from briefgen.pipeline import Built, Wish, build
from briefgen.project import find

EVENT = """
event:
  title: {value: Lamp Night, standing: confirmed}
  place: {value: Port Example, standing: confirmed}
  issue: {number: 1, time: 2031-04-20T07:00:00Z}
  language: {value: [en, fr, cy], standing: confirmed}
  interpretation: {value: consecutive, standing: confirmed}
sessions:
  gala:
    title: {value: Gala of lamps, standing: confirmed}
    start: {value: 2031-05-03T18:00, standing: confirmed}
    duration: {value: 40 min, standing: confirmed}
    room: {value: Net Loft, standing: confirmed}
    chair: ada
    reason: The lamp lighters asked twice.
    overview: Last year the lamps went out.
    role_of_chair: Say little.
    success: {value: Every lamp burns at seven., audience: participants}
    logistics:
      arrive: "17:40"
      met_by: bo
      getting_there: {value: Along the quay., standing: proposed}
      registration:
      dress: {value: Nothing that burns., audience: chair}
    media_plan:
      spokesperson: ada
      line_to_take: The lamps belong to everybody.
      interviews:
        late: {outlet: The Daily Example, person: Cy Sample, subject: wicks}
        radio: {start: "18:45", outlet: Radio Example, person: ada, place: on the quay}
    production:
      load_in: 2031-05-02T20:00
      load_out:
      crew:
        lights: {who: Eve Sample, call: "16:30"}
        audio: {call: {value: "17:00", standing: confirmed}}
        stage: {who: {value: Fay Sample, audience: internal}}
    segments:
      - {id: 10, title: Welcome, duration: 10 min, who: [ada], press: open, standing: confirmed}
      - {id: 20, title: Songs, duration: 10 min, who: [bo], press: open, standing: confirmed}
      - {id: 30, title: Count the oil, duration: 10 min, press: closed, standing: confirmed}
      - {id: 40, title: Good night, duration: 10 min, press: open, standing: confirmed}
people:
  ada: {name: Ada Example, standing: confirmed}
  bo: {name: Bo Sample, phone: +00 555 0107, standing: confirmed}
contacts:
  press: {name: Hal Sample, phone: +00 555 0102, out_of_hours: +00 555 0103, standing: confirmed}
  secretariat: {name: Ben Sample, phone: +00 555 0104, email: desk@lamps.example, standing: confirmed}
  production: {name: Gil Sample, phone: +00 555 0108, standing: confirmed}
  on-site:
    {name: Dee Sample, phone: +00 555 0105, out_of_hours: {value: +00 555 0106, audience: chair}, standing: confirmed}
"""
FOR_THE_CHAIR = (
    "The lamp lighters asked twice.",
    "Say little.",
    "Nothing that burns.",
    "The lamps belong to everybody.",
    "Radio Example",
    "The Daily Example",
    "555 0106",
)
FOR_PARTICIPANTS = ("Last year the lamps went out.", "Every lamp burns at seven.", "Along the quay.", "555 0105")
PRESS = "Rows 10–20, 40 are open to the press; row 30 is closed to the press"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_all(tmp_path_factory.mktemp("arrangements"), {"sources/event.yaml": EVENT})
    return made(folder, "briefing-pack", "run-sheet", "press-kit")


def made(folder: Path, *products: str) -> Path:
    wish = Wish(products, ("pdf",))
    assert built(folder, wish).files
    return folder / "output"


def built(folder: Path, wish: Wish) -> Built:
    return build(find(None, None, folder), wish, {}, lambda _: None)


def below(path: Path, heading: str, count: int) -> list[str]:
    """So many lines of a file below a heading, where it stands last."""
    lines = said(path).split("\n")
    start = len(lines) - lines[::-1].index(heading)
    return lines[start : start + count]


def test_the_chair_reads_all_logistics_and_a_blank_for_what_was_asked_for(output: Path) -> None:
    assert below(output / "briefing-pack.pdf", "Logistics", 16) == [
        *["Arrive", "17:40 (to be confirmed)", "Met by", "Bo Sample"],
        *["On the day", "Dee Sample, +00 555 0105, out of hours +00 555 0106"],
        *["Dress", "Nothing that burns. (to be confirmed)", "Getting there", "Along the quay. (proposed)"],
        *["Registration", "[registration – 4]"],
        *["Languages", "English, French and Welsh, with consecutive interpretation", "Press", PRESS],
    ]


def test_participants_read_what_is_for_all_who_come(output: Path) -> None:
    assert below(output / "briefing-pack-participants.pdf", "Logistics", 8) == [
        *["Getting there", "Along the quay. (proposed)", "Registration", "[registration to be confirmed]"],
        *["Languages", "English, French and Welsh, with consecutive interpretation", "Press", PRESS],
    ]


def test_a_speaker_reads_when_to_come_and_whether_the_press_is_there(output: Path) -> None:
    lines = said(output / "run-sheet-speaker-bo.pdf").split("\n")
    start = lines.index("When you come")
    assert lines[start : start + 7] == [
        "When you come",
        *["Arrive", "17:40 (to be confirmed)", "Met by", "Bo Sample", "On the day", "Dee Sample, +00 555 0105"],
    ]
    assert lines[lines.index("The press") + 1] == "Open: it may stay."


def test_the_chair_reads_why_and_what_is_said_to_the_media(output: Path) -> None:
    text = said(output / "briefing-pack.pdf")
    for line in ("Reason: The lamp lighters asked twice.", "Your role: Say little.", "A success if: Every lamp burns"):
        assert line in text
    assert below(output / "briefing-pack.pdf", "Interviews, to be confirmed", 12) == [
        *["Time", "Outlet", "Who", "Where, subject"],
        *["18:45", "Radio Example", "Ada Example", "on the quay", "–", "The Daily Example", "Cy Sample", "wicks"],
    ]


def test_the_crew_reads_whom_to_call_and_when_each_is_called(output: Path) -> None:
    lines = said(output / "run-sheet-crew.pdf").split("\n")
    assert lines[lines.index("Crew and calls") :][:12] == [
        *["Crew and calls", "Production: Gil Sample, +00 555 0108"],
        "Load-in: 2 May 2031, 20:00 (to be confirmed). Load-out: [load-out to be confirmed]",
        *["Department", "Who", "Call", "Lights", "Eve Sample (to be confirmed)", "16:30 (to be confirmed)"],
        *["Audio", "_" * 24, "17:00"],
    ]
    assert "Fay Sample" not in "\n".join(lines)


def test_a_telephone_number_stays_on_one_line(tmp_path: Path) -> None:
    event = with_whole_numbers(knowing(tmp_path, {"event.yaml": EVENT}).value.event)
    press, person = event.contact("press"), event.person("bo")
    assert press
    assert person
    numbers = [press.phone.text, press.out_of_hours.text, person.phone.text]
    assert numbers == [f"+00\u00a0555\u00a0010{last}" for last in (2, 3, 7)]
    assert press.phone.value == "+00 555 0102"


def test_what_is_for_the_chair_or_participants_stands_in_no_other_copy(output: Path) -> None:
    public = [
        path for path in sorted(output.glob("*.pdf")) if path.name.startswith("press-kit") or "press" in path.stem
    ]
    names = {path.name for path in public} - {"press-kit-cover-note.pdf"}
    assert "The lamps belong to everybody." in said(output / "press-kit-cover-note.pdf")
    assert {"briefing-pack-press.pdf", "run-sheet-press.pdf", "press-kit.pdf", "press-kit-advisory.pdf"} <= names
    inside = [*(path.name for path in output.glob("run-sheet-*.pdf")), "briefing-pack-participants.pdf"]
    for name in {*inside, *names}:
        text = said(output / name)
        assert [words for words in FOR_THE_CHAIR if words in text] == [], name
        assert name in inside or [words for words in FOR_PARTICIPANTS if words in text] == [], name


def test_a_template_that_types_the_line_to_take_for_participants_stops_the_build(tmp_path: Path) -> None:
    files = {
        "sources/event.yaml": EVENT,
        "templates/products/leaflet/product.toml": 'title = "L"\naudience = "chair"\naudiences = ["participants"]\n',
        "templates/products/leaflet/document.xml.j2": (
            '<document><title>L</title><section layout="pack">'
            "<p>The lamps belong to everybody.</p></section></document>"
        ),
    }
    with pytest.raises(RefusedError) as caught:
        built(write_all(tmp_path, files), Wish(("leaflet",), ("pdf",)))
    assert printed(caught.value.findings, "leak").splitlines() == [
        (
            "leaflet-participants.pdf: page 1: error: “The lamps belong to everybody” "
            "(sessions.gala.media_plan.line_to_take) is for chair and stands in a file for participants [leak]"
        ),
        "  hint: take it out of the template, or change its audience",
    ]


def test_nothing_of_it_is_printed_or_asked_for_where_nobody_spoke_of_it(tmp_path: Path) -> None:
    output = made(write_all(tmp_path, {"sources/event.yaml": "event: {title: Lamp Night}\n"}), "briefing-pack")
    text = said(output / "briefing-pack.pdf")
    for heading in ("Logistics", "Media plan", "Setting the scene", "Why, and your part in it", "Biographies"):
        assert heading not in text


def test_participants_have_no_heading_over_what_is_for_those_who_are_expected(tmp_path: Path) -> None:
    event = "sessions:\n  gala:\n    title: Gala of lamps\n    duration: 20 min\n    logistics: {arrive: 17:40}\n"
    output = made(write_all(tmp_path, {"sources/event.yaml": event}), "briefing-pack")
    heads = ["Logistics" in said(output / f"briefing-pack{copy}.pdf") for copy in ("", "-participants")]
    assert heads == [True, False]
