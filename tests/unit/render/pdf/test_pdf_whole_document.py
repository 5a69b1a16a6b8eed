"""A document of all nodes, printed: what it says, how it is tagged, where it stands."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pdf_documents import EVERYTHING, THEME, outline, places, rendered
from pikepdf import Array, Dictionary, Name
from workbench import needs

from briefgen.prove.pdf_text import read
from briefgen.prove.tag_tree import check
from briefgen.render.pdf import render
from briefgen.tree import walk
from briefgen.tree.nodes import Document

HERE = Path(__file__).parent
RENEW = "if that is meant: python tests/unit/render/pdf/pdf_documents.py"


@pytest.fixture(scope="module")
def data() -> bytes:
    return rendered(EVERYTHING)


def test_it_says_what_the_document_says(data: bytes) -> None:
    assert read(data).says == tuple((leaf.kind, leaf.text) for leaf in walk.leaves(EVERYTHING))


def test_nothing_is_reported_about_a_document_without_fault() -> None:
    assert render(EVERYTHING, THEME).findings == ()


def test_contents_print_the_pages_on_which_headings_stand(data: bytes) -> None:
    blocks = read(data).blocks
    printed = [(block.text, block.page_printed) for block in blocks if block.kind == "toc"]
    stands = {block.text: str(block.page) for block in blocks if block.kind in {"h1", "h2"}}
    assert printed == [(text, stands[text]) for text, _ in printed]
    assert [text for text, _ in printed] == ["Orchard day", "Texts", "Two hours", "Rows", "Ada Pomme"]


def test_heads_and_feet_are_outside_of_the_reading_order(data: bytes) -> None:
    assert read(data).running == ("Pack COPY DRAFT 1 of 3", "Sheet", "")


def test_properties_come_from_the_document(data: bytes) -> None:
    properties = read(data).properties
    assert properties["title"] == properties["xmp title"] == "Orchard day: everything & <more> at once"
    assert properties["author"] == "Orchard Secretariat"
    assert properties["subject"] == "Session 1"
    assert properties["keywords"] == "orchard, briefing"
    assert properties["language"] == "en-GB"
    assert properties["creationdate"] == properties["moddate"] == "D:20261122070000+00'00'"


def test_an_open_issue_time_gives_no_time_of_the_clock() -> None:
    properties = read(rendered(replace(EVERYTHING, issued=None))).properties
    assert properties["creationdate"] == "D:19800101000000+00'00'"


def test_its_tags_are_those_of_the_golden(data: bytes) -> None:
    assert outline(data) == (HERE / "everything.tags.txt").read_text(encoding="utf-8"), RENEW


def test_its_text_stands_where_the_golden_says(data: bytes) -> None:
    found = "".join(f"page {page}\n{places(data, page)}" for page in (1, 2, 3))
    assert found == (HERE / "everything.places.txt").read_text(encoding="utf-8"), RENEW


def test_its_tags_have_no_fault(data: bytes) -> None:
    assert check(data) == ()


def test_two_renders_are_the_same_bytes(data: bytes) -> None:
    assert rendered(EVERYTHING) == data


def test_qpdf_finds_no_fault(data: bytes, tmp_path: Path) -> None:
    program = needs("qpdf")
    file = tmp_path / "document.pdf"
    file.write_bytes(data)
    done = subprocess.run([program, "--check", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_subsets_of_the_themes_fonts_are_in_the_file(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        names = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
        assert pdf.pdf_version == "1.7"
    assert {name.split("+")[1] for name in names} == {"NotoSans-Regular", "NotoSans-Bold"}
    assert b"Helvetica" not in data


def test_bookmarks_are_nested_as_the_headings_are(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as found:
        marks = [(item.title, [inner.title for inner in item.children]) for item in found.root]
    assert marks == [
        ("Orchard day", ["Texts", "Two hours"]),
        ("Rows", ["Ada Pomme"]),
    ]


def test_pages_are_labelled_with_their_printed_numbers(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.Root.PageLabels.Nums == Array([0, Dictionary(S=Name.D)])


def test_a_document_without_sections_is_an_empty_page() -> None:
    found = read(rendered(Document("Nothing yet", ())))
    assert (found.blocks, found.running, found.properties["title"]) == ((), ("",), "Nothing yet")
