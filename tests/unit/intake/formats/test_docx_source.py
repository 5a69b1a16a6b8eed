"""What is read of a Word document, what is left out, and that leaving out is told."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from briefgen.intake.formats import docx as docx_format

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(body: str, **parts: str) -> bytes:
    """A .docx with that body; `parts` are further parts below ``word/``."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return file.getvalue()


def read(body: str, **parts: str) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Kind, text and locator of each passage; the findings as printed."""
    noted = docx_format.read(package(body, **parts), "note.docx")
    return [(p.kind, p.text, p.locator) for p in noted.value], [str(finding) for finding in noted.findings]


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tracked_insertions_are_read_deletions_are_not_and_both_are_told() -> None:
    body = paragraph(
        run("The room is "),
        '<w:del w:id="1"><w:r><w:delText>small</w:delText></w:r></w:del>',
        f'<w:ins w:id="2">{run("large")}</w:ins>',
        f'<w:moveFrom w:id="3">{run(" and moved")}</w:moveFrom>',
        run("."),
    )
    assert read(body) == (
        [("paragraph", "The room is large.", "paragraph 1")],
        [
            (
                "note.docx: warning: 2 tracked deletions left out, 1 tracked insertion read as text [tracked-changes]\n"
                "  hint: Accept or reject the changes and save again."
            )
        ],
    )


def test_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    passages, _ = read(paragraph(run("One "), properties=gone) + paragraph(run("sentence.")))
    assert passages == [("paragraph", "One sentence.", "paragraph 2")]


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:vanish w:val="1"/>', '<w:rStyle w:val="Secret"/>'])
def test_hidden_text_is_left_out_and_told(properties: str) -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        f'<w:style w:styleId="Secret"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    passages, findings = read(paragraph(run("Seen. "), run("Hidden.", properties)), styles=styles)
    assert passages == [("paragraph", "Seen.", "paragraph 1")]
    assert findings == [
        (
            "note.docx: warning: 1 hidden run left out [hidden-text]\n"
            "  hint: Show hidden text in the word processor, and delete it or unhide it."
        )
    ]


def test_text_that_is_hidden_no_more_is_read() -> None:
    passages, findings = read(paragraph(run("Seen.", '<w:vanish w:val="0"/>')))
    assert (passages, findings) == ([("paragraph", "Seen.", "paragraph 1")], [])


def test_comments_and_placeholders_are_left_out_and_told() -> None:
    placeholder = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
    )
    filled = f"<w:sdt><w:sdtContent>{run('Filled in')}</w:sdtContent></w:sdt>"
    comments = f'<w:comments {W}><w:comment w:id="0"><w:p>{run("Really?")}</w:p></w:comment></w:comments>'
    assert read(paragraph(placeholder, filled), comments=comments) == (
        [("paragraph", "Filled in", "paragraph 1")],
        [
            "note.docx: note: 1 comment left out [comments]",
            "note.docx: note: 1 untouched placeholder left out [placeholder]",
        ],
    )


def test_headings_items_and_breaks() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="H"><w:name w:val="heading 2"/></w:style></w:styles>'
    numbered = '<w:numPr><w:numId w:val="3"/></w:numPr>'
    body = (
        paragraph(run("A heading"), properties='<w:pStyle w:val="H"/>')
        + paragraph(run("A numbered item"), properties=numbered)
        + paragraph(run("• A typed bullet"))
        + paragraph(run("Two"), "<w:r><w:br/></w:r>", run("lines"), "<w:r><w:tab/><w:noBreakHyphen/></w:r>")
        + paragraph(run("  "))
        + paragraph(run("The end"))
    )
    assert read(body, styles=styles)[0] == [
        ("heading", "A heading", "paragraph 1"),
        ("item", "A numbered item", "paragraph 2"),
        ("item", "A typed bullet", "paragraph 3"),
        ("paragraph", "Two lines \u2011", "paragraph 4"),
        ("paragraph", "The end", "paragraph 6"),
    ]


def test_cells_know_their_row_and_their_column_across_merged_cells() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Wide"
    table.cell(0, 2).text = "Right"
    table.cell(1, 1).text = "Middle"
    file = io.BytesIO()
    document.save(file)
    noted = docx_format.read(file.getvalue(), "note.docx")
    assert [(p.kind, p.text, p.locator) for p in noted.value] == [
        ("cell", "Wide", "paragraph 1 (table 1 row 1 column 1)"),
        ("cell", "Right", "paragraph 2 (table 1 row 1 column 3)"),
        ("cell", "Middle", "paragraph 4 (table 1 row 2 column 2)"),
    ]


def test_deleted_rows_are_left_out() -> None:
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    body = (
        "<w:tbl>"
        + row.format('<w:trPr><w:del w:id="1"/></w:trPr>', paragraph(run("Gone")))
        + row.format("", paragraph(run("Here")))
        + "</w:tbl>"
    )
    passages, findings = read(body)
    assert passages == [("cell", "Here", "paragraph 2 (table 1 row 2 column 1)")]
    assert findings[0].startswith("note.docx: warning: 1 tracked deletion left out [tracked-changes]")


def test_text_box_is_read_once_after_its_paragraph() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{paragraph(run('In the box'))}</w:txbxContent>"
    alternatives = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    passages, _ = read(paragraph(run("Before"), f"<w:r>{alternatives}</w:r>", run(" after")) + paragraph(run("Next")))
    assert passages == [
        ("paragraph", "Before after", "paragraph 1"),
        ("paragraph", "In the box", "paragraph 2"),
        ("paragraph", "Next", "paragraph 3"),
    ]


def test_broken_xml_is_refused() -> None:
    passages, findings = read("<w:p>")
    assert passages == []
    assert [
        finding.startswith("note.docx: error: the file was not read: its XML is broken") for finding in findings
    ] == [True]


def test_an_empty_document_says_nothing() -> None:
    assert read("") == ([], [])


def test_a_package_without_a_document_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "text/plain")
    (finding,) = docx_format.read(file.getvalue(), "note.docx").findings
    assert finding.message == "the file was not read: it holds no text document"
