"""What is read of Rich Text Format, what is left out, and that leaving out is told."""

from __future__ import annotations

import pytest

from briefgen.intake.formats import rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Sans;}{\f1\fcharset204 Cyr;}{\f2\fcharset2 Symbol;}"
    r"{\f3\fcharset128 Mincho;}}{\colortbl;\red255\green255\blue255;\red0\green0\blue128;\red255\green255\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}}{\info{\title X}}{\*\generator X}{\header X}"
    "\n"
)


def read(body: str, encoding: str | None = None) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Kind, text and locator of each passage; the first line of each finding as printed."""
    noted = rtf.read((HEAD + body + "}").encode("latin-1"), "note.rtf", encoding)
    found = [str(finding).splitlines()[0] for finding in noted.findings]
    return [(p.kind, p.text, p.locator) for p in noted.value], found


def texts(body: str) -> list[str]:
    return [text for _, text, _ in read(body)[0]]


def test_tracked_insertions_are_read_deletions_and_what_was_moved_are_not() -> None:
    body = r"First\par The room is {\deleted small}{\revised large}{\mvf and moved}{\mvt  here}.\par Last"
    assert read(body) == (
        [
            ("paragraph", "First", "paragraph 1"),
            ("paragraph", "The room is large here.", "paragraph 2"),
            ("paragraph", "Last", "paragraph 3"),
        ],
        [
            (
                "note.rtf: paragraph 2: warning: 2 tracked deletions left out, 2 tracked insertions read as text"
                " [tracked-changes]"
            )
        ],
    )


def test_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    assert texts(r"One {\deleted\par }sentence.") == ["One sentence."]


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        (r"\v", "hidden run"),
        (r"\cf1", "invisible run"),
        (r"\fs2", "invisible run"),
        (r"\cf1\highlight1", "invisible run"),
        (r"\cf1\highlight2", None),
        (r"\cf1\chcbpat2", None),
        (r"\cf3", None),
        (r"\v0", None),
        (r"\v\plain", None),
        (r"\cf9", None),
    ],
)
def test_what_nobody_can_see_is_left_out_and_nothing_else(properties: str, told: str | None) -> None:
    passages, findings = read(f"Seen {{{properties} too}}.")
    assert [text for _, text, _ in passages] == ["Seen ." if told else "Seen too."]
    assert findings == ([f"note.rtf: paragraph 1: warning: 1 {told} left out [hidden-text]"] if told else [])


def test_white_text_on_a_coloured_paragraph_cell_or_box_is_read() -> None:
    assert texts(r"\pard\cbpat2{\cf1 One}\par\pard{\cf1 X}\par") == ["One"]
    assert texts(r"\trowd\clcbpat2\cellx100\pard\intbl{\cf1 Time}\cell\row\pard{\cf1 X}") == ["Time"]
    assert texts(r"One{\shp{\*\shpinst{\sp{\sn a}{\sv X}}{\shptxt\pard{\cf1 Two}\par}}}\par") == ["One", "Two"]


def test_comments_fields_and_what_only_machines_read() -> None:
    body = (
        r"One{\*\atnid A}{\*\annotation Really?} two {\field{\*\fldinst DATE}{\fldrslt 18 March}}"
        r"{\pict 41414141}{\*\unknown X}{\xe X}{\upr{X}{\*\ud three}}{\object{\*\objdata 41}}"
    )
    assert read(body) == (
        [("paragraph", "One two 18 Marchthree", "paragraph 1")],
        ["note.rtf: paragraph 1: note: 1 comment left out [comments]"],
    )


def test_headings_items_breaks_and_signs() -> None:
    body = (
        r"\pard\s1 A heading\par\pard\outlinelevel0 Another\par\pard\ls1{\listtext\bullet\tab}One\par"
        r"\pard\ls0\bullet  Typed\par Two\line lines\tab a\~b\_c\emdash d\{\}\\\par\par The end"
    )
    assert read(body)[0] == [
        ("heading", "A heading", "paragraph 1"),
        ("heading", "Another", "paragraph 2"),
        ("item", "One", "paragraph 3"),
        ("item", "Typed", "paragraph 4"),
        ("paragraph", "Two lines a b\u2011c—d{}\\", "paragraph 5"),
        ("paragraph", "The end", "paragraph 7"),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \'93x\'94", "café “x”"),
        (r"{\f1 \'c6\'e8\'f2\'e2\'e0}", "Житва"),
        (r"{\f3 \'93\'8c\'8b\'9e}", "東京"),
        (r"x{\f2 \'e0}", "x\uf0e0"),
        (r"\u8211\'96x", "–x"),
        (r"\uc2\u8211--x", "–x"),
        (r"\uc0\u8211 x", "–x"),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"\u8211{\b y}", "–y"),
        ("caf\xc3\xa9", "café"),
        ("caf\xe9", "café"),
        (r"a\bin3 }}}b", "ab"),
    ],
)
def test_characters(body: str, text: str) -> None:
    assert read(body) == ([("paragraph", text, "paragraph 1")], [])


def test_an_encoding_that_the_user_names_goes_before_what_the_file_says() -> None:
    assert read(r"\'c6\'e8\'f2\'e2\'e0", "windows-1251")[0][0][1] == "Житва"


def test_bytes_of_no_known_encoding_are_told() -> None:
    (finding,) = rtf.read("{\\rtf1 caf\xe9}".encode("latin-1"), "note.rtf").findings
    assert (finding.code, finding.file) == ("encoding", "note.rtf")
    assert rtf.read(b"{\\rtf1 caf\\'e9}", "note.rtf").findings == ()


def test_cells_know_their_row_and_their_column_across_merged_cells() -> None:
    cells = r"\pard\intbl{}\cell\pard\intbl{}\cell\row"
    body = (
        r"\pard Before\par\trowd\trleft0\cellx2000\cellx3000\pard\intbl Wide\cell\pard\intbl Right\par more\cell\row"
        r"\trowd\cellx1000\cellx2010\cellx3000\pard\intbl a\cell\cell\pard\intbl c\cell\row\pard After\par"
        r"\trowd\cellx500\pard\intbl Next\cell\row\pard" + cells.replace("{}", "")
    )
    assert read(body)[0] == [
        ("paragraph", "Before", "paragraph 1"),
        ("cell", "Wide", "paragraph 2 (table 1 row 1 column 1)"),
        ("cell", "Right", "paragraph 3 (table 1 row 1 column 3)"),
        ("cell", "more", "paragraph 4 (table 1 row 1 column 3)"),
        ("cell", "a", "paragraph 5 (table 1 row 2 column 1)"),
        ("cell", "c", "paragraph 7 (table 1 row 2 column 3)"),
        ("paragraph", "After", "paragraph 8"),
        ("cell", "Next", "paragraph 9 (table 2 row 1 column 1)"),
    ]


def test_notes_are_read_behind_their_paragraph() -> None:
    body = r"One{\super\chftn{\footnote\pard The note.\par More.}} two{\*\footnote\ftnalt At the end.}\par Three"
    assert read(body)[0] == [
        ("paragraph", "One two", "paragraph 1"),
        ("paragraph", "The note.", "footnote 1"),
        ("paragraph", "More.", "footnote 1"),
        ("paragraph", "At the end.", "endnote 1"),
        ("paragraph", "Three", "paragraph 2"),
    ]


def test_a_number_that_its_list_prints_is_read_where_it_is_a_word_of_the_text() -> None:
    body = r"\pard\ls1{\listtext 1.\tab}Hour: talk\par{\listtext 2.\tab}A thing\par{\listtext a.\tab}Hour: talk\par"
    assert [passage[:2] for passage in read(body)[0]] == [
        ("paragraph", "1. Hour: talk"),
        ("item", "A thing"),
        ("item", "Hour: talk"),
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Dear all", "it is no RTF"),
        (b"", "it is no RTF"),
        (b"{\\rtf1 " + b"{" * 1_000, "it is nested deeper than 500 levels"),
        (b"{\\rtf1 " + b"\\b" * 1_000_001, "it has more than 1,000,000 marks"),
    ],
)
def test_hostile_files_are_refused(data: bytes, why: str) -> None:
    (finding,) = rtf.read(data, "note.rtf").findings
    assert (finding.code, finding.message) == ("refused", f"the file was not read: {why}")


def test_a_picture_of_many_megabytes_is_passed_over() -> None:
    noted = rtf.read(b"{\\rtf1 hi {\\pict " + b"41" * 5_000_000 + b"}}", "note.rtf")
    assert [passage.text for passage in noted.value] == ["hi"]


def test_a_file_that_is_cut_off_is_read_to_its_end() -> None:
    assert texts(r"One\par Two{\footnote note") == ["One", "Two", "note"]
    assert texts(r"\trowd\cellx9\pard\intbl One\cell Two") == ["One", "Two"]
