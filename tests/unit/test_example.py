"""The filled example of `docs/example`: known and agreed, three points apart, its press pieces fit to go out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.findings import Severity
from briefgen.pipeline import Built, Wish, build, know
from briefgen.project import find
from briefgen.prove.pdf_text import read

EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
FIRST = ("Ottoline", "Euphemia", "Ignatia", "Ambrose", "Søren")
UNTIL = "-embargoed-until-20310917T1200Z"


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("example")


@pytest.fixture(scope="session")
def built(output: Path) -> Built:
    """A build holds every DOCX against its PDF, and would fail at a difference."""
    return build(find(None, output, EXAMPLE), Wish(), {}, lambda _: None)


def test_three_points_are_open_and_nothing_else_is_found() -> None:
    known = know(EXAMPLE / "sources", {})
    found = [(finding.code, finding.message) for finding in known.findings]
    assert found == [
        ("open-point", "open: Confirmation of Marigold Foghorn (point 2, confirm-speakers, holds up the day)"),
        ("open-point", "open: Reporter: row 40 (point 1, reports, holds up the day)"),
        (
            "uncleared",
            (
                "the quotation pilots of Élodie Coquillage is with the speaker: "
                "it stays out of the press files (point 3)"
            ),
        ),
    ]


def test_a_build_only_adds_what_had_no_room(built: Built) -> None:
    notes = [finding for finding in built.findings if finding.severity is not Severity.WARNING]
    assert {finding.code for finding in notes} <= {"left-out"}
    assert built.open_points == 3


def test_what_the_press_gets_waits_for_the_embargo_and_has_no_blank(built: Built, output: Path) -> None:
    assert built.files
    press = {path.name.partition(UNTIL)[0] for path in (output / "embargoed").iterdir()}
    elsewhere = {path.stem for path in output.glob("*.pdf")}
    assert {"press-kit", "press-kit-release", "run-sheet-press"} <= press
    assert press & elsewhere == set()
    for path in (output / "embargoed").glob("press-kit*.pdf"):
        assert not [block.text for block in read(path.read_bytes()).blocks if "[" in block.text]


def test_internal_papers_say_what_is_meant(built: Built, output: Path) -> None:
    assert built.files
    cover = _numbered(output / "press-kit-cover-note.pdf")
    assert cover["1"].endswith(
        "The media advisory has a state of its own: DRAFT – NOT FOR RELEASE; nobody has said yet that it may go out."
    )
    assert cover["2"] == "It stands in no piece and delays nothing else."
    requests = _said(output / "requests.pdf")
    for text in ("Confirmation of Marigold Foghorn", "Clearance of the quotation of Élodie Coquillage"):
        assert text in requests
    for text in ("Slides for row 20, for the screen", "A standard paragraph about it", "Élodie Coquillage: 2 items"):
        assert text in requests
    assert "1 a single text" in _said(output / "briefing-pack.pdf")
    assert "Open after 15:29: not all fits; the room must be left at 16:00." in _said(output / "run-sheet.pdf")


def test_the_press_reads_who_is_to_be_confirmed(built: Built, output: Path) -> None:
    assert built.files
    assert _said(output / f"embargoed/run-sheet-press{UNTIL}.pdf").count("to be confirmed") == 2


def _said(path: Path) -> str:
    return " ".join(block.text for block in read(path.read_bytes()).blocks)


def test_a_paragraph_has_one_number_in_all_copies_of_the_pack(built: Built, output: Path) -> None:
    assert built.files
    own = _numbered(output / "briefing-pack.pdf")
    assert list(own) == [str(number) for number in range(1, len(own) + 1)]
    for copy in (output / "briefing-pack-participants.pdf", output / f"embargoed/briefing-pack-press{UNTIL}.pdf"):
        numbered = _numbered(copy)
        assert len(numbered) > 8
        same = {number: text for number, text in numbered.items() if own[number].split()[:2] == text.split()[:2]}
        assert set(numbered) - set(same) <= {"15"}  # the lines of work: "The note names" is not for the press


def _numbered(path: Path) -> dict[str, str]:
    """The numbered paragraphs of a file, by their numbers."""
    said = (block.text for block in read(path.read_bytes()).blocks if block.kind == "p")
    return {found[1]: found[2] for text in said if (found := re.fullmatch(r"(\d+) ([A-Z“].*)", text))}


@pytest.mark.parametrize("name", ["briefing-pack.pdf", "briefing-pack-participants.pdf"])
def test_everybody_stands_in_one_map_on_one_page(built: Built, output: Path, name: str) -> None:
    assert built.files
    blocks = read((output / name).read_bytes()).blocks
    begin = next(place for place, block in enumerate(blocks) if block.text == "Who is who")
    end = next((place for place, block in enumerate(blocks) if place > begin and block.kind[0] == "h"), len(blocks))
    said = [block.text for block in blocks[begin:end]]
    assert said[1] == "Founding members: USP, IGH, GNP and BBF."
    assert [text.partition(",")[0] for text in said if text.startswith(FIRST)] == [
        *("Ottoline Quillfeather", "Euphemia Driftwood", "Ignatia Lampwick", "Ambrose Periwinkle", "Søren Sildeben"),
    ]
    assert said[-2].startswith("Marigold Foghorn (to be confirmed)")
    assert said[-1] == "Speaker, row 130"
    assert len({block.page for block in blocks[begin:end]}) == 1
    headings = {block.text for block in blocks if block.kind.startswith("h")}
    assert headings & {"Founding members", "Who takes part"} == set()
