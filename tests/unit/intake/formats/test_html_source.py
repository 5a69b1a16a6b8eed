"""What is read of a page, where it stands, what is left out, and that leaving out is told."""

from __future__ import annotations

import pytest

from briefgen.intake.formats import html
from briefgen.intake.passages import Passage


def passages(page: str) -> tuple[Passage, ...]:
    return html.read(page.encode(), "note.html").value


def read(page: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Kind and text of each passage; the first line of each finding as printed."""
    noted = html.read(page.encode(), "note.html")
    return [(p.kind, p.text) for p in noted.value], [str(each).splitlines()[0] for each in noted.findings]


def test_blocks() -> None:
    page = (
        "<!doctype html><html><head><title>X</title><style>p {color: red}</style><script>X</script></head><body>"
        "<h1>A heading</h1>Loose <b>text</b><p>One<br>two &amp; three<p>Open<ul><li>Item<ul><li>Inner</ul>"
        "<li><p>First</p><p>Second</p></ul><p>• Typed</p><dl><dt>Word<dd>Meaning</dl><pre>09:00 One\n09:30 Two</pre>"
        "<p>  </p><div>A <span>b</span><div>c</div>d</div><img alt='X'><input value='X'><textarea>Area</textarea>"
    )
    assert read(page) == (
        [
            ("heading", "A heading"),
            ("paragraph", "Loose text"),
            ("paragraph", "One two & three"),
            ("paragraph", "Open"),
            ("item", "Item"),
            ("item", "Inner"),
            ("item", "First"),
            ("item", "Second"),
            ("item", "Typed"),
            ("paragraph", "Word"),
            ("paragraph", "Meaning"),
            ("paragraph", "09:00 One"),
            ("paragraph", "09:30 Two"),
            ("paragraph", "A b"),
            ("paragraph", "c"),
            ("paragraph", "d"),
            ("paragraph", "Area"),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ("<p hidden>X</p>", "1 hidden element"),
        ("<p aria-hidden=true>X</p>", "1 hidden element"),
        ('<p style="display: none">X</p>', "1 hidden element"),
        ('<p style="color:red;DISPLAY:None!important">X</p>', "1 hidden element"),
        ('<p style="visibility:hidden">X</p>', "1 hidden element"),
        ('<p style="opacity:0">X</p>', "1 hidden element"),
        ('<p style="position:absolute;left:-9999px">X</p>', "1 hidden element"),
        ('<p style="mso-hide:all">X</p>', "1 hidden element"),
        ('<p class="a gone b">X</p>', "1 hidden element"),
        ("<p id=gone>X</p>", "1 hidden element"),
        ("<aside>X</aside>", "1 hidden element"),
        ("<template><p>X</p></template>", "1 hidden element"),
        ("<noscript><p>X</p></noscript>", "1 hidden element"),
        ('<p style="font-size:0">X</p>', "1 invisible run"),
        ('<p style="font-size:1px"><b>X</b></p>', "1 invisible run"),
        ('<p style="color:#fff">X</p>', "1 invisible run"),
        ('<p style="color:rgb(255, 254, 253)">X</p>', "1 invisible run"),
        ('<font color="white">X</font>', "1 invisible run"),
        ("<p class=pale>X</p>", "1 invisible run"),
        ("<table><tr hidden><td>X</table>", "1 hidden row"),
    ],
)
def test_what_nobody_can_see_is_left_out_and_told(element: str, told: str) -> None:
    style = (
        "<style>/* .seen {display:none} */ h6, .gone, #gone {display:none} .pale {color:white}"
        " aside {display:none} main > .seen {display:none}</style>"
    )
    assert read(f"<head>{style}</head><p class=seen>One</p>\n{element}\n<p>Two") == (
        [("paragraph", "One"), ("paragraph", "Two")],
        [f"note.html:2:1: warning: {told} left out [hidden-text]"],
    )


@pytest.mark.parametrize(
    "page",
    [
        '<p style="color:white;background:#003">One</p>',
        '<div style="background-color:rgb(0,0,60)"><p style="color:white">One</p></div>',
        "<style>.dark {background: navy}</style><div class=dark><font color='#ffffff'>One</font></div>",
        '<table><tr style="background:#003"><td style="color:white">One</table>',
        '<table bgcolor="#000033"><tr><td><font color="#FFFFFF">One</font></table>',
        '<p style="color:yellow;font-size:2pt">One</p>',
        '<p style="color:#fff"><b style="color:#000">One</b></p>',
        "<details><summary>One</summary></details>",
        "<p aria-hidden=false style=display:block>One</p>",
        "<noscript> </noscript><p>One</p>",
    ],
)
def test_nothing_that_can_be_seen_is_lost(page: str) -> None:
    noted = html.read(page.encode(), "note.html")
    assert ([passage.text for passage in noted.value], noted.findings) == (["One"], ())


def test_insertions_deletions_and_comments_with_their_lines() -> None:
    page = "<p>One <del>two</del><ins>three</ins></p>\n<!-- really? --><!--[if mso]>X<![endif]--><p>four</p>"
    assert read(page) == (
        [("paragraph", "One three"), ("paragraph", "four")],
        [
            "note.html:1:1: warning: 1 tracked deletion left out, 1 tracked insertion read as text [tracked-changes]",
            "note.html:2:1: note: 1 comment left out [comments]",
        ],
    )


def test_every_stretch_knows_its_line_and_column() -> None:
    page = "<html>\n<body>\n  <p>The <b>lake</b>\n  office &amp; the&nbsp;ferry</p>\r\n<p>caf&eacute; &#8211; end"
    first, second = passages(page)
    assert (first.text, first.locator, first.line, first.column) == ("The lake office & the ferry", "line 3", 3, 6)
    at = {
        quote: first.span(first.text.index(quote), first.text.index(quote) + len(quote)) for quote in first.text.split()
    }
    assert [(quote, span.line, span.column) for quote, span in at.items()] == [
        ("The", 3, 6),
        ("lake", 3, 13),
        ("office", 4, 3),
        ("&", 4, 10),
        ("the", 4, 16),
        ("ferry", 4, 25),
    ]
    assert [span.place for span in (second.span(0, 4), second.span(7, 10))] == ["note.html:5:4", "note.html:5:24"]


def test_cells_at_the_columns_that_merged_cells_leave_them() -> None:
    page = (
        "<table><caption>Days</caption><thead><tr><th>Time<th colspan=2>Monday</thead><tr><td rowspan=2>09:00<td>a<td>b"
        "<tr><td>c<td><p>d</p><p>e</p></table><table><tr><td>f</table>"
    )
    assert [(p.kind, p.text, p.cell and (p.cell.table, p.cell.row, p.cell.column)) for p in passages(page)] == [
        ("paragraph", "Days", None),
        ("cell", "Time", (1, 1, 1)),
        ("cell", "Monday", (1, 1, 2)),
        ("cell", "09:00", (1, 2, 1)),
        ("cell", "a", (1, 2, 2)),
        ("cell", "b", (1, 2, 3)),
        ("cell", "c", (1, 3, 2)),
        ("cell", "d", (1, 3, 3)),
        ("cell", "e", (1, 3, 3)),
        ("cell", "f", (2, 1, 1)),
    ]


def test_a_number_that_its_list_prints_is_read_where_it_is_a_word_of_the_text() -> None:
    page = (
        "<ol><li>Hour: talk<li><p>Hour: launch</p><li>A thing</ol><ol type=a><li>Hour: talk</ol>"
        "<ol start=3><li>Hour: x</ol>"
    )
    assert read(page)[0] == [
        ("paragraph", "1. Hour: talk"),
        ("paragraph", "2. Hour: launch"),
        ("item", "A thing"),
        ("item", "Hour: talk"),
        ("paragraph", "3. Hour: x"),
    ]
    span = passages(page)[0].span(3, 7)
    assert (span.quote, span.line, span.column) == ("Hour", 1, 9)


@pytest.mark.parametrize(
    ("data", "text", "codes"),
    [
        ('<meta charset="windows-1251"><p>Житва'.encode("cp1251"), "Житва", []),
        (
            '<meta http-equiv=Content-Type content="text/html; charset=koi8-r"><p>Житва'.encode("koi8-r"),
            "Житва",
            [],
        ),
        ("<meta charset=iso-8859-1><p>café".encode(), "café", []),
        ("<p>café".encode("utf-16"), "café", []),
        ("<p>café".encode("cp1252"), "café", ["encoding"]),
    ],
)
def test_the_encoding_is_the_one_that_the_page_declares(data: bytes, text: str, codes: list[str]) -> None:
    noted = html.read(data, "note.html")
    assert ([p.text for p in noted.value], [finding.code for finding in noted.findings]) == ([text], codes)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<div>" * 1_000, "it is nested deeper than 150 levels"),
        ("<div>" * 400_000, "it has more than 300,000 tags"),
        ("x" * 10_000_001, "it has 10,000,001 characters, 10,000,000 at most"),
    ],
)
def test_hostile_pages_are_refused(page: str, why: str) -> None:
    (finding,) = html.read(page.encode(), "note.html").findings
    assert (finding.code, finding.message) == ("refused", f"the file was not read: {why}")


def test_many_attributes_are_only_many_attributes() -> None:
    page = "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">x"
    assert [passage.text for passage in passages(page)] == ["x"]
