from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx_outline import outline
from docx_parts import W, body, one_section, part, theme
from every_node import cell, every_node, words
from openxml_audit import OpenXmlValidator
from workbench import needs

from briefgen.errors import BriefgenError
from briefgen.findings import Severity
from briefgen.prove.docx_checks import check
from briefgen.prove.docx_text import read
from briefgen.render.docx import render
from briefgen.tree import walk
from briefgen.tree.nodes import (
    Blank,
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Figure,
    Heading,
    Item,
    Keep,
    Link,
    List,
    PageNumber,
    Paragraph,
    Row,
    Rule,
    Section,
    Table,
    Text,
)

HERE = Path(__file__).parent


def test_every_leaf_is_read_back_as_it_was_written() -> None:
    document = every_node()
    expected = tuple((leaf.kind, leaf.text) for leaf in walk.leaves(document))
    assert read(render(document, theme()).value).says == expected
    assert len(expected) > 50


def test_heads_feet_and_properties_are_read_back() -> None:
    found = read(render(every_node(), theme()).value)
    assert found.running == ("Pack COPY", "DRAFT of", "Sheet")
    assert found.properties == {
        "title": "Orchard day: everything & <more> at once",
        "subject": "Session 1",
        "author": "Orchard Secretariat",
        "keywords": "orchard, briefing",
        "language": "en-GB",
        "lastModifiedBy": "Orchard Secretariat",
        "created": "2026-11-22T07:00:00Z",
        "modified": "2026-11-22T07:00:00Z",
    }


def test_the_outline_is_the_one_agreed() -> None:
    """Renew in this folder with `PYTHONPATH=../../.. python docx_outline.py > every_node.outline.txt`, and read
    the difference.
    """
    agreed = (HERE / "every_node.outline.txt").read_text(encoding="utf-8")
    assert outline(render(every_node(), theme()).value) == agreed


def test_a_validator_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "every-node.docx"
    path.write_bytes(render(every_node(), theme()).value)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_our_own_checks_find_only_the_tables_without_heads() -> None:
    assert [finding.message for finding in check(render(every_node(), theme()).value)] == [
        "table 4 has neither a head row nor row heads",
        "table 5 has neither a head row nor row heads",
    ]


def test_libreoffice_makes_one_page_of_each_section(tmp_path: Path) -> None:
    office = needs("soffice")
    path = tmp_path / "every-node.docx"
    path.write_bytes(render(every_node(), theme()).value)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with pikepdf.open(tmp_path / "every-node.pdf") as pdf:
        assert len(pdf.pages) == 3


@pytest.mark.parametrize("seed", ["0", "1"])
def test_bytes_are_the_same_in_every_process(seed: str) -> None:
    program = (
        "import hashlib; from docx_parts import theme; from every_node import every_node; "
        "from briefgen.render.docx import render; "
        "print(hashlib.sha256(render(every_node(), theme()).value).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(render(every_node(), theme()).value).hexdigest()


def test_the_zip_tells_no_time_and_holds_nothing_of_a_foreign_template() -> None:
    with zipfile.ZipFile(io.BytesIO(render(every_node(), theme()).value)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert not [name for name in names if "thumbnail" in name or "stylesWithEffects" in name or "customXml" in name]
    assert b"python-docx" not in everything
    assert b"updateFields" not in everything
    assert b"w:dirty" not in everything
    assert b"asciiTheme" not in everything


def test_importing_the_renderers_room_does_not_import_docx() -> None:
    program = "import sys, briefgen.render, briefgen.render.theme; print('docx' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# -- what is refused, what is told ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (words("x", "no-such-role"), "theme orchard has no text role “no-such-role”"),
        (Paragraph((Text("x", role="no-such-run"),)), "theme orchard has no text role “no-such-run”"),
        (Heading(5, (Text("x"),)), "a heading has level 5; there are levels 1 to 4"),
        (Table((Column(9),), (), (), "no-such-table"), "theme orchard has no table role “no-such-table”"),
        (
            Table((Column(9),), (), (Row((cell("a"), cell("b"))),), caption="Small"),
            "a row of the table “Small” has more cells than there are columns",
        ),
    ],
)
def test_what_the_theme_or_the_grid_does_not_know_is_refused(block: Block, message: str) -> None:
    with pytest.raises(BriefgenError, match=f"^{message}$"):
        render(one_section(block), theme())


def test_an_unknown_layout_is_refused() -> None:
    with pytest.raises(BriefgenError, match=r"^theme orchard has no layout “poster”$"):
        render(one_section(words("x"), layout="poster"), theme())


def test_an_unknown_node_is_a_fault_of_the_program() -> None:
    with pytest.raises(TypeError, match=r"^no way to print a str$"):
        render(one_section("text"), theme())  # type: ignore[arg-type]  # that is the fault
    with pytest.raises(TypeError, match=r"^no way to print int in a line$"):
        render(one_section(Paragraph((7,))), theme())  # type: ignore[arg-type]  # that is the fault


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "#nowhere",
        "#",
        "",
        "https:",
        "http://[",
        "//x.org",
    ],
)
def test_a_link_that_nobody_may_follow_is_plain_text_and_told(target: str) -> None:
    made = render(one_section(Paragraph((Link(target, (Text("words"),)),))), theme())
    assert [(finding.code, finding.severity) for finding in made.findings] == [("link-target", Severity.ERROR)]
    assert read(made.value).says == (("p", "words"),)
    assert b"hyperlink" not in zipfile.ZipFile(io.BytesIO(made.value)).read("word/document.xml")


def test_addresses_are_relationships_each_once_and_escaped() -> None:
    target = "HTTPS://example.org/ä b?x=1&y=%20"
    link = Link(target, (Text("one"), Link("https://example.net/", (Text("inner"),))))
    made = render(one_section(Paragraph((link, link))), theme())
    relations = part(made.value, "word/_rels/document.xml.rels")
    outside = [relation.get("Target") for relation in relations if relation.get("TargetMode") == "External"]
    assert outside == ["HTTPS://example.org/%C3%A4%20b?x=1&y=%20"]
    assert made.findings == ()
    assert read(made.value).says == (("p", "oneinneroneinner"),)


def test_forbidden_characters_are_dropped_with_a_finding() -> None:
    document = Document("Bad \x00title", (Section("pack", (words("a\x00b\ud800c\ufffed", number="1\x01"),)),))
    made = render(document, theme())
    assert {finding.code for finding in made.findings} == {"control-character"}
    assert len(made.findings) == 3
    assert read(made.value).says == (("p", "1 abcd"),)
    assert read(made.value).properties["title"] == "Bad title"


def test_white_space_that_a_document_cannot_hold_stays_white_space() -> None:
    made = render(one_section(words("a\x0bb\tc\r\nd\u2028e\x85f")), theme())
    assert made.findings == ()
    assert read(made.value).says == (("p", "a b c d e f"),)


def test_an_empty_document_is_a_document(tmp_path: Path) -> None:
    for number, sections in enumerate([(), (Section("pack", ()), Section("sheet", ()))]):
        made = render(Document("Empty", sections), theme())
        assert read(made.value).says == ()
        path = tmp_path / f"{number}.docx"
        path.write_bytes(made.value)
        assert OpenXmlValidator().validate(path).errors == []


def test_a_word_of_300_letters_is_kept() -> None:
    assert read(render(one_section(words("w" * 300)), theme()).value).says == (("p", "w" * 300),)


# -- how it stands --------------------------------------------------------------------------------------


def test_tables_that_follow_each_other_are_parted_and_a_section_never_ends_with_one() -> None:
    table = Table((Column(20),), (), (Row((cell("x"),)),), caption="x")
    kinds = [element.tag.removeprefix(W) for element in body(one_section(table, table))]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


def test_space_owed_by_a_table_is_paid_by_the_next_block_and_the_top_of_a_section_has_none() -> None:
    table = Table((Column(20),), (), (Row((cell("x"),)),), "glance", "x")
    document = one_section(words("top", "title"), table, words("next"), words("later"))
    spaces = [p.find(f"{W}pPr/{W}spacing") for p in body(document).findall(f"{W}p")]
    assert [None if space is None else space.get(f"{W}before") for space in spaces] == ["0", "280", None]


def test_a_block_that_is_kept_together_is_chained_but_for_its_last_paragraph() -> None:
    inner = List((Item((words("b"),)), Item((words("c"),))))
    paragraphs = body(one_section(Keep((words("a"), inner, words("d"))), words("e"))).findall(f"{W}p")
    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs] == [True, True, True, False, False]
    assert [p.find(f"{W}pPr/{W}keepLines") is not None for p in paragraphs] == [True, True, True, True, False]


def test_heads_of_tables_and_of_groups_stay_with_two_rows() -> None:
    plain = [Row((cell(str(number)),)) for number in range(4)]
    group = Row((cell("g", header=True),), "group")
    table = Table((Column(20),), (Row((cell("h", header=True),)),), (*plain, group, *plain), caption="x")
    rows = body(one_section(table)).findall(f"{W}tbl/{W}tr")
    kept = [row.find(f"{W}tc/{W}p/{W}pPr/{W}keepNext") is not None for row in rows]
    assert kept == [True, True, False, False, False, True, True, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_each_numbered_list_starts_at_one() -> None:
    numbered = List((Item((words("x"),)),), ordered=True)
    made = render(one_section(numbered, numbered), theme())
    numbering = part(made.value, "word/numbering.xml")
    starts = [num.find(f"{W}lvlOverride/{W}startOverride") is not None for num in numbering.findall(f"{W}num")]
    assert starts == [True, True]


def test_a_table_wider_than_its_page_is_narrowed() -> None:
    table = Table((Column(300), Column(100)), (), (Row((cell("a"), cell("b"))),), caption="Wide")
    widths = [int(column.get(f"{W}w", "")) for column in body(one_section(table)).iter(f"{W}gridCol")]
    assert sum(widths) == round(166 * 72 / 25.4 * 20)


def test_a_row_that_is_too_short_is_filled_up() -> None:
    table = Table((Column(20), Column(20), Column(20)), (), (Row((cell("a"),)),), caption="Short")
    spans = [span.get(f"{W}val") for span in body(one_section(table)).iter(f"{W}gridSpan")]
    assert spans == ["2"]


def test_sections_have_paper_margins_and_runnings_of_their_own() -> None:
    found = body(every_node())
    margins = [section.find(f"{W}pgMar") for section in found.iter(f"{W}sectPr")]
    tops = [margin.get(f"{W}top") for margin in margins if margin is not None]
    assert tops == ["1134", "1655", "1814"]
    references = [len(section.findall(f"{W}headerReference")) for section in found.iter(f"{W}sectPr")]
    assert references == [1, 1, 1]


def test_the_contents_link_to_the_listed_headings_and_are_no_guess() -> None:
    headings = (Heading(1, (Text("One"),)), Heading(3, (Text("Deep"),)), Keep((Heading(2, (Blank("two", 2),)),)))
    document = one_section(Contents(2), *headings, Heading(1, ()), List((Item((Heading(1, (Text("No"),)),)),)))
    found = body(document)
    links = [link.get(f"{W}anchor") for link in found.iter(f"{W}hyperlink")]
    names = [mark.get(f"{W}name") for mark in found.iter(f"{W}bookmarkStart")]
    assert names == [f"heading{number}" for number in range(1, 6)]
    assert links == ["heading1", "heading3"]
    entries = [block.text for block in read(render(document, theme()).value).blocks if block.kind == "toc"]
    assert entries == ["One", "[two – 2]"]
    instructions = [piece.text for piece in found.iter(f"{W}instrText")]
    assert instructions == [r' TOC \o "1-2" \n \h \z \u ']


def test_a_paragraph_of_a_script_from_right_to_left_runs_so() -> None:
    (paragraph,) = body(one_section(Paragraph((Text("שלום", language="he", direction="rtl"),)))).findall(f"{W}p")
    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    assert [run.find(f"{W}rPr/{W}rtl") is not None for run in paragraph.findall(f"{W}r")] == [True]


def test_page_numbers_say_nothing_when_read_back() -> None:
    assert read(render(one_section(Paragraph((Text("page "), PageNumber()))), theme()).value).says == (("p", "page"),)


def test_a_drawing_without_words_is_still_a_leaf_and_found_out() -> None:
    made = render(one_section(Figure(9, 9, (), "")), theme())
    assert read(made.value).says == (("figure", ""),)
    assert [f.message for f in check(made.value)] == ["Drawing 1 has no words for those who cannot see it"]


def test_rules_and_empty_cells_are_no_blank_paragraphs() -> None:
    table = Table(
        (Column(9), Column(9)), (Row((cell("h", header=True), Cell())),), (Row((Cell(), Cell())),), caption="x"
    )
    assert check(render(one_section(words("a"), Rule(), words("b"), table, Rule()), theme()).value) == ()
