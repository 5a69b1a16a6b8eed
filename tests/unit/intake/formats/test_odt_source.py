"""What is read of OpenDocument text, what is left out, and that leaving out is told."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.intake.formats import odt
from briefgen.intake.formats.odf import _NAMESPACES

XMLNS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())


def package(body: str, styles: str = "") -> bytes:
    """An .odt with that body and those automatic styles."""
    file = io.BytesIO()
    content = (
        f"<office:document-content {XMLNS}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    named = (
        f'<office:document-styles {XMLNS}><office:styles><style:style style:family="text" style:name="Secret">'
        '<style:text-properties text:display="none"/></style:style></office:styles></office:document-styles>'
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", named)
    return file.getvalue()


def read(body: str, styles: str = "") -> tuple[list[tuple[str, str, str]], list[str]]:
    """Kind, text and locator of each passage; the first line of each finding as printed."""
    noted = odt.read(package(body, styles), "note.odt")
    found = [str(finding).splitlines()[0] for finding in noted.findings]
    return [(p.kind, p.text, p.locator) for p in noted.value], found


def style(name: str, looks: str, family: str = "text", rest: str = "") -> str:
    return (
        f'<style:style style:family="{family}" style:name="{name}">{rest}<style:text-properties {looks}/></style:style>'
    )


def test_tracked_insertions_are_read_deletions_are_not_and_both_are_told() -> None:
    def region(identity: str, kind: str, held: str = "") -> str:
        return f'<text:changed-region text:id="{identity}"><text:{kind}>{held}</text:{kind}></text:changed-region>'

    body = (
        f"<text:tracked-changes>{region('a', 'deletion', '<text:p>small</text:p>')}{region('b', 'insertion')}"
        f"{region('c', 'format-change')}</text:tracked-changes><text:p>First</text:p>"
        '<text:p>The room is <text:change text:change-id="a"/><text:change-start text:change-id="b"/>large'
        '<text:change-end text:change-id="b"/>.</text:p>'
    )
    assert read(body) == (
        [("paragraph", "First", "paragraph 1"), ("paragraph", "The room is large.", "paragraph 2")],
        [
            (
                "note.odt: paragraph 2: warning: 1 tracked deletion left out, 1 tracked insertion read as text"
                " [tracked-changes]"
            )
        ],
    )


@pytest.mark.parametrize(
    ("looks", "told"),
    [
        ('text:display="none"', "hidden run"),
        ('fo:color="#ffffff"', "invisible run"),
        ('fo:color="#fdfdfd"', "invisible run"),
        ('fo:font-size="1pt"', "invisible run"),
        ('fo:font-size="0.5mm"', "invisible run"),
        ('fo:color="#ffffff" fo:background-color="#000080"', None),
        ('fo:color="#ffffff" fo:background-color="transparent"', "invisible run"),
        ('fo:color="#ffffff" style:use-window-font-color="true"', None),
        ('fo:color="#ffff00"', None),
        ('text:display="true"', None),
        ('fo:font-size="50%"', None),
    ],
)
def test_what_nobody_can_see_is_left_out_and_nothing_else(looks: str, told: str | None) -> None:
    passages, findings = read(
        '<text:p>Seen <text:span text:style-name="S">too</text:span>.</text:p>', style("S", looks)
    )
    assert [text for _, text, _ in passages] == ["Seen ." if told else "Seen too."]
    assert findings == ([f"note.odt: paragraph 1: warning: 1 {told} left out [hidden-text]"] if told else [])


def test_hidden_by_a_style_of_the_document_a_paragraph_a_section_or_a_field() -> None:
    body = (
        '<text:p><text:span text:style-name="Secret">X</text:span>One</text:p>'
        '<text:p text:style-name="P">X<text:span text:style-name="Shown">Two</text:span></text:p>'
        '<text:p>X<text:hidden-paragraph text:is-hidden="true"/></text:p>'
        '<text:section text:name="S" text:display="none"><text:p>X</text:p></text:section>'
        '<text:section text:name="T"><text:p>Three</text:p></text:section>'
        '<text:p>Four<text:hidden-text text:is-hidden="true">X</text:hidden-text></text:p>'
    )
    styles = style("P", 'text:display="none"', "paragraph") + style("Shown", 'text:display="true"')
    assert read(body, styles) == (
        [
            ("paragraph", "One", "paragraph 1"),
            ("paragraph", "Two", "paragraph 2"),
            ("paragraph", "Three", "paragraph 5"),
            ("paragraph", "Four", "paragraph 6"),
        ],
        [
            (
                "note.odt: paragraph 1: warning: 3 hidden runs left out (paragraph 1, paragraph 2, paragraph 6),"
                " 1 hidden paragraph left out, 1 hidden section left out [hidden-text]"
            )
        ],
    )


def test_comments_and_placeholders_are_left_out_and_told() -> None:
    body = (
        "<text:p>One<office:annotation><text:p>Really?</text:p></office:annotation> two</text:p>"
        "<text:p><text:placeholder>Click</text:placeholder>three</text:p>"
    )
    assert read(body) == (
        [("paragraph", "One two", "paragraph 1"), ("paragraph", "three", "paragraph 2")],
        [
            "note.odt: paragraph 1: note: 1 comment left out [comments]",
            "note.odt: paragraph 2: note: 1 untouched placeholder left out [placeholder]",
        ],
    )


def test_headings_items_breaks_and_inner_elements() -> None:
    body = (
        '<text:h text:outline-level="1">A heading</text:h><text:p text:style-name="Title">A title</text:p>'
        '<text:list text:style-name="L"><text:list-item><text:p>One</text:p><text:list><text:list-item><text:p>Deep'
        "</text:p></text:list-item></text:list></text:list-item></text:list>"
        '<text:p>Two<text:line-break/>lines<text:tab/>and<text:s text:c="3"/><text:a>a link</text:a>.</text:p>'
        "<text:p>• Typed</text:p><text:p> </text:p><text:p><text:ruby><text:ruby-base>Base</text:ruby-base>"
        "<text:ruby-text>X</text:ruby-text></text:ruby></text:p>"
    )
    assert read(body)[0] == [
        ("heading", "A heading", "paragraph 1"),
        ("heading", "A title", "paragraph 2"),
        ("item", "One", "paragraph 3"),
        ("item", "Deep", "paragraph 4"),
        ("paragraph", "Two lines and a link.", "paragraph 5"),
        ("item", "Typed", "paragraph 6"),
        ("paragraph", "Base", "paragraph 8"),
    ]


def test_cells_at_their_columns_hidden_rows_and_columns_and_what_merged_cells_cover() -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    wide = ' table:number-columns-spanned="3"'
    body = (
        "<table:table><table:table-columns><table:table-column/>"
        '<table:table-column table:visibility="collapse"/><table:table-column/></table:table-columns>'
        f"<table:table-header-rows><table:table-row>{cell.format('', 'Time')}{cell.format('', 'X')}"
        f"{cell.format('', 'Item')}</table:table-row></table:table-header-rows>"
        f'<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/>'
        f"</table:table-row><table:table-row>{cell.format(wide, 'Wide')}"
        "<table:covered-table-cell><text:p>X</text:p></table:covered-table-cell></table:table-row>"
        f'<table:table-row table:visibility="collapse">{cell.format("", "X")}</table:table-row></table:table>'
    )
    passages, findings = read(body)
    assert [(kind, text, locator.partition("(")[2]) for kind, text, locator in passages] == [
        ("cell", "Time", "table 1 row 1 column 1)"),
        ("cell", "Item", "table 1 row 1 column 3)"),
        ("cell", "Wide", "table 1 row 4 column 1)"),
    ]
    assert findings == [
        (
            "note.odt: table 1 row 5: warning: 1 hidden row left out, 2 hidden columns left out"
            " (table 1 row 1 column 2, table 1 row 4 column 2) [hidden-text]"
        )
    ]


@pytest.mark.parametrize("coloured", ["cell", "row", "table", "none"])
def test_white_text_in_a_coloured_table_is_read(coloured: str) -> None:
    families = {"cell": "table-cell", "row": "table-row", "table": "table"}
    styles = style("W", 'fo:color="#ffffff"') + "".join(
        f'<style:style style:family="{family}" style:name="{key}"><style:{family}-properties'
        f' fo:background-color="{"#1f3864" if key == coloured else "transparent"}"/></style:style>'
        for key, family in families.items()
    )
    body = (
        '<table:table table:style-name="table"><table:table-row table:style-name="row"><table:table-cell'
        ' table:style-name="cell"><text:p><text:span text:style-name="W">Time</text:span></text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    assert [text for _, text, _ in read(body, styles)[0]] == ([] if coloured == "none" else ["Time"])


def test_text_boxes_and_notes_are_read_once_behind_their_paragraph() -> None:
    body = (
        "<text:p>Before<draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box><svg:desc>X</svg:desc>"
        "</draw:frame> after"
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>'
        "The note.</text:p></text:note-body></text:note></text:p><text:p>Next</text:p>"
    )
    assert read(body) == (
        [
            ("paragraph", "Before after", "paragraph 1"),
            ("paragraph", "In the box", "paragraph 2"),
            ("paragraph", "The note.", "footnote 1"),
            ("paragraph", "Next", "paragraph 3"),
        ],
        [],
    )


def test_a_number_that_its_list_prints_is_read_where_it_is_a_word_of_the_text() -> None:
    level = '<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="{}"/>'
    styles = "".join(
        f'<text:list-style style:name="{name}">{level.format(form)}</text:list-style>'
        for name, form in (("L", "1"), ("M", "a"))
    )
    item = '<text:list text:style-name="{}"{}><text:list-item><text:p>{}</text:p></text:list-item></text:list>'
    goes_on = ' text:continue-numbering="true"'
    body = (
        item.format("L", "", "Hour: talk")
        + "<text:p>Between.</text:p>"
        + item.format("L", goes_on, "Hour: launch")
        + item.format("L", goes_on, "A third thing")
        + item.format("M", "", "Hour: talk")
        + item.format("L", "", "Hour: talk")
    )
    assert [(kind, text) for kind, text, _ in read(body, styles)[0]] == [
        ("paragraph", "1. Hour: talk"),
        ("paragraph", "Between."),
        ("paragraph", "2. Hour: launch"),
        ("item", "A third thing"),
        ("item", "Hour: talk"),
        ("paragraph", "1. Hour: talk"),
    ]


def test_what_is_no_text_document_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", f"<office:document-content {XMLNS}/>")
    messages = [
        finding.message
        for data in (file.getvalue(), package("<text:p>"), b"Dear all")
        for finding in odt.read(data, "note.odt").findings
    ]
    assert messages[0] == "the file was not read: it holds no text document"
    assert messages[1].startswith("the file was not read: its XML is broken (")
    assert messages[2] == "the file was not read: it is no sound zip package (File is not a zip file)"
