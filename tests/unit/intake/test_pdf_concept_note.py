"""A concept note as a PDF, printed by LibreOffice and by briefgen itself, gives the same values as its text."""

from __future__ import annotations

import functools
import re
import subprocess
import tempfile
from pathlib import Path

import pypdfium2
import pytest
from claims_as_text import NOTES, claims_of
from workbench import SEED, needs

from briefgen.intake import concept_note
from briefgen.intake.formats import pdf
from briefgen.model.claims import Claim, Value
from briefgen.render.pdf import render
from briefgen.render.theme import load
from briefgen.resources import templates_folder
from briefgen.tree.nodes import Block, Document, Item, List, Paragraph, Section, Text

CASES = (SEED, NOTES / "quiet-rivers.txt", NOTES / "harbour-compact.txt")
BULLET = re.compile(r"[·▪] ")


def values(claims: tuple[Claim, ...]) -> list[tuple[tuple[str, ...], Value | None, str, str | None]]:
    """Everything but the places; the keys of open points are places."""
    return [
        ((c.path[0], *c.path[2:]) if c.path[0] == "open_points" else c.path, c.value, c.how, c.rule) for c in claims
    ]


@functools.cache
def by_libreoffice(note: Path) -> bytes:
    """The note as LibreOffice prints it."""
    office = needs("soffice")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(note)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return Path(folder, note.with_suffix(".pdf").name).read_bytes()


def by_briefgen(note: Path) -> bytes:
    """The note's paragraphs in briefgen's own look."""
    unwrapped = re.sub(r"(?<=[a-z])\n(?=[a-z])|(?<=The)\n(?=moderator)", " ", note.read_text(encoding="utf-8"))
    blocks: list[Block] = []
    items: list[Item] = []
    for line in [*(line for line in unwrapped.split("\n") if line.strip()), ""]:
        text = Paragraph((Text(BULLET.sub("", line)),))
        if BULLET.match(line):
            items.append(Item((text,)))
            continue
        if items:
            blocks.append(List(tuple(items)))
            items = []
        if line:
            blocks.append(text)
    theme = load(templates_folder() / "themes" / "plain" / "theme.toml")
    return render(Document(note.stem, (Section("pack", tuple(blocks)),)), theme).value


def page_texts(data: bytes) -> list[str]:
    """The text of each page, white space folded; pdfium writes U+FFFE for a hyphen at the end of a line."""
    document = pypdfium2.PdfDocument(data)
    texts = [re.sub("\ufffe\\s*", "-", page.get_textpage().get_text_range()) for page in document]
    document.close()
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("printed", [by_libreoffice, by_briefgen], ids=["libreoffice", "briefgen"])
@pytest.mark.parametrize("note", CASES, ids=lambda note: note.stem)
def test_note_as_pdf_gives_the_same_values_and_quotes_stand_on_their_page(note: Path, printed: object) -> None:
    assert callable(printed)
    data = printed(note)
    read = pdf.read(data, "note.pdf")
    assert [finding for finding in read.findings if finding.code != "running-heads"] == []
    claims = concept_note.claims(read.value).value
    assert values(claims) == values(claims_of(note))
    texts = page_texts(data)
    for claim in claims:
        for span in claim.spans:
            number = int(span.locator.removeprefix("page "))
            assert span.quote in texts[number - 1]
            assert (span.line, span.column) == (None, None)
