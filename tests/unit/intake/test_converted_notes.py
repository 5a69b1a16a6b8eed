"""The real note, converted by LibreOffice into every format of a word processor, says what the text says."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable

import docx
import pytest
from test_concept_note_formats import SEED, as_docx, values
from workbench import needs

from briefgen.findings import Noted
from briefgen.intake import concept_note
from briefgen.intake.formats import docx as docx_format
from briefgen.intake.formats import html, odt, plain_text, rtf
from briefgen.intake.passages import Passage

READERS: dict[str, Callable[[bytes, str], Noted[tuple[Passage, ...]]]] = {
    "docx": docx_format.read,
    "html": html.read,
    "odt": odt.read,
    "rtf": rtf.read,
}


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The note in each format, by way of an .odt that LibreOffice made."""
    program = needs("soffice")
    folder = tmp_path_factory.mktemp("converted")
    (folder / "start").mkdir()
    (folder / "start" / "note.docx").write_bytes(as_docx(SEED))
    office = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    for suffix, source in (("odt", "start/note.docx"), ("rtf", "note.odt"), ("html", "note.odt"), ("docx", "note.odt")):
        command = [*office, suffix, "--outdir", str(folder), str(folder / source)]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
    return {suffix: (folder / f"note.{suffix}").read_bytes() for suffix in READERS}


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_the_same_values_in_every_format(converted: dict[str, bytes], suffix: str) -> None:
    text = concept_note.claims(plain_text.read(SEED.read_bytes(), "note.txt").value).value
    noted = READERS[suffix](converted[suffix], f"note.{suffix}")
    assert noted.findings == ()
    assert values(concept_note.claims(noted.value).value) == values(text)


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
def test_quotes_stand_in_their_paragraph(converted: dict[str, bytes], suffix: str) -> None:
    document = docx.Document(io.BytesIO(converted["docx"]))
    texts = [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]
    claims = concept_note.claims(READERS[suffix](converted[suffix], f"note.{suffix}").value).value
    for span in (span for claim in claims for span in claim.spans):
        assert span.quote in texts[int(span.locator.removeprefix("paragraph ")) - 1]


def test_quotes_of_a_page_start_where_they_are_said_to(converted: dict[str, bytes]) -> None:
    lines = converted["html"].decode().split("\n")
    claims = concept_note.claims(html.read(converted["html"], "note.html").value).value
    for span in (span for claim in claims for span in claim.spans):
        assert span.line is not None
        assert span.column is not None
        assert lines[span.line - 1][span.column - 1 :].startswith(span.quote.split()[0].replace("&", "&amp;"))
