"""Reading a PDF back, those of other programs too."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from briefgen.errors import BriefgenError
from briefgen.prove.pdf_content import NO_MAP, character_map
from briefgen.prove.pdf_text import read
from briefgen.prove.readback import ReadBlock
from briefgen.render.pdf import render
from briefgen.render.theme import load
from briefgen.resources import templates_folder
from briefgen.tree.nodes import Document, Paragraph, Section, Text

THEME = load(templates_folder() / "themes" / "plain" / "theme.toml")


def printed(*texts: str) -> bytes:
    blocks = tuple(Paragraph((Text(text),)) for text in texts)
    return render(Document("A title", (Section("pack", blocks),)), THEME).value


def saved(pdf: pikepdf.Pdf) -> bytes:
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "office fine affluent ffi",
        "Αθήνα, Кишинёв, Łódź, Ñuñoa",
        "S\u00a0–\u00a010 and 10\u202f000",
        "(a\\b) [c] <d> &amp; {{ e }}",
        "“quotes” ‘and’ • marks …",
    ],
)
def test_text_reads_back_exactly(text: str) -> None:
    assert read(printed(text)).blocks == (ReadBlock("p", " ".join(text.split()), 1),)


def test_words_at_line_ends_do_not_run_together() -> None:
    text = "words and more words " * 40
    assert read(printed(text)).blocks[0].text == text.strip()


def test_a_paragraph_over_two_pages_is_one_block_of_its_first_page() -> None:
    text = " ".join(f"word{number}" for number in range(1200))
    assert read(printed("First.", text)).blocks[1] == ReadBlock("p", text, 1)


def test_white_space_of_the_page_is_folded() -> None:
    assert read(printed("two  spaces\tand\nlines")).blocks[0].text == "two spaces and lines"


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(BriefgenError, match="cannot be read back"):
        read(b"no PDF at all")


def test_a_pdf_without_tags_is_refused() -> None:
    with pikepdf.open(BytesIO(printed("x"))) as pdf:
        del pdf.Root.StructTreeRoot
        untagged = saved(pdf)
    with pytest.raises(BriefgenError, match="no structure tree"):
        read(untagged)


def test_text_turned_into_an_artifact_is_missed_in_the_blocks_and_seen_outside() -> None:
    with pikepdf.open(BytesIO(printed("kept", "lost"))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].Contents = pdf.make_stream(content.replace(b"/P <</MCID 1>> BDC", b"/Artifact BMC"))
        found = read(saved(pdf))
    assert [block.text for block in found.blocks] == ["kept"]
    assert found.running == ("lost",)


def test_a_cell_that_holds_its_text_itself_is_a_block() -> None:
    with pikepdf.open(BytesIO(printed("in a cell"))) as pdf:
        section = pdf.Root.StructTreeRoot.K[0].K[0]
        section.K[0].S = Name.TD
        assert read(saved(pdf)).blocks == (ReadBlock("td", "in a cell", 1),)


def test_a_lone_kid_needs_no_array() -> None:
    with pikepdf.open(BytesIO(printed("alone"))) as pdf:
        tree = pdf.Root.StructTreeRoot
        tree.K = tree.K[0]
        tree.K.K = tree.K.K[0]
        assert read(saved(pdf)).blocks[0].text == "alone"


def test_a_font_without_a_map_reads_as_unknown_characters() -> None:
    with pikepdf.open(BytesIO(printed("abc"))) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            del font.ToUnicode
        assert read(saved(pdf)).blocks[0].text == "\ufffd\ufffd\ufffd"


def test_properties_of_marked_content_may_stand_in_the_resources() -> None:
    with pikepdf.open(BytesIO(printed("named"))) as pdf:
        page = pdf.pages[0]
        page.Resources.Properties = Dictionary(Here=Dictionary(MCID=0))
        content = page.Contents.read_bytes().replace(b"<</MCID 0>>", b"/Here")
        page.Contents = pdf.make_stream(content)
        assert read(saved(pdf)).blocks[0].text == "named"


def test_text_moved_apart_inside_of_an_array_reads_whole() -> None:
    with pikepdf.open(BytesIO(printed("kerned"))) as pdf:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"(kerned) Tj", b"[(ker) -20 (ned)] TJ"))
        assert read(saved(pdf)).blocks[0].text == "kerned"


def test_metadata_that_are_no_xml_have_no_title() -> None:
    with pikepdf.open(BytesIO(printed("x"))) as pdf:
        pdf.Root.Metadata = pdf.make_stream(b"<broken")
        assert read(saved(pdf)).properties["xmp title"] == ""


def test_maps_of_characters_know_single_codes_ranges_and_lists() -> None:
    found = character_map(
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        "2 beginbfchar <0001> <0041> <0002> <00660066> endbfchar "
        "2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<03B1> <D83DDE00>] endbfrange"
    )
    assert found.bytes_a_code == 2
    assert found.text(b"\x00\x01\x00\x02\x00\x10\x00\x12\x00\x20\x00\x21\x00\x99") == "Affacα😀\ufffd"


def test_no_map_knows_no_character() -> None:
    assert NO_MAP.text(b"ab") == "\ufffd\ufffd"


def test_number_arrays_are_no_content() -> None:
    with pikepdf.open(BytesIO(printed("x"))) as pdf:
        pdf.Root.StructTreeRoot.K[0].K[0].K.append(Array([1]))
        assert [block.text for block in read(saved(pdf)).blocks] == ["x"]
