from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.findings import Severity
from briefgen.prove.docx_checks import check
from briefgen.render.docx import render
from briefgen.render.theme import load
from briefgen.resources import templates_folder
from briefgen.tree.nodes import (
    Cell,
    Column,
    Contents,
    Document,
    Figure,
    Heading,
    Keep,
    Link,
    PageNumber,
    Paragraph,
    Placed,
    PlacedLine,
    Row,
    Running,
    Section,
    Table,
    Text,
)


def _words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def _good() -> bytes:
    cells = (Cell((_words("Row"),), header=True), Cell((_words("Who"),), header=True))
    rows = (Row((Cell((_words("10"),)), Cell((_words("Ada Pomme"),)))), Row((Cell((_words("both"),), 2),)))
    blocks = (
        Heading(1, (Text("Orchard"),), "top"),
        Contents(1),
        Paragraph((Link("#top", (Text("up"),)),)),
        Keep((Heading(2, (Text("Rows"),)), _words("of the day"))),
        Table((Column(20), Column(80)), (Row(cells),), rows, caption="Rows"),
        Figure(20, 10, (), "a box"),
        _words("end"),
    )
    foot = Running((PlacedLine((Placed(0, (PageNumber(),)),), "foot"),))
    document = Document("Orchard", (Section("pack", blocks, foot=foot),))
    return render(document, load(templates_folder() / "themes" / "plain" / "theme.toml")).value


def _changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """The file with a planted fault: the first `old` in a part becomes `new`."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(changed, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member == name:
                assert old in content.decode(), f"{old} is not in {name}"
                content = content.decode().replace(old, new, 1).encode()
            target.writestr(member, content)
    return changed.getvalue()


def test_a_good_file_has_no_findings() -> None:
    assert check(_good()) == ()


MAIN = "word/document.xml"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (MAIN, 'fldCharType="end"', 'fldCharType="separate"', "word/document.xml: 1 field is never closed"),
        (MAIN, 'fldCharType="begin"', 'fldCharType="end"', "word/document.xml: a field ends that never began"),
        (
            "word/footer2.xml",
            'fldCharType="begin"',
            'fldCharType="separate"',
            "word/footer2.xml: a field has a result outside of it",
        ),
        ("word/footer2.xml", 'fldCharType="end"', 'fldCharType="begin"', "word/footer2.xml: 2 fields are never closed"),
        (
            MAIN,
            'w:anchor="heading1"',
            'w:anchor="elsewhere"',
            "word/document.xml: something points at the bookmark “elsewhere”, which is not there",
        ),
        (
            "word/footer2.xml",
            " PAGE ",
            r" PAGEREF lost \h ",
            "word/footer2.xml: something points at the bookmark “lost”, which is not there",
        ),
        (
            "word/footer2.xml",
            " PAGE ",
            r' HYPERLINK \l "gone" ',
            "word/footer2.xml: something points at the bookmark “gone”, which is not there",
        ),
        (
            MAIN,
            '<w:gridSpan w:val="2"/>',
            '<w:gridSpan w:val="3"/>',
            "word/document.xml: row 3 of table 1 covers 3 columns of 2",
        ),
        (
            MAIN,
            "<w:trPr><w:cantSplit/></w:trPr>",
            '<w:trPr><w:gridBefore w:val="1"/></w:trPr>',
            "word/document.xml: row 2 of table 1 covers 3 columns of 2",
        ),
    ],
)
def test_faults_of_structure_that_validators_miss_are_found(name: str, old: str, new: str, message: str) -> None:
    findings = check(_changed(_good(), name, old, new))
    assert [(f.code, f.severity, f.message) for f in findings] == [("docx-structure", Severity.ERROR, message)]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("docProps/core.xml", "<dc:title>Orchard</dc:title>", "", "the document has no title"),
        (
            "word/styles.xml",
            '<w:lang w:val="en-GB"/>',
            "",
            "the document does not say in which language it is",
        ),
        (MAIN, '"Heading2"', '"Heading3"', "the heading “Rows” has level 3 after level 1"),
        (MAIN, '<w:t xml:space="preserve">Rows</w:t>', "", "a heading of level 2 is empty"),
        (MAIN, 'descr="a box"', 'descr=" "', "Drawing 1 has no words for those who cannot see it"),
        (MAIN, "<w:tblHeader/>", "", "table 1 has neither a head row nor row heads"),
        (
            MAIN,
            '<w:p><w:pPr><w:pStyle w:val="Heading2"/>',
            '<w:p/><w:p><w:pPr><w:pStyle w:val="Heading2"/>',
            "a blank paragraph makes space after “up”",
        ),
    ],
)
def test_what_shuts_readers_out_is_found(name: str, old: str, new: str, message: str) -> None:
    findings = check(_changed(_good(), name, old, new))
    assert [(f.code, f.severity, f.message) for f in findings] == [("docx-accessibility", Severity.WARNING, message)]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_is_no_docx_is_said_so(data: bytes) -> None:
    [finding] = check(data)
    assert finding.code == "docx-structure"
    assert finding.message.startswith("the file cannot be read as a DOCX: ")


def test_a_part_that_is_missing_or_broken_is_said_so() -> None:
    [broken] = check(_changed(_good(), MAIN, "</w:body>", ""))
    assert broken.message.startswith("the file cannot be read as a DOCX: ")
    renamed = _good().replace(b"word/styles.xml", b"word/Styles.xml")
    [missing] = check(renamed)
    assert missing.message == "the file cannot be read as a DOCX: 'word/styles.xml'"
