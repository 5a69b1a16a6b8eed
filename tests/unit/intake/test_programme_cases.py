"""Rules for programmes, lists of people and texts for the press: every case says the same as the text beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from programme_cases import PROGRAMMES, Case, cases

from briefgen.findings import Severity
from briefgen.intake import concept_note
from briefgen.intake.formats import markdown, plain_text
from briefgen.model.assemble import assemble
from briefgen.model.extracted import extracted
from briefgen.model.register import register

DOCUMENTS = tuple(sorted(PROGRAMMES.glob("*.md")))
ALL = [pytest.param(case, id=f"{document.stem}: {case.name}") for document in DOCUMENTS for case in cases(document)]


@pytest.mark.parametrize("case", ALL)
def test_a_text_claims_what_stands_beside_it(case: Case) -> None:
    assert case.read_lines() == case.claims


@pytest.mark.parametrize("case", ALL)
def test_every_quote_of_a_case_stands_in_its_text(case: Case) -> None:
    said = " ".join(case.input.split())
    for claim in case.read():
        assert claim.spans
        for span in claim.spans:
            assert span.quote in said, claim


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
def test_every_block_of_a_document_belongs_to_a_case(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert text.count("```claims") == text.count("\n## ") == len(list(cases(document)))


def test_what_no_rule_could_place_in_a_programme_is_listed_once() -> None:
    text = (
        "Tuesday, 3 March 2009\n09:00 – 10:00 Opening\nBring boots and a hat\n10:00 – 11:00 Boats\n"
        "11:00 – 12:00 Wells\nThe mill has no stairs\n"
    )
    (found,) = concept_note.claims(plain_text.read(text.encode(), "tides.txt").value).findings
    assert (found.code, found.severity, found.line) == ("unread", Severity.NOTE, 3)
    assert found.message == (
        "nothing was read from 2 passages of this programme: "
        "line 3 “Bring boots and a hat”, line 6 “The mill has no stairs”"
    )


def test_prose_is_never_listed_as_unread() -> None:
    text = "The mill has no stairs.\n09:00 is early.\nBring boots.\n"
    assert concept_note.claims(plain_text.read(text.encode(), "note.txt").value).findings == ()


def test_headings_of_columns_and_all_are_not_unread() -> None:
    table = (
        "| Time | What | Who |\n|---|---|---|\n| 09:00 – 10:00 | Opening | All |\n"
        "| 10:00 – 11:00 | Boats | All |\n| 11:00 – 12:00 | Wells | All |\n"
    )
    assert concept_note.claims(markdown.read(table.encode(), "tides.md").value).findings == ()


def test_a_release_and_an_open_row_as_plain_data() -> None:
    release = next(case for case in cases(PROGRAMMES / "press-texts.md") if case.name == "A release")
    said = plain_text.read(release.input.encode(), "release.txt").value
    event = assemble(concept_note.claims(said).value).value
    found = extracted(event, register(event))
    assert found["dateline"]["value"] == "Port Example, 3 March 2009"
    assert found["embargo"]["value"] == "Embargoed until 3 March 2009, 09:00 CET"
    assert [quote["person"]["value"] for quote in found["quotes"]] == ["Ada Example", "Bob Sample"]
    assert [len(found["boilerplate"]), found["contacts"][0]["email"]["value"]] == [1, "cem@lake.example"]
    assert (event.dateline.city.is_open, event.embargo.is_open) == (True, True)


def test_an_implied_end_stands_beside_the_open_end() -> None:
    text = "09:00 Opening\n09:30 – 10:00 Boats\n"
    event = assemble(concept_note.claims(plain_text.read(text.encode(), "tides.txt").value).value).value
    first, second = extracted(event, register(event))["segments"]
    assert (first["start"]["value"], first["end"]["value"]) == ("09:00", None)
    implied = first["implied_end"]
    assert (implied["value"], implied["how"], implied["rule"]) == ("09:30", "derived", "end-of-next-start")
    assert (second["end"]["value"], second["implied_end"]["value"]) == ("10:00", None)
