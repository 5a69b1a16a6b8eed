"""Page numbers in the contents of a DOCX are those that LibreOffice counts, or there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import CHECKOUT, needs, printed

from briefgen.pipeline.counting import with_pages
from briefgen.prove import office_pages
from briefgen.prove.docx_checks import check
from briefgen.prove.docx_text import read
from briefgen.render.docx import render
from briefgen.render.theme import load
from briefgen.tree.nodes import Contents, Document, Heading, Paragraph, Section, Text

THEME = load(CHECKOUT / "templates" / "themes" / "plain" / "theme.toml")
LONG = tuple(Paragraph((Text("Apples and pears, in their order. " * 30),)) for _ in range(12))
PACK = Document(
    "Orchard day",
    (
        Section("pack", (Contents(2), Heading(1, (Text("Apples"),)), *LONG, Heading(2, (Text("Pears"),)))),
        Section("pack", (Heading(1, (Text("Plums"),)),)),
    ),
)


def test_the_contents_print_the_pages_on_which_libreoffice_sets_the_headings() -> None:
    needs("soffice")
    counted = with_pages("orchard.docx", PACK, THEME)
    assert counted.findings == ()
    assert counted.value.pages == (1, 4, 5)
    data = render(counted.value, THEME).value
    assert [(block.text, block.page_printed) for block in read(data).blocks if block.kind == "toc"] == [
        ("Apples", "1"),
        ("Pears", "4"),
        ("Plums", "5"),
    ]
    assert read(data).says == read(render(PACK, THEME).value).says
    assert check(data) == ()


def test_without_contents_nothing_is_counted() -> None:
    plain = Document("Orchard day", PACK.sections[1:])
    assert with_pages("orchard.docx", plain, THEME).value is plain


def _office(folder: Path, script: str) -> str:
    """A folder with another program of the office's name, to be the PATH."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    ("script", "why", "hint"),
    [
        (None, "LibreOffice is not there", "install LibreOffice Writer, so that soffice can be called"),
        ("exit 0", "LibreOffice made no PDF of it", "update the contents in Word before you print it"),
        (
            "PATH=/usr/bin:/bin; tail -f /dev/null",
            "LibreOffice did not answer within 0.5 seconds",
            "update the contents in Word",
        ),
    ],
    ids=["not there", "no PDF", "hangs"],
)
def test_where_nobody_counts_there_are_links_without_numbers(
    script: str | None, why: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", _office(tmp_path, script) if script else str(tmp_path))
    monkeypatch.setattr(office_pages, "SECONDS", 0.5)
    noted = with_pages("orchard.docx", PACK, THEME)
    assert noted.value is PACK
    assert printed(noted.findings).startswith(
        f"orchard.docx: warning: its contents have links without page numbers: {why} [pages-not-counted]\n"
        f"  hint: {hint}"
    )
    [first, *_] = [block for block in read(render(noted.value, THEME).value).blocks if block.kind == "toc"]
    assert first.page_printed is None
