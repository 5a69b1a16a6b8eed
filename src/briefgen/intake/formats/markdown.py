"""Markdown: headings, list items, table cells and paragraphs; marks of emphasis and addresses of links are passed over.

A quote is what stands in the file, with its marks; a passage's text is without them. This reads the light
Markdown of notes, line by line; it is no parser for the whole of CommonMark.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake import text
from briefgen.intake.formats import blocks
from briefgen.intake.formats.markdown_tables import Tables
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
    r"|&(?:#[0-9]{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z]{2,8});"
)
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s+|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})\s*$")
_QUOTED = re.compile(r" {0,3}(?:>\s?)+")
_MARKS_OF_A_RULE = 3
_MOST_SETTINGS = 60
_SETTING = re.compile(r"[\w.-]+ ?:|\s|#|-|$")
_TITLE = re.compile(r"title: *[\"']?(?P<title>\S.*?)[\"']?\s*$")
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
    tables, settings = Tables(), _settings(shown)
    for number, (line, as_written) in enumerate(zip(shown, raw, strict=True), start=1):
        if number <= settings:
            yield from _title(line, as_written, number)
            continue
        if tables.is_below_head(line):
            continue
        masked = _masked(line)
        cells = tables.stretches(line, masked)
        if cells is not None:
            yield from (
                _located(
                    _Stretch(masked, as_written, number, each.start, each.end), "cell", opens=each.opens, cell=each.cell
                )
                for each in cells
            )
            continue
        marks = set(masked) - {" ", "\t", _PASSED_OVER}
        if not marks or _is_rule(line, marks):
            yield None
        else:
            underlined = number < len(shown) and _UNDERLINE.match(shown[number]) is not None
            yield _line(line, as_written, number, underlined=underlined)


def _settings(shown: list[str]) -> int:
    """How many lines the settings of a site take at the start of a page, between two lines of dashes."""
    if not shown or shown[0].rstrip() != "---":
        return 0
    ends = (n for n, line in enumerate(shown[1:_MOST_SETTINGS], start=2) if line.rstrip() in ("---", "..."))
    end = next(ends, 0)
    return end if all(_SETTING.match(line) for line in shown[1 : end - 1]) else 0


def _title(line: str, raw: str, number: int) -> Iterator[blocks.Line]:
    """Of the settings of a page only its title is text."""
    if title := _TITLE.match(line):
        yield _located(_Stretch(line, raw, number, *title.span("title")), "heading", opens=True)


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


def _masked(line: str) -> str:
    """The line with its marks passed over; a tag stands for white space where it is a line break."""

    def passed_over(mark: re.Match[str]) -> str:
        said = mark.group()
        if said.startswith("&"):
            return _character(said) + _PASSED_OVER * (len(said) - 1)
        blank = " " if said.casefold().startswith("<br") else _PASSED_OVER
        return blank * len(said)

    return _MARKS.sub(passed_over, line)


def _character(entity: str) -> str:
    """What an entity such as `&nbsp;` stands for; a soft hyphen is not seen."""
    character = html.unescape(entity)
    return _PASSED_OVER if character == "\xad" or len(character) != 1 else character
