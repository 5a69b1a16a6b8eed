"""Who reads what, looked for in every file that is printed: telephone numbers, questions, rows and unagreed values."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import printed as printed_findings
from workbench import said, write_all

from briefgen.findings import RefusedError
from briefgen.pipeline import Built, Wish, build
from briefgen.project import find

EVENT = """
event:
  title: {value: Lamp Night, standing: confirmed}
  place: {value: Sealtown, standing: proposed}
  issue: {number: 1, time: 2031-05-01T08:00:00Z}
sessions:
  gala:
    title: {value: Gala of lamps, standing: confirmed}
    duration: 30 min
    chair: ada
    segments:
      - {id: 10, title: Welcome, duration: 10 min, who: [{person: ada, role: Chair}]}
      - {id: 20, title: Lamps are lit, duration: 10 min, words: Light the lamps.}
      - {id: 30, title: Count the silver, duration: 10 min, audience: internal, words: Count twice.}
people:
  ada:
    name: {value: Ada Example, standing: confirmed}
    phone: {value: "+99 555 0101", audience: internal}
    email: {value: ada@internal.example, audience: internal}
contacts:
  press: {name: Cleo Sample, phone: "+99 555 0202", out_of_hours: "+99 555 0303", standing: confirmed, audience: press}
  secretariat: {name: Ben Sample, phone: {value: "+99 555 0404", audience: internal}, standing: confirmed}
questions:
  public: {question: What burns?, answer: Whale-free oil., audience: press}
  chairs: {question: Who pays for the oil?, answer: The guild does not say., audience: chair}
  inside: {question: Is the silver safe?, answer: Not in the loft., audience: internal}
talking_points:
  light: {text: Lamps make harbours safe., audience: chair}
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What every file of a build says, by its name."""
    folder = write_all(tmp_path_factory.mktemp("audiences"), {"sources/event.yaml": EVENT})
    built = made(folder)
    return {file.name: said(folder / "output" / file.name) for file in built.files}


def made(folder: Path) -> Built:
    return build(find(None, None, folder), Wish(), {}, lambda _: None)


def readers(name: str) -> str:
    """For whom a file is, by its name."""
    if "cover-note" in name or name.startswith("briefing-pack-review"):
        return "internal"
    if name.startswith(("press-kit", "run-sheet-press")):
        return "press"
    return "participants" if "participants" in name or name.startswith("run-sheet-") else "chair"


def holding(printed: dict[str, str], words: str) -> set[str]:
    return {readers(name) for name, text in printed.items() if words in text}


@pytest.mark.parametrize("words", ["555 0101", "ada@internal.example", "555 0404"])
def test_an_internal_number_or_address_is_printed_nowhere_else(printed: dict[str, str], words: str) -> None:
    assert holding(printed, words) <= {"internal"}


def test_the_numbers_of_the_press_contact_stand_in_the_kit(printed: dict[str, str]) -> None:
    for number in ("555 0202", "555 0303"):
        assert "press" in holding(printed, number)


def test_a_public_answer_stands_in_the_kit(printed: dict[str, str]) -> None:
    assert "press" in holding(printed, "Whale-free oil.")


@pytest.mark.parametrize("words", ["Who pays for the oil?", "The guild does not say."])
def test_a_question_for_the_chair_stands_in_the_chairs_copy_and_its_review(printed: dict[str, str], words: str) -> None:
    assert holding(printed, words) == {"chair", "internal"}


@pytest.mark.parametrize(
    "words", ["Is the silver safe?", "Not in the loft.", "Count the silver", "Count twice", "Lamps make harbours safe."]
)
def test_nothing_for_the_inside_or_the_chair_reaches_participants_or_the_press(
    printed: dict[str, str], words: str
) -> None:
    assert holding(printed, words) <= {"internal", "chair"}


@pytest.mark.parametrize("words", ["Is the silver safe?", "Count the silver", "Count twice"])
def test_nothing_for_the_inside_reaches_the_chair(printed: dict[str, str], words: str) -> None:
    assert holding(printed, words) <= {"internal"}


def test_a_row_that_others_may_not_read_still_takes_its_time(printed: dict[str, str]) -> None:
    assert "0:30" in printed["run-sheet.pdf"]
    assert "30 minutes" in printed["briefing-pack-participants.pdf"]


def test_what_is_only_proposed_is_a_blank_for_the_press_and_called_so_elsewhere(printed: dict[str, str]) -> None:
    assert "press" not in holding(printed, "Sealtown")
    assert "Proposed: Sealtown" in printed["briefing-pack.docx"]


def test_a_template_that_prints_what_its_readers_may_not_read_stops_the_build(tmp_path: Path) -> None:
    """Such a value is open in the event that a template sees; this one reaches past it, through the register."""
    owners = "owners: {default: {role: {value: The silver guard, audience: internal}}}\n"
    page = '<section layout="pack"><p>{{ register.points[0].owed_by }}</p></section>'
    files = {
        "sources/event.yaml": f"{EVENT}{owners}",
        "templates/products/leaflet/product.toml": 'title = "L"\naudience = "press"\naudiences = ["press"]\n',
        "templates/products/leaflet/document.xml.j2": f"<document><title>L</title>{page}</document>",
    }
    folder = write_all(tmp_path, files)
    with pytest.raises(RefusedError) as caught:
        build(find(None, None, folder), Wish(products=("leaflet",)), {}, lambda _: None)
    leak = "error: “The silver guard” (owners.default.role) is for internal and stands in a {} for press [leak]"
    hint = "  hint: take it out of the template, or change its audience"
    assert printed_findings(caught.value.findings, "leak").splitlines() == [
        f"event.yaml:29:34: {leak.format('copy')}",
        hint,
        f"leaflet.docx: word/document.xml: {leak.format('file')}",
        hint,
        f"leaflet.pdf: page 1: {leak.format('file')}",
        hint,
    ]
    assert not list((folder / "output").glob("*.pdf"))
