"""The review copy: where every value comes from stands beside it, in the PDF's margin and in the DOCX as comments."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from workbench import write_all

from briefgen.pipeline import LARGE_PRINT, STANDARD, Wish, build
from briefgen.project import find
from briefgen.prove import docx_text, pdf_text

NOTE = """\
Topic 3.1 Night Trains and Slow Travel
Draft concept for the plenary session (session 2, 1 hour)
1. Hour: The official launch of the Slow Travel Alliance (STA).
The Slow Travel Alliance (STA) is a network of railways and towns.
"""
EVENT = """\
sessions:
  plenary:
    room: {value: Hall 2, standing: proposed}
    segments:
      - {id: 10, part: 1, title: Opening, duration: 6 min, who: [{person: ada, role: Chair}], standing: proposed}
people:
  ada: {name: Ada Example, status: confirmed}
wording:
  what:
    text: STA links railways and towns.
    rests_on: [note.txt line 4]
    for: [chair]
talking_points:
  - {text: Railways and towns work together., rests_on: [note.txt line 4]}
questions:
  pays: {question: Who pays?, answer: The note does not say., audience: internal}
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_all(tmp_path_factory.mktemp("review"), {"sources/note.txt": NOTE, "sources/event.yaml": EVENT})
    wish = Wish(products=("briefing-pack",), audiences=frozenset({"chair", "review"}), editions=(STANDARD, LARGE_PRINT))
    build(find(None, None, folder), wish, {}, lambda _: None)
    return folder / "output"


def test_beside_a_value_stand_its_sources_and_its_standing(output: Path) -> None:
    assert _noted(output / "briefing-pack-review.docx") == {
        "Night Trains and Slow Travel": ["Stated: note.txt line 1"],
        "Plenary session, session 2; topic 3.1": ["Stated: note.txt lines 1, 2"],
        "1 hour (60 minutes)": ["Stated: note.txt line 2"],
        "Proposed: Hall 2 [to be confirmed – 4]": ["Supplied, proposed: event.yaml line 3"],
        "Concept note: draft. All rows and minutes are proposed.": [
            "Stated: note.txt line 2",
            "Derived (least-agreed): event.yaml line 5",
        ],
        "1 The official launch of the Slow Travel Alliance (STA).": ["Stated: note.txt line 3"],
        "The one hour": ["Derived (length-in-words): note.txt line 2"],
        "0:00 First hour 1:00": [
            "Derived (elapsed-time): note.txt line 3",
            "Derived (ordinal-hour): note.txt line 3",
        ],
        "Solid: stated in the note. Hatched: rows and minutes, proposed.": [
            "Derived (least-agreed): event.yaml line 5"
        ],
        "3 Rows and minutes are proposed. Times count from the opening [start time – 3].": [
            "Derived (least-agreed): event.yaml line 5"
        ],
        "10": ["Supplied, proposed: event.yaml line 5", "Supplied, confirmed: event.yaml line 7"],
        "Ada Example": ["Supplied, confirmed: event.yaml line 7", "Supplied, proposed: event.yaml line 5"],
        "STA in brief": ["Stated: note.txt line 4"],
        "4 STA links railways and towns.": [
            "Supplied, to be confirmed: event.yaml line 10",
            "Rests on note.txt line 4: “The Slow Travel Alliance (STA) is a network of railways and towns.”",
        ],
        "5 Railways and towns work together. (line 4)": [
            "Supplied, to be confirmed: event.yaml line 14",
            "Rests on note.txt line 4, quoted above",
        ],
        "6 Who pays? The note does not say.": ["Supplied, to be confirmed: event.yaml line 16"],
    }


def test_a_review_copy_is_the_chairs_copy_with_notes(output: Path) -> None:
    """Its own name apart, and what nobody but the secretariat may read."""
    chair, review = (
        [block.text for block in docx_text.read((output / f"{name}.docx").read_bytes()).blocks if block.kind != "note"]
        for name in ("briefing-pack", "briefing-pack-review")
    )
    assert [text for text in review if text not in chair] == [
        "BRIEFING PACK · REVIEW COPY",
        "For review: every source stands beside what it says. Large print (18 pt): from the contact.",
        "If asked",
        "6 Who pays? The note does not say.",
    ]
    assert [text for text in chair if text not in review] == [
        "BRIEFING PACK · CHAIR’S COPY",
        "For the chair only. Large print (18 pt): from the contact.",
    ]


def test_each_comment_stands_on_runs_of_one_paragraph(output: Path) -> None:
    with ZipFile(output / "briefing-pack-review.docx") as package:
        body = etree.fromstring(package.read("word/document.xml"))
        comments = etree.fromstring(package.read("word/comments.xml"))
    ids = [comment.get(f"{W}id") for comment in comments]
    assert ids == [str(number) for number in range(len(ids))]
    assert len(ids) > 14
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [found.get(f"{W}id") for found in body.iter(W + mark)] == ids
    for start in body.iter(f"{W}commentRangeStart"):
        within = [sibling.tag.removeprefix(W) for sibling in start.itersiblings()]
        assert "r" in within[: within.index("commentRangeEnd")]
    assert OpenXmlValidator().validate(str(output / "briefing-pack-review.docx")).errors == []


def test_notes_are_read_after_what_they_stand_beside(output: Path) -> None:
    for name in ("briefing-pack-review", "briefing-pack-review-large-print"):
        in_word = docx_text.read((output / f"{name}.docx").read_bytes()).says
        in_print = pdf_text.read((output / f"{name}.pdf").read_bytes()).says
        assert in_word == in_print
        assert [kind for kind, _ in in_print].count("note") > 18


def test_the_page_is_turned_to_make_room_and_the_others_are_not(output: Path) -> None:
    sizes = {}
    for name in ("briefing-pack", "briefing-pack-review"):
        with pikepdf.open(output / f"{name}.pdf") as pdf:
            sizes[name] = {tuple(round(float(edge)) for edge in page.mediabox) for page in pdf.pages}
    assert sizes == {"briefing-pack": {(0, 0, 595, 842)}, "briefing-pack-review": {(0, 0, 842, 595)}}


def _noted(path: Path) -> dict[str, list[str]]:
    """The notes of a file by the text that they stand beside."""
    noted: dict[str, list[str]] = {}
    said = ""
    for block in docx_text.read(path.read_bytes()).blocks:
        if block.kind == "note":
            noted.setdefault(said, []).append(block.text)
        else:
            said = block.text
    return noted
