"""Quotations, statements and biographies in printed files: cleared ones word for word, of all others not a word."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from workbench import printed, said, write_all

from briefgen.model.marks import mark
from briefgen.pipeline import Built, Wish, build
from briefgen.project import find

CLEARED = "We sleep while we <travel> & dream."
BIOGRAPHY = "Ada Example has led the museum since 2020.\n\nShe mends lamps."
STATEMENT = "I thank the pilots.\n\nThe night is ours."
UNCLEARED = {
    "nothing": "apricot",
    "draft": "basalt",
    "with-speaker": "cinnabar",
    "no-mark": "damson",
    "stale": "ebony",
    "no-day": "fennel",
    "nobody-known": "ginger",
    "unconfirmed-name": "hazel",
    "internal": "indigo",
    "draft-but-confirmed": "juniper",
}
"""One word of its own for each text that the press may not have."""


def clearance(text: str, state: str = "cleared", **said: str) -> str:
    given = {"state": state, "by": "Ada Example", "on": "2031-04-01", "of": mark(text), **said}
    return "{" + ", ".join(f"{key}: {value}" for key, value in given.items() if value) + "}"


def quote(name: str, person: str, more: str) -> str:
    return f"  {name}: {{text: The {UNCLEARED[name]} is ours., person: {person}{more}}}"


def words_of(name: str) -> str:
    return f"The {UNCLEARED[name]} is ours."


EVENT = f"""
event:
  title: {{value: Night Train Days, standing: confirmed}}
  place: {{value: Port Example, standing: confirmed}}
  issue: {{number: 1, time: 2031-04-20T07:00:00Z}}
  issuer: {{value: Slow Travel Alliance, standing: confirmed}}
sessions:
  plenary:
    title: {{value: Night trains for everybody, standing: confirmed}}
    start: {{value: 2031-05-03T14:00, standing: confirmed}}
    room: {{value: Hall 2, standing: confirmed}}
    chair: {{person: ada, standing: confirmed}}
people:
  ada:
    name: Ada Example
    title: Director
    organisation: rme
    biography: people/ada.md
    standing: confirmed
    clearance: {clearance(BIOGRAPHY)}
  bo: {{name: Bo Sample, biography: Bo Sample likes kumquats., standing: confirmed}}
  cleo: {{name: Cleo Sample}}
organisations:
  rme: {{name: Railway Museum of Example, acronym: RME, standing: confirmed}}
quotes:
  ready: {{text: "{CLEARED}", person: ada, clearance: {clearance(CLEARED)}}}
{quote("nothing", "ada", "")}
{quote("draft", "ada", ", clearance: {state: draft}")}
{quote("with-speaker", "ada", ", clearance: {state: with-speaker}")}
{quote("no-mark", "ada", ", clearance: " + clearance("", of=""))}
{quote("stale", "ada", ", clearance: " + clearance("The ebony was ours."))}
{quote("no-day", "ada", ", clearance: " + clearance(words_of("no-day"), on=""))}
{quote("nobody-known", "dee", ", clearance: " + clearance(words_of("nobody-known")))}
{quote("unconfirmed-name", "cleo", ", clearance: " + clearance(words_of("unconfirmed-name")))}
{quote("internal", "ada", ", audience: internal, clearance: " + clearance(words_of("internal")))}
{quote("draft-but-confirmed", "ada", ", standing: confirmed, clearance: {state: draft}")}
statements:
  s1: {{text: statements/ada.txt, person: ada, clearance: {clearance(STATEMENT)}}}
"""
SOURCES = {
    "sources/event.yaml": EVENT,
    "sources/people/ada.md": f"# Ada Example\n\n{BIOGRAPHY}\n",
    "sources/statements/ada.txt": STATEMENT,
}
PUBLIC = ("press-kit", "press-kit-release", "press-kit-quotes", "press-kit-biographies", "press-kit-statements")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_all(tmp_path_factory.mktemp("texts"), SOURCES)


@pytest.fixture(scope="module")
def built(folder: Path) -> Built:
    return build(find(None, None, folder), Wish(("press-kit", "briefing-pack")), {}, lambda _: None)


def for_the_press(built: Built) -> list[str]:
    return [file.name for file in built.files if file.name.startswith("press-kit") and "cover-note" not in file.name]


def raw(file: Path | io.BytesIO, suffix: str) -> bytes:
    """Every part of a DOCX or zip, every object and stream of a PDF, unpacked, those within a zip too."""
    if suffix in {".docx", ".zip"}:
        with zipfile.ZipFile(file) as package:
            return b"\n".join(_unpacked(package.read(name), Path(name).suffix) for name in package.namelist())
    with pikepdf.open(file) as pdf:
        streams = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        return b"\n".join([*streams, *(repr(each).encode() for each in pdf.objects)])


def _unpacked(data: bytes, suffix: str) -> bytes:
    return raw(io.BytesIO(data), suffix) if suffix in {".docx", ".pdf"} else data


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("name", ["press-kit", "press-kit-release", "press-kit-quotes"])
def test_a_cleared_quotation_is_printed_word_for_word_with_whose_it_is(
    folder: Path, built: Built, name: str, suffix: str
) -> None:
    assert f"{name}.{suffix}" in for_the_press(built)
    text = said(folder / "output" / f"{name}.{suffix}").replace("\n", " ")
    assert f"“{CLEARED}”" in text
    assert "Ada Example, Director, Railway Museum of Example (RME)" in text


@pytest.mark.parametrize("word", [*UNCLEARED.values(), "kumquats"])
def test_of_a_text_that_is_not_cleared_no_press_file_has_a_word(folder: Path, built: Built, word: str) -> None:
    names = for_the_press(built)
    assert {name.rpartition(".")[0] for name in names} >= set(PUBLIC)
    for name in names:
        path = folder / "output" / name
        assert path.suffix == ".zip" or word not in said(path), name
        assert word.encode() not in raw(path, path.suffix), name


def test_biographies_and_statements_come_from_their_files(folder: Path, built: Built) -> None:
    assert "press-kit-biographies.pdf" in for_the_press(built)
    lines = said(folder / "output" / "press-kit-biographies.pdf").split("\n")
    start = lines.index("Biographies")
    assert lines[start : start + 5] == [
        "Biographies",
        "Ada Example",
        "Director, Railway Museum of Example (RME)",
        "Ada Example has led the museum since 2020.",
        "She mends lamps.",
    ]
    lines = said(folder / "output" / "press-kit-statements.docx").split("\n")
    start = lines.index("Statement by Ada Example")
    assert [re.sub(r"^\d+\t?", "", line).strip() for line in lines[start + 2 : start + 4]] == STATEMENT.split("\n\n")


def test_the_chair_reads_all_of_them_with_the_word_of_their_state(folder: Path, built: Built) -> None:
    assert "briefing-pack.pdf" in {file.name for file in built.files}
    text = said(folder / "output" / "briefing-pack.pdf").replace("\n", " ")
    assert "Ada Example Director, Railway Museum of Example (RME) Ada Example has led the museum since 2020." in text
    assert "Bo Sample (not cleared) Bo Sample likes kumquats." in text
    assert "I thank the pilots." in text
    assert "Statements Check against delivery. " in text


def test_participants_read_what_is_cleared_and_who_takes_part(folder: Path, built: Built) -> None:
    assert "briefing-pack-participants.docx" in {file.name for file in built.files}
    text = said(folder / "output" / "briefing-pack-participants.docx").replace("\n", " ")
    assert "Ada Example Director, Railway Museum of Example (RME) Chair" in text
    assert "has led the museum since 2020." in text
    assert "kumquats" not in text
    assert "I thank the pilots." not in text  # a statement is read out on the day, and may be under embargo until then


def test_the_cover_note_names_every_text_that_waits_and_who_owes_it(folder: Path, built: Built) -> None:
    assert "press-kit-cover-note.docx" in {file.name for file in built.files}
    text = said(folder / "output" / "press-kit-cover-note.docx")
    for name in sorted(set(UNCLEARED) - {"nobody-known", "unconfirmed-name", "internal"}):
        changed = "changed " if name == "stale" else ""
        assert f"Clearance of the {changed}quotation {name} of Ada Example\nAda Example" in text
    assert "Clearance of the biography of Bo Sample\nBo Sample" in text
    assert "Whose words they are, agreed: quotation of Cleo Sample" in text


def test_every_text_that_waits_is_told(built: Built) -> None:
    codes = ("uncleared", "clearance-stale", "clearance-incomplete")
    assert len(printed(built.findings, *codes).splitlines()) == 2 * (len(UNCLEARED) - 1 + 1)


def test_no_piece_is_made_of_nothing(tmp_path: Path) -> None:
    write_all(tmp_path, {"sources/event.yaml": "event: {title: Night Train Days}\n"})
    made = build(find(None, None, tmp_path), Wish(("press-kit",), ("pdf",)), {}, lambda _: None)
    assert [file.name for file in made.files] == [
        "press-kit.pdf",
        "press-kit-release.pdf",
        "press-kit-fact-sheet.pdf",
        "press-kit-contacts.pdf",
        "press-kit-cover-note.pdf",
    ]
