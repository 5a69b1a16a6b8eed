"""Whatever stands in a note: reading it never fails, and every quote stands where it is said to stand."""

from __future__ import annotations

import re

import hypothesis.strategies as st
from hypothesis import example, given, settings

from briefgen.findings import Noted
from briefgen.intake import concept_note
from briefgen.intake.characters import FORBIDDEN
from briefgen.intake.formats import docx, markdown, plain_text
from briefgen.intake.passages import Passage
from briefgen.model.claims import Claim
from briefgen.origin import Span

WORDS = (
    "Topic 1.2 ",
    "Draft concept note for the plenary session (session 4, 2 hours)",
    "1. Hour: ",
    "Second hour: ",
    "The official launch of ",
    "The Lake Alliance for Rivers (LAR)",
    "LAKE OFFICE for Tides (LO-T)",
    "LAR ",
    "the Alliance ",
    "is an emerging network bringing together actors such as towns, ports and boats",
    " was founded in April 2008 at the Meeting on Tides in Fenwick, Westmark by the ",
    " – the four founding members of the Alliance",
    "three working groups on “Wells”, “Springs” and “Rivers at Night”",
    "Representatives of the founders will deliver their statements",
    "The aim of LAR is to ",
    "This aim will be pursued through a combination of work, play and rest",
    "LAR offers a place to:",
    "is still to be developed",
    "TBC",
    "???",
    "_____",
    "09:00 – 09:30 ",
    "16–22 March 2009",
    "Tuesday, 3 March 2009",
    "Moderator: Ms. Ada Example, Director, Example Institute",
    "Speakers (15 min each):",
    "\nBob Sample (Lake Office) – ",
    "10:45 - 11:45 PM ",
    "PRESS RELEASE\n",
    "Embargoed until 3 March 2009",
    "“We have dug for ten years, and now there is water,” said Bob Sample",
    "\nMedia contact: Bob Sample, Head",
    "上午9:00至10:30 ",
    "Monday, 26 February",
    "(IOM) ",
    "\n| Time | Day 1 | Day 2 |",
    "Venue: ",
    ". ",
    ", ",
    "; ",
    ":",
    "\n",
    "\n\n",
    "\n- ",
    "\n· ",
    "\n1. ",
    "\n# ",
    "\n| a | b |",
    "**",
    "[x](y)",
    "<!-- ",
    " -->",
    "\x00",
    "\x0c",
    "\u00a0",
    "\u2028",
    "\r",
    "\r\n",
    "\t",
)
NOTES = st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=40).map("".join)

_NEW_LINE = re.compile(r"\r\n|\r|\n")


def claims_of(read: Noted[tuple[Passage, ...]]) -> tuple[Claim, ...]:
    return concept_note.claims(read.value).value


def stands(span: Span, text: str) -> bool:
    """Whether the quote, white space folded and forbidden characters left out, starts at its line and column."""
    assert span.line is not None
    assert span.column is not None
    lines = _NEW_LINE.split(text)
    there = "\n".join([lines[span.line - 1][span.column - 1 :], *lines[span.line :]])
    without = FORBIDDEN.sub(lambda match: " " if match.group().isspace() else "", there)
    return " ".join(without.split()).startswith(span.quote) and not there[:1].isspace()


@given(NOTES)
@settings(max_examples=300, deadline=None)
@example("The A\x00B Alliance (ABA) is a network.\nABA was founded in April 2008.")
@example("1. Hour:")
@example("Part 1: TBC")
def test_quotes_of_plain_text_stand_where_they_are_said_to(text: str) -> None:
    data = text.encode("utf-8", errors="replace")
    decoded = data.decode("utf-8-sig")
    for claim in claims_of(plain_text.read(data, "note.txt")):
        for span in claim.spans:
            assert span.quote
            assert stands(span, decoded), span


@given(NOTES)
@settings(max_examples=300, deadline=None)
def test_quotes_of_markdown_stand_where_they_are_said_to(text: str) -> None:
    data = text.encode("utf-8", errors="replace")
    decoded = data.decode("utf-8-sig")
    for claim in claims_of(markdown.read(data, "note.md")):
        for span in claim.spans:
            assert span.quote
            assert stands(span, decoded), span


@given(NOTES)
@settings(max_examples=150, deadline=None)
def test_every_claim_has_its_own_path_and_the_same_note_the_same_claims(text: str) -> None:
    data = text.encode("utf-8", errors="replace")
    claims = claims_of(plain_text.read(data, "note.txt"))
    repeated = [claim.path for claim in claims if claim.path[0] != "counts"]
    assert len(repeated) == len(set(repeated))
    assert claims == claims_of(plain_text.read(data, "note.txt"))


@given(NOTES)
@settings(max_examples=150, deadline=None)
def test_a_month_never_becomes_a_day_and_only_written_figures_become_dates(text: str) -> None:
    data = text.encode("utf-8", errors="replace")
    for claim in claims_of(plain_text.read(data, "note.txt")):
        if claim.path[-1] == "date" or claim.path[0] == "dates":
            figures = ["????", *re.findall(r"\d+", " ".join(span.quote for span in claim.spans))]
            for date in str(claim.value).split("/"):
                year, *rest = date.split("-")
                assert year in figures
                assert len(rest) < 2 or rest[1].lstrip("0") in {figure.lstrip("0") for figure in figures}


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    claims_of(plain_text.read(data, "note.txt"))
    claims_of(markdown.read(data, "note.md"))
    assert [finding.code for finding in docx.read(data, "note.docx").findings] == ["refused"]
