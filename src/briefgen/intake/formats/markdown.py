"""Markdown: headings, list items, table cells and paragraphs; marks of emphasis and addresses of links are passed over.

A quote is what stands in the file, with its marks; a passage's text is without them. This reads the light
Markdown of notes, line by line; it is no parser for the whole of CommonMark.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake import text
from briefgen.intake.formats import blocks
from briefgen.intake.formats.plain_text import line_of
from briefgen.intake.passages import Cell, Kind, Passage, Piece

_PASSED_OVER = "\x00"
"""Stands for a character of a mark: `passages.fold` takes it out and keeps the columns right."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKS = re.compile(
    r"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)"  # a picture
    r"|\[(?=[^\]\n]{0,300}\]\()|(?<=\])\([^)\s]{0,1000}\)|\](?=\()"  # what is not the text of a link
    r"|</?[A-Za-z][^<>\n]{0,200}>"  # a tag
    r"|\\(?=[!-/:-@\[-`{-~])|`{1,3}"
    r"|(?<!\*)\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?!\*)"
    r"|(?<![\w_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![\w_])"
    r"|~~"
)
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s+|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})\s*$")
_QUOTED = re.compile(r" {0,3}(?:>\s?)+")
_MARKS_OF_A_RULE = 3
_PLUS = re.compile(r"\s*\+\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Part of a line, with its marks masked and as it is written."""

    masked: str
    raw: str
    number: int
    start: int
    end: int


def read(data: bytes, source: str, encoding: str | None = None) -> Noted[tuple[Passage, ...]]:
    """The passages of a Markdown file. Findings: those of the text, and `comments` for what stands in comments."""
    lines = text.lines(data, source, encoding)
    sha256 = hashlib.sha256(data).hexdigest()
    shown, comments = _without_comments("\n".join(lines.value))
    found = blocks.passages(_lines(shown.split("\n"), list(lines.value)), source, sha256)
    return Noted(tuple(found), lines.findings + _left_out(comments, source))


def _without_comments(whole: str) -> tuple[str, int]:
    """The text with comments masked, and how many there were."""
    return _COMMENT.subn(lambda comment: re.sub(r"[^\n]", _PASSED_OVER, comment.group()), whole)


def _left_out(comments: int, source: str) -> tuple[Finding, ...]:
    if not comments:
        return ()
    message = f"left out: {comments} comment{'s' if comments > 1 else ''}"
    return (Finding(code="comments", message=message, severity=Severity.NOTE, file=source),)


def _lines(shown: list[str], raw: list[str]) -> Iterator[blocks.Line | None]:
    tables, row = 0, 0
    for number, (line, as_written) in enumerate(zip(shown, raw, strict=True), start=1):
        marks = set(line) - {" ", "\t", _PASSED_OVER}
        if row and "-" in marks and marks <= set("|:-"):
            continue
        if _is_row(line):
            tables, row = (tables, row + 1) if row else (tables + 1, 1)
            yield from _cells(line, as_written, number, (tables, row))
            continue
        row = 0
        if not marks or _is_rule(line, marks):
            yield None
        else:
            underlined = number < len(shown) and _UNDERLINE.match(shown[number]) is not None
            yield _line(line, as_written, number, underlined=underlined)


def _is_rule(line: str, marks: set[str]) -> bool:
    """A line across the page, under a heading or around code."""
    if line.lstrip().startswith(("```", "~~~")) or _UNDERLINE.match(line):
        return True
    return marks in ({"*"}, {"-"}) and sum(line.count(mark) for mark in marks) >= _MARKS_OF_A_RULE


def _line(line: str, raw: str, number: int, *, underlined: bool) -> blocks.Line:
    quoted = _QUOTED.match(line)
    start = quoted.end() if quoted else 0
    masked = _masked(line)
    if heading := _HEADING.match(line, start):
        shut = line.rstrip().rstrip("#")
        end = len(shut) if shut.endswith((" ", "\t")) else len(line)
        return _located(_Stretch(masked, raw, number, heading.end(), max(heading.end(), end)), "heading", opens=True)
    if plus := _PLUS.match(line, start):
        return _located(_Stretch(masked, raw, number, plus.end(), len(line)), "item", opens=True)
    plain = line_of(line[start:], number)
    kind = "heading" if underlined and plain.kind == "paragraph" else plain.kind
    start += plain.piece.column - 1
    return _located(_Stretch(masked, raw, number, start, len(line)), kind, opens=plain.opens)


def _located(place: _Stretch, kind: Kind, *, opens: bool, cell: Cell | None = None) -> blocks.Line:
    masked = place.masked[place.start : place.end]
    raw = place.raw[place.start : place.end]
    as_written = Piece(raw, place.number, place.start + 1) if masked != raw else None
    return blocks.Line(kind, Piece(masked, place.number, place.start + 1), opens, as_written, cell)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|") and line.count("|") > 1


def _cells(line: str, raw: str, number: int, place: tuple[int, int]) -> Iterator[blocks.Line]:
    masked = _masked(line)
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", line)]
    bounds = [*bars, len(line)] if line[bars[-1] + 1 :].strip() else bars
    for column, (first, last) in enumerate(pairwise(bounds), start=1):
        cell = Cell(*place, column)
        yield _located(_Stretch(masked, raw, number, first + 1, last), "cell", opens=True, cell=cell)


def _masked(line: str) -> str:
    """The line with its marks passed over; a tag stands for white space where it is a line break."""

    def passed_over(mark: re.Match[str]) -> str:
        blank = " " if mark.group().casefold().startswith("<br") else _PASSED_OVER
        return blank * len(mark.group())

    return _MARKS.sub(passed_over, line)
