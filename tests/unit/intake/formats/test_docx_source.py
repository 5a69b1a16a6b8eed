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
                "note.docx: paragraph 1: warning: 2 tracked deletions left out, "
                "1 tracked insertion read as text [tracked-changes]\n"
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
            "note.docx: paragraph 1: warning: 1 hidden run left out [hidden-text]\n"
            "  hint: Show what is hidden in the program that the file is from, and delete it or unhide it."
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
            "note.docx: paragraph 1: note: 1 untouched placeholder left out [placeholder]",
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
    assert findings[0].startswith("note.docx: table 1 row 1: warning: 1 tracked deletion left out [tracked-changes]")


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


def box(text: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{paragraph(run(text, WHITE))}</w:txbxContent></w:pict></w:r>"


WHITE = '<w:color w:val="FFFFFF"/>'
TINY = '<w:sz w:val="2"/>'


@pytest.mark.parametrize(
    ("body", "seen", "told"),
    [
        (paragraph(run("a"), run("X", WHITE)), "a", "1 invisible run"),
        (paragraph(run("a"), run("X", '<w:color w:val="FEFEFA"/>')), "a", "1 invisible run"),
        (paragraph(run("a"), run("X", TINY)), "a", "1 invisible run"),
        (paragraph(run("a"), run("X", '<w:rStyle w:val="Pale"/>')), "a", "1 invisible run"),
        (paragraph(run("X"), properties='<w:pStyle w:val="Small"/>'), "", "1 invisible run"),
        (paragraph(run("a", WHITE + '<w:shd w:fill="1F3864"/>')), "a", None),
        (paragraph(run("a", WHITE + '<w:shd w:fill="FFFFFF"/>')), "", "1 invisible run"),
        (paragraph(run("a", WHITE + '<w:highlight w:val="black"/>')), "a", None),
        (paragraph(run("a", WHITE), properties='<w:shd w:fill="808080"/>'), "a", None),
        (paragraph(run("a", '<w:color w:val="FFFF00"/>')), "a", None),
        (paragraph(run("a", '<w:sz w:val="4"/>')), "a", None),
        (paragraph(run("a", "<w:webHidden/>")), "a", None),
        (paragraph(run("a"), box("b")), "a|b", None),
        (paragraph(run("a", WHITE + "<w:vanish/>")), "", "1 hidden run"),
        (paragraph(run("", "<w:vanish/>"), run("a")), "a", None),
    ],
)
def test_what_nobody_can_see_is_left_out_and_nothing_else(body: str, seen: str, told: str | None) -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="character" w:styleId="Pale"><w:rPr>{WHITE}</w:rPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Small"><w:rPr>{TINY}</w:rPr></w:style></w:styles>'
    )
    passages, findings = read(body, styles=styles)
    assert "|".join(text for _, text, _ in passages) == seen
    assert [finding.splitlines()[0] for finding in findings] == (
        [f"note.docx: paragraph 1: warning: {told} left out [hidden-text]"] if told else []
    )


@pytest.mark.parametrize("shaded", ["<w:tcPr><w:shd w:fill='1F3864'/></w:tcPr>", ""])
def test_white_text_on_a_coloured_cell_or_in_a_coloured_table_is_read(shaded: str) -> None:
    style = '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="4472C4"/></w:tcPr></w:tblStylePr>'
    styles = f'<w:styles {W}><w:style w:type="table" w:styleId="T">{style}</w:style></w:styles>'
    of_table = "" if shaded else '<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>'
    table = f"<w:tbl>{of_table}<w:tr><w:tc>{shaded}{paragraph(run('Time', WHITE))}</w:tc></w:tr></w:tbl>"
    passages, findings = read(table, styles=styles)
    assert ([text for _, text, _ in passages], findings) == (["Time"], [])


def test_hidden_rows_deleted_cells_and_what_a_merged_cell_covers() -> None:
    row = "<w:tr>{}<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc></w:tr>"
    body = (
        "<w:tbl>"
        + row.format("<w:trPr><w:hidden/></w:trPr>", "", paragraph(run("Hidden")))
        + row.format("", '<w:vMerge w:val="restart"/>', paragraph(run("Merged")))
        + row.format("", "<w:vMerge/>", paragraph(run("Covered")))
        + row.format("", '<w:cellDel w:id="4"/>', paragraph(run("Deleted")))
        + "</w:tbl>"
    )
    passages, findings = read(body)
    assert passages == [("cell", "Merged", "paragraph 2 (table 1 row 2 column 1)")]
    assert [finding.splitlines()[0] for finding in findings] == [
        "note.docx: table 1 row 4 column 1: warning: 1 tracked deletion left out [tracked-changes]",
        "note.docx: table 1 row 3 column 1: warning: 1 hidden run left out, 1 hidden row left out [hidden-text]",
    ]


def test_notes_are_read_behind_the_paragraph_that_refers_to_them() -> None:
    def notes(kind: str) -> str:
        separator = f'<w:{kind} w:type="separator" w:id="0">{paragraph(run("X"))}</w:{kind}>'
        own = f'<w:{kind} w:id="7">{paragraph(run(f"The {kind}."))}{paragraph(run("And more."))}</w:{kind}>'
        return f"<w:{kind}s {W}>{separator}{own}</w:{kind}s>"

    body = paragraph(
        run("One"), '<w:r><w:footnoteReference w:id="7"/></w:r>', '<w:r><w:endnoteReference w:id="7"/></w:r>'
    )
    passages, _ = read(body + paragraph(run("Two")), footnotes=notes("footnote"), endnotes=notes("endnote"))
    assert passages == [
        ("paragraph", "One", "paragraph 1"),
        ("paragraph", "The footnote.", "footnote 1"),
        ("paragraph", "And more.", "footnote 1"),
        ("paragraph", "The endnote.", "endnote 1"),
        ("paragraph", "And more.", "endnote 1"),
        ("paragraph", "Two", "paragraph 2"),
    ]


def test_of_a_field_the_result_is_read_and_a_field_that_is_never_closed_swallows_nothing_else() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    field = mark("begin") + run("X") + "<w:r><w:instrText> DATE </w:instrText></w:r>" + mark("separate")
    body = paragraph(field, run("18 March"), mark("end"), run(" 2009")) + paragraph(mark("begin"), run("X"))
    assert read(body + paragraph(run("Seen"))) == (
        [("paragraph", "18 March 2009", "paragraph 1"), ("paragraph", "Seen", "paragraph 3")],
        [],
    )


def test_a_number_that_its_list_prints_is_read_where_it_is_a_word_of_the_text() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    forms = {"1": ("decimal", "%1."), "2": ("lowerLetter", "%1."), "3": ("bullet", "•")}
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{level.format(*form)}</w:abstractNum>' for key, form in forms.items()
    )
    nums = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in forms)
    numbering = f"<w:numbering {W}>{abstract}{nums}</w:numbering>"

    def item(text: str, number: str) -> str:
        return paragraph(run(text), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')

    body = item("Hour: talk", "1") + item("Hour: launch", "1") + item("A third thing", "1")
    passages, _ = read(body + item("Hour: talk", "2") + item("Hour: talk", "3"), numbering=numbering)
    assert [passage[:2] for passage in passages] == [
        ("paragraph", "1. Hour: talk"),
        ("paragraph", "2. Hour: launch"),
        ("item", "A third thing"),
        ("item", "Hour: talk"),
        ("item", "Hour: talk"),
    ]


def test_a_document_of_word_before_2007_is_refused_with_what_to_do() -> None:
    (finding,) = docx_format.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "note.doc").findings
    assert str(finding) == (
        "note.doc: error: the file was not read: it is in the format of Word and Excel before 2007 [refused]\n"
        "  hint: Open it in a word processor or spreadsheet, and save it as .docx without a password."
    )
