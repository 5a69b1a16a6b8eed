"""The same note in three formats gives the same values; places are each format's own."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from claims_as_text import NOTES, claims_of

from briefgen.intake import concept_note
from briefgen.intake.formats import docx as docx_format
from briefgen.intake.formats import markdown
from briefgen.model.claims import Claim, Value

SEED = Path(__file__).parents[3] / "sources" / "concept-note.txt"
CASES = (SEED, NOTES / "quiet-rivers.txt", NOTES / "harbour-compact.txt")
BULLET = re.compile(r"[·▪] ")


def values(claims: tuple[Claim, ...]) -> list[tuple[tuple[str, ...], Value | None, str, str | None]]:
    """Everything but the places; the keys of open points are places."""
    return [
        ((c.path[0], *c.path[2:]) if c.path[0] == "open_points" else c.path, c.value, c.how, c.rule) for c in claims
    ]


def paragraphs(note: Path) -> list[str]:
    """The note's paragraphs as somebody would type them into another program."""
    unwrapped = re.sub(r"(?<=[a-z])\n(?=[a-z])|(?<=The)\n(?=moderator)", " ", note.read_text(encoding="utf-8"))
    return [line for line in unwrapped.split("\n") if line.strip()]


def as_markdown(note: Path) -> bytes:
    lines = [BULLET.sub("* ", line) for line in paragraphs(note)]
    lines[0] = f"# **{lines[0]}**"
    lines = [re.sub(r"\((CCEMA|PQROW)\) is", r"([\1](https://example.org/a)) is", line) for line in lines]
    return "\n\n".join(lines).encode()


def as_docx(note: Path) -> bytes:
    document = docx.Document()
    for line in paragraphs(note):
        if BULLET.match(line):
            document.add_paragraph(BULLET.sub("", line), style="List Bullet")
            continue
        paragraph = document.add_paragraph()
        for run in re.split(r"(?<= )", line):
            paragraph.add_run(run)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("note", CASES, ids=lambda note: note.stem)
def test_markdown_gives_the_same_values(note: Path) -> None:
    read = markdown.read(as_markdown(note), "note.md")
    assert values(concept_note.claims(read.value).value) == values(claims_of(note))


@pytest.mark.parametrize("note", CASES, ids=lambda note: note.stem)
def test_text_with_the_name_of_markdown_gives_the_same_values(note: Path) -> None:
    read = markdown.read(note.read_bytes(), "note.md")
    assert values(concept_note.claims(read.value).value) == values(claims_of(note))


@pytest.mark.parametrize("note", CASES, ids=lambda note: note.stem)
def test_word_document_gives_the_same_values(note: Path) -> None:
    read = docx_format.read(as_docx(note), "note.docx")
    assert read.findings == ()
    assert values(concept_note.claims(read.value).value) == values(claims_of(note))


@pytest.mark.parametrize("note", CASES, ids=lambda note: note.stem)
def test_quotes_of_a_word_document_stand_in_their_paragraph(note: Path) -> None:
    data = as_docx(note)
    texts = [" ".join(paragraph.text.split()) for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    for claim in concept_note.claims(docx_format.read(data, "note.docx").value).value:
        for span in claim.spans:
            number = int(span.locator.removeprefix("paragraph "))
            assert span.quote in texts[number - 1]
            assert (span.line, span.column) == (None, None)
            assert span.place == f"note.docx: paragraph {number}"


@pytest.mark.parametrize("note", CASES, ids=lambda note: note.stem)
def test_quotes_of_markdown_stand_at_their_place_marks_and_all(note: Path) -> None:
    data = as_markdown(note)
    lines = data.decode().split("\n")
    for claim in concept_note.claims(markdown.read(data, "note.md").value).value:
        for span in claim.spans:
            assert span.line is not None
            assert span.column is not None
            assert lines[span.line - 1][span.column - 1 :].startswith(span.quote)
