"""Nothing reaches the press from a source with tracked changes or comments until the event file accepts them."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from workbench import printed, write_all

from briefgen.findings import RefusedError
from briefgen.pipeline import Built, Wish, build
from briefgen.project import find

NOTE = ("Draft concept for the plenary session (1 hour)", "1. Hour: The official launch of the Harbour Compact (HC).")
ACCEPTED = "accept: {tracked_changes: [note.docx]}\n"


def _note_with_a_deletion() -> bytes:
    document = docx.Document()
    for text in NOTE:
        document.add_paragraph(text)
    deleted = (
        f'<w:del {nsdecls("w")} w:id="1" w:author="Ada Example" w:date="2031-01-01T00:00:00Z">'
        "<w:r><w:delText>only for us</w:delText></w:r></w:del>"
    )
    document.paragraphs[0]._p.append(parse_xml(deleted))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _built(folder: Path, event: str, products: tuple[str, ...] = ()) -> Built:
    write_all(folder, {"sources/note.docx": _note_with_a_deletion(), "sources/event.yaml": event})
    return build(find(None, None, folder), Wish(products, formats=("pdf",)), {}, lambda _: None)


def _names(built: Built) -> set[str]:
    return {file.name.removesuffix(".pdf") for file in built.files}


def test_press_products_are_left_out_and_the_others_made(tmp_path: Path) -> None:
    built = _built(tmp_path, "event: {title: Launch of the Harbour Compact}\n")
    assert _names(built) == {"briefing-pack", "briefing-pack-participants", "briefing-pack-review", "run-sheet"}
    assert printed(built.findings, "press-refused") == (
        "note.docx: warning: the press products were left out: this source has tracked changes [press-refused]\n"
        "  hint: settle them and save it anew, or write in event.yaml: accept: {tracked_changes: [note.docx]}\n"
    )


ROW = "{id: 10, part: 1, title: Welcome, duration: 5 min, press: open, standing: confirmed}"


def test_the_cut_for_the_press_is_left_out_too(tmp_path: Path) -> None:
    event = f"sessions: {{plenary: {{segments: [{ROW}]}}}}\n"
    cuts = {"run-sheet", "run-sheet-interpreters"}
    assert _names(_built(tmp_path / "refused", event, ("run-sheet",))) == cuts
    assert _names(_built(tmp_path / "accepted", f"{event}{ACCEPTED}", ("run-sheet",))) == {*cuts, "run-sheet-press"}


def test_a_build_of_press_products_alone_is_refused_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        _built(tmp_path, "", ("press-kit",))
    assert [(each.code, each.file) for each in caught.value.findings] == [("press-refused", "note.docx")]
    assert not list((tmp_path / "output").glob("*.pdf"))


def test_once_accepted_they_are_made(tmp_path: Path) -> None:
    built = _built(tmp_path, ACCEPTED)
    assert {"press-kit", "press-kit-release"} <= _names(built)
    assert printed(built.findings, "press-refused") == ""


def test_accepting_another_file_does_not_help(tmp_path: Path) -> None:
    assert "press-kit" not in _names(_built(tmp_path, "accept: {tracked_changes: [other.docx]}\n"))
