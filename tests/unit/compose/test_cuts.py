"""Cuts of the run sheet: each says exactly what its role needs, and is not made where there is nothing to say."""

from __future__ import annotations

from pathlib import Path

import docx
import pikepdf
import pytest
from workbench import said, write_all

from briefgen.compose.cuts import FIRST_WORDS, first_words
from briefgen.errors import BriefgenError
from briefgen.pipeline import Wish, build
from briefgen.project import find
from briefgen.prove.readers import read_back

EVENT = """
event:
  place: {value: Port Example, standing: confirmed}
  issue: {number: 2, time: 2031-04-20T07:00:00Z}
sessions:
  gala:
    title: {value: Gala of lamps, standing: confirmed}
    start: {value: 2031-05-03T18:00, standing: confirmed}
    duration: {value: 40 min, standing: confirmed}
    room: {value: Net Loft, standing: confirmed}
    chair: ada
    segments:
      - id: 10
        title: Welcome
        duration: 5 min
        who: [{person: ada, role: Chair}]
        words: "Good evening. We meet for lamps.\\n\\nThe rest is silence."
        cues: {lights: house half, audio: lectern}
        press: photo
        standing: confirmed
      - id: 20
        title: Report on wicks
        duration: 15 min
        who: [{person: bo, organisation: rme, role: Reporter}]
        words: I give the floor to ________________.
        warn: [5 min, 1 min]
        cues: {audio: headset, front of house: hold the doors}
        press: open
        standing: confirmed
      - {id: 30, title: Count the oil, duration: 5 min, audience: internal, words: Count twice., cues: {audio: silver}}
      - id: 40
        title: Report on flames
        duration: 10 min
        who: [cy]
        words: Cy speaks.
        press: closed
        standing: proposed
      - {id: 50, title: Good night, duration: 5 min, standing: confirmed}
people:
  ada: {name: Ada Example, form_of_address: Ms., title: Director, spoken: AH-da, standing: confirmed}
  bo: {name: Bo Sample, standing: confirmed}
  cy: {name: Cy Sample, organisation: rme}
organisations:
  rme: {name: Railway Museum of Example, acronym: RME, spoken: R-M-E, standing: confirmed}
contacts:
  secretariat: {name: Ben Sample, phone: {value: "+99 555 0404", audience: internal}, standing: confirmed}
"""
PLANS = """
sessions:
  gala:
    title: {value: Gala of lamps, standing: confirmed}
    duration: {value: 40 min, standing: confirmed}
    segments: [{id: 10, title: Welcome, duration: 10 min, press: open}]
"""


def made(folder: Path, event: str, *products: str) -> Path:
    """The output of a build in both formats; its proofs have passed."""
    write_all(folder, {"sources/event.yaml": event})
    build(find(None, None, folder), Wish(products=products), {}, lambda _: None)
    return folder / "output"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("cuts"), EVENT, "run-sheet", "rostrum-cards")


def lines(path: Path) -> list[str]:
    """The text of a PDF, block by block; no running heads."""
    return [" ".join(block.text.split()) for block in read_back("pdf", path.read_bytes()).blocks]


def test_every_role_has_its_file_in_both_formats(output: Path) -> None:
    names = {path.stem for path in output.glob("*.pdf")}
    assert names == {path.stem for path in output.glob("*.docx")}
    assert sorted(names) == [
        "rostrum-cards",
        "run-sheet",
        "run-sheet-crew",
        "run-sheet-interpreters",
        "run-sheet-press",
        "run-sheet-speaker-bo",
        "run-sheet-speaker-cy",
    ]


def test_a_cut_with_nothing_to_say_is_not_made(tmp_path: Path) -> None:
    output = made(tmp_path, PLANS, "run-sheet")
    assert sorted(path.stem for path in output.glob("*.pdf")) == ["run-sheet", "run-sheet-interpreters"]
    with pytest.raises(BriefgenError, match="no product has such a copy"):
        made(tmp_path, PLANS, "rostrum-cards")


# -- the crew ---------------------------------------------------------------------------------------------


def test_the_crew_reads_all_rows_with_a_column_for_each_department(output: Path) -> None:
    assert lines(output / "run-sheet-crew.pdf") == [
        "All rows",
        *["Row", "Clock", "Min", "What happens", "Audio", "Lights", "Front of house", "Warn"],
        *["10", "18:00", "5", "Welcome Ada Example", "lectern", "house half"],
        *[
            "20",
            "18:05",
            "15",
            "Report on wicks Bo Sample, RME",
            "headset",
            "hold the doors",
            "5 minutes and 1 minute left",
        ],
        *["40", "18:25", "10", "Report on flames Cy Sample (to be confirmed), RME"],
        *["50", "18:35", "5", "Good night"],
    ]
    with pikepdf.open(output / "run-sheet-crew.pdf") as pdf:
        assert [[round(float(side)) for side in page.mediabox] for page in pdf.pages] == [[0, 0, 842, 595]]


def test_without_a_start_the_crew_reads_the_time_from_the_opening_beside_a_clock_to_write_in(tmp_path: Path) -> None:
    event = """
sessions:
  gala:
    segments:
      - {id: 10, title: Welcome, duration: 5 min, cues: {audio: lectern}}
"""
    output = made(tmp_path, event, "run-sheet")
    assert lines(output / "run-sheet-crew.pdf") == [
        "All rows",
        *["Row", "Elapsed", "Clock", "Min", "What happens", "Audio"],
        *["10", "0:00", "5", "Welcome", "lectern"],
    ]


def test_where_a_sheet_is_too_narrow_for_them_departments_have_tables_of_their_own(tmp_path: Path) -> None:
    cues = ", ".join(f"department {name}: incomprehensibilities" for name in "abcd")
    event = f"""
sessions:
  gala:
    segments:
      - {{id: 10, title: Welcome, duration: 5 min, cues: {{{cues}}}}}
"""
    output = made(tmp_path, event, "run-sheet")
    heads = "Row Elapsed Clock Min".split()
    assert lines(output / "run-sheet-crew.pdf") == [
        *["All rows", *heads, "What happens", "Cues", "10", "0:00", "5", "Welcome"],
        " ".join(f"Department {name}: incomprehensibilities" for name in "abcd"),
        *(
            word
            for name in "abcd"
            for word in (
                f"Department {name}",
                *heads,
                "Cue",
                "What happens",
                "10",
                "0:00",
                "5",
                "incomprehensibilities",
                "Welcome",
            )
        ),
    ]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_the_crew_reads_no_words_to_say(output: Path, suffix: str) -> None:
    crew = said(output / f"run-sheet-crew.{suffix}")
    for words in ("Good evening", "silence", "I give the floor", "Cy speaks"):
        assert words not in crew
        assert words in said(output / f"run-sheet-interpreters.{suffix}")


# -- interpreters -----------------------------------------------------------------------------------------


def test_interpreters_read_names_and_how_to_say_them(output: Path) -> None:
    read = lines(output / "run-sheet-interpreters.pdf")
    assert read[: read.index("Who speaks, and what is said")] == [
        "Names to say",
        "Languages of the session: [languages to be confirmed]",
        *["Name", "Say", "Who"],
        *["Ms. Ada Example", "AH-da", "Director"],
        *["Bo Sample"],
        *["Cy Sample (to be confirmed)", "RME"],
        *["Organisations", "Acronym", "Name", "Say"],
        *["RME", "Railway Museum of Example", "R-M-E"],
    ]


def test_interpreters_read_who_speaks_for_whom_and_the_words(output: Path) -> None:
    read = lines(output / "run-sheet-interpreters.pdf")
    assert read[read.index("18:05") : read.index("18:25")] == [
        *["18:05", "15 min", "row 20", "Report on wicks"],
        "Bo Sample, Railway Museum of Example (RME)",
        "Chair: I give the floor to Bo Sample.",
    ]


# -- one speaker ------------------------------------------------------------------------------------------


def test_a_speaker_reads_slot_limit_cue_and_neighbours(output: Path) -> None:
    assert lines(output / "run-sheet-speaker-bo.pdf") == [
        "Bo Sample",
        *["Session", "Gala of lamps", "When", "3 May 2031, 18:00", "Where", "Net Loft, Port Example"],
        *["Chair", "Ada Example", "Ask", "Ben Sample"],
        "Your slot: Report on wicks",
        *["Begins", "18:05", "Your limit", "15 min, to 18:20"],
        *["Warnings", "You are shown a sign 5 minutes and 1 minute before the end."],
        *["Your cue", "The chair says: “I give the floor to Bo Sample.”"],
        *["The press", "Open: it may stay."],
        *["Before you", "Welcome · Ada Example"],
        *["After you", "Report on flames · Cy Sample (to be confirmed), RME"],
        *["Row", "20"],
    ]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_speaker_reads_nobody_elses_slot(output: Path, suffix: str) -> None:
    card = said(output / f"run-sheet-speaker-cy.{suffix}")
    assert card.count("Your slot") == 1
    for others in ("18:05", "I give the floor", "Good evening", "Good night · ", "555 0404"):
        assert others not in card


def test_an_id_becomes_a_file_name_that_stays_in_its_folder(tmp_path: Path) -> None:
    who = "who: [{person: ../../up}, {person: a b}, {person: A?B}]"
    event = f"""
sessions:
  gala:
    title: Gala
    segments: [{{id: 10, title: Talk, duration: 5 min, {who}}}]
people: {{"../../up": {{name: Uma Up}}, "a b": {{name: Abe B}}, "A?B": {{name: Abel B}}}}
"""
    output = made(tmp_path, event, "run-sheet")
    cards = {path.stem: lines(path)[0] for path in tmp_path.rglob("run-sheet-speaker-*.pdf")}
    assert cards == {
        "run-sheet-speaker-up": "Uma Up (to be confirmed)",
        "run-sheet-speaker-a-b": "Abe B (to be confirmed)",
        "run-sheet-speaker-A-B-2": "Abel B (to be confirmed)",
    }
    assert {path.parent for path in tmp_path.rglob("*.pdf")} == {output}


# -- the press --------------------------------------------------------------------------------------------


def test_the_press_reads_agreed_rows_and_times_that_rest_on_nothing_else(output: Path) -> None:
    """Row 50 begins after lengths that are only proposed, or that nobody may read: no time is printed for it."""
    read = lines(output / "run-sheet-press.pdf")
    start = read.index("Row by row")
    assert read[start + 2 : read.index("Contacts")] == [
        *["Row", "Time", "Min", "What happens", "Who", "Press"],
        *["10", "18:00", "5", "Welcome", "Ada Example", "Photo"],
        *["20", "18:05", "15", "Report on wicks", "Bo Sample", "Open"],
        *["50", "–", "5", "Good night", "–", "to be confirmed"],
    ]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_the_press_reads_no_proposed_value(output: Path, suffix: str) -> None:
    cut = said(output / f"run-sheet-press.{suffix}")
    for unagreed in ("flames", "Cy Sample", "Closed\n", "proposed", "18:25", "18:35", "oil"):
        assert unagreed not in cut


def test_each_page_for_the_press_says_its_release_state(output: Path) -> None:
    running = read_back("pdf", (output / "run-sheet-press.pdf").read_bytes()).running
    assert [page.count("DRAFT – NOT FOR RELEASE") for page in running] == [2]


# -- cards ------------------------------------------------------------------------------------------------


def test_a_card_has_time_who_first_words_and_what_comes_next(output: Path) -> None:
    assert lines(output / "rostrum-cards.pdf") == [
        *["18:00 5 min", "Row 10", "You: welcome", "Good evening. We meet for lamps. The rest is silence."],
        "Next: Report on wicks, Bo Sample",
        *["18:05 15 min", "Row 20", "Report on wicks", "Bo Sample, RME", "I give the floor to Bo Sample."],
        "Next: Report on flames, Cy Sample (to be confirmed)",
        *["18:25 10 min", "Row 40", "Report on flames", "Cy Sample (to be confirmed), RME", "Cy speaks."],
        "Next: End",
    ]


def test_cards_are_a5_in_both_formats(output: Path) -> None:
    with pikepdf.open(output / "rostrum-cards.pdf") as cards:
        assert {tuple(round(float(edge)) for edge in page.mediabox) for page in cards.pages} == {(0, 0, 420, 595)}
    sections = docx.Document(str(output / "rostrum-cards.docx")).sections
    assert {
        (round(section.page_width.mm), round(section.page_height.mm))
        for section in sections
        if section.page_width and section.page_height
    } == {(148, 210)}
    assert len(sections) == 3


LONG = " ".join(f"Word{number}" for number in range(FIRST_WORDS - 1))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", ""),
        ("One. Two.\n\nThree.", "One. Two. Three."),
        (f"Now. {LONG}. Then more.", f"Now. {LONG}."),
        (f"Now, now. {LONG}. Then more.", "Now, now."),
        (f"{LONG} and {LONG}. Then more.", f"{LONG} and {LONG}."),
    ],
)
def test_the_first_words_are_whole_sentences_across_paragraphs(text: str, first: str) -> None:
    assert first_words(text) == first


# -- parts of which a reader may read no row ---------------------------------------------------------------


def test_a_part_whose_rows_are_all_for_others_shows_none_of_them(tmp_path: Path) -> None:
    event = """
sessions:
  gala:
    title: Gala
    segments:
      - {id: 10, part: 1, title: Count the silver, duration: 10 min, audience: internal, words: Count twice.}
      - {id: 20, part: 2, title: Lamps are lit, duration: 10 min, words: Light the lamps.}
"""
    output = made(tmp_path, event)
    files = (path for path in output.glob("*.*") if path.suffix in (".docx", ".pdf") and "review" not in path.stem)
    printed = [said(path) for path in files]
    assert any("Light the lamps." in text for text in printed)
    assert not any("silver" in text or "Count twice" in text for text in printed)


# -- product.toml -----------------------------------------------------------------------------------------


def test_a_cut_for_each_of_something_else_is_refused(tmp_path: Path) -> None:
    product = 'title = "L"\naudience = "chair"\naudiences = ["chair"]\n[cuts.x]\ntitle = "X"\neach = "table"\n'
    write_all(tmp_path, {"sources/event.yaml": PLANS, "templates/products/leaflet/product.toml": product})
    with pytest.raises(BriefgenError, match="each is “table”"):
        build(find(None, None, tmp_path), Wish(), {}, lambda _: None)


def test_a_line_in_the_chairs_own_row_is_for_writing_on_and_takes_no_name(tmp_path: Path) -> None:
    output = made(tmp_path, EVENT.replace("The rest is silence.", "From the floor: ________________"), "run-sheet")
    assert "From the floor: ________________" in said(output / "run-sheet.pdf")
