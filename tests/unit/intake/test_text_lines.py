"""Bytes to lines, and passages of text and Markdown with their places."""

from __future__ import annotations

import pytest

from briefgen.findings import Noted
from briefgen.intake import text
from briefgen.intake.formats import markdown, plain_text
from briefgen.intake.passages import Passage


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_by_its_mark_or_as_utf_8(encoding: str) -> None:
    assert text.lines("Café “x”\nzwei".encode(encoding), "a.txt") == Noted(("Café “x”", "zwei"))


def test_other_bytes_are_windows_1252_with_a_warning() -> None:
    noted = text.lines("one\nCafé “x”".encode("cp1252"), "a.txt")
    assert noted.value == ("one", "Café “x”")
    assert [str(finding) for finding in noted.findings] == [
        (
            "a.txt:2:4: warning: the file is not UTF-8; it was read as Windows-1252 [encoding]\n"
            "  hint: Look at its accents and quotation marks, and save it as UTF-8."
        )
    ]


def test_line_ends_of_all_systems_count_alike() -> None:
    assert text.lines(b"a\r\nb\rc\nd", "a.txt").value == ("a", "b", "c", "d")


def test_control_characters_are_left_out_named_and_do_not_shift_columns() -> None:
    noted = plain_text.read(b"one\nB\x02rown \x0cfox is TBC", "a.txt")
    assert [passage.text for passage in noted.value] == ["one", "Brown fox is TBC"]
    assert noted.value[1].span(13, 16).place == "a.txt:2:16"
    assert [str(finding) for finding in noted.findings] == [
        (
            "a.txt:2:2: warning: taken out, since it cannot be printed: U+0002, U+000C [control-character]\n"
            "  hint: type the text anew where something is missing"
        )
    ]


def shape(passages: tuple[Passage, ...]) -> list[tuple[str, str, int | None, int | None]]:
    return [(p.kind, p.text, p.line, p.column) for p in passages]


def test_plain_text_has_a_passage_a_line_and_items_without_their_bullets() -> None:
    note = "Topic 1\nDraft\n1. Hour: talk\n\n  • one\n– two\n(a) three\n"
    assert shape(plain_text.read(note.encode(), "a.txt").value) == [
        ("paragraph", "Topic 1", 1, 1),
        ("paragraph", "Draft", 2, 1),
        ("paragraph", "1. Hour: talk", 3, 1),
        ("item", "one", 5, 5),
        ("item", "two", 6, 3),
        ("item", "(a) three", 7, 1),
    ]


def test_wrapped_lines_are_one_passage_whose_spans_know_their_lines() -> None:
    note = "The lake office of the northern ferry towns\nis   to be told what the lake is for."
    (passage,) = plain_text.read(note.encode(), "a.txt").value
    assert passage.text == note.replace("\n", " ").replace("   ", " ")
    start = passage.text.index("to be told")
    span = passage.span(start, start + 10)
    assert (span.quote, span.line, span.column, span.locator) == ("to be told", 2, 6, "line 2")


def test_markdown_blocks() -> None:
    note = (
        "# Big #\nTitle\n=====\n\n> quoted\n* one\n  goes on\n+ two\n1. three\n\n***\n"
        "| a | b |\n|---|---|\n| c | |\n\n<!-- not\nread -->\nend\n"
    )
    noted = markdown.read(note.encode(), "a.md")
    assert shape(noted.value) == [
        ("heading", "Big", 1, 3),
        ("heading", "Title", 2, 1),
        ("paragraph", "quoted", 5, 3),
        ("item", "one goes on", 6, 3),
        ("item", "two", 8, 3),
        ("item", "1. three", 9, 1),
        ("cell", "a", 12, 3),
        ("cell", "b", 12, 7),
        ("cell", "c", 14, 3),
        ("paragraph", "end", 18, 1),
    ]
    assert [str(finding) for finding in noted.findings] == ["a.md: note: left out: 1 comment [comments]"]


def test_markdown_marks_are_not_text_but_part_of_the_quote() -> None:
    (passage,) = markdown.read(b"The **Lake _Office_** of [Fenwick](http://a.b/c) has ____ rooms", "a.md").value
    assert passage.text == "The Lake Office of Fenwick has ____ rooms"
    span = passage.span(4, 26)
    assert (span.quote, span.column) == ("Lake _Office_** of [Fenwick", 7)


def test_of_very_many_control_characters_the_first_lines_are_named() -> None:
    found = text.lines(b"\x02\n" * 1_000, "a.txt").findings
    assert len(found) == 21
    assert str(found[-1]) == "a.txt: warning: taken out of 980 more lines in the same way [control-character]"


@pytest.mark.parametrize(
    ("data", "encoding", "value", "findings"),
    [
        ("Житва".encode("cp1251"), "windows-1251", "Житва", []),
        ("Житва".encode("koi8-r"), "KOI8-R", "Житва", []),
        ("東京".encode("shift_jis"), "shift_jis", "東京", []),
        ("Café".encode(), "latin-1", "CafÃ©", []),
        (b"\xef\xbb\xbfab", "utf-8", "ab", []),
        ("Café".encode("utf-16"), "cp1251", "Café", []),
        (b"ab\n\xff", "utf-8", "ab|\ufffd", ["a.txt:2:1"]),
        (b"ab", "base64", "ab", []),
        (b"ab", "no such thing", "ab", []),
        (b"\xff\xfea\x00b", None, "a\ufffd", ["a.txt:1:2"]),
        (b"caf\xe9 \x81", None, "café \ufffd", ["a.txt:1:4"]),
    ],
)
def test_the_ladder_of_encodings(data: bytes, encoding: str | None, value: str, findings: list[str]) -> None:
    noted = text.lines(data, "a.txt", encoding)
    assert "|".join(noted.value) == value
    assert [finding.place for finding in noted.findings] == findings
    assert {finding.code for finding in noted.findings} <= {"encoding", "control-character"}
