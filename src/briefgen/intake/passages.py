"""Passages: the paragraphs, list items, headings and table cells of a source, each knowing where it stands.

A passage's text has its white space folded to single blanks and the control characters that XML forbids taken
out. What that moved is kept in `places`, so that lines and columns are those of the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from briefgen.intake.characters import CONTROL
from briefgen.origin import Span

Kind = Literal["paragraph", "item", "heading", "cell"]

_SOLID = re.compile(rf"[^\s{CONTROL}]+")


@dataclass(frozen=True, slots=True)
class Place:
    """From `offset` of the text on, until the next place: where that stands in the file, counted from 1."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Which table of the source, and which row and column of it, counted from 1."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Raw text as it stands on one line of a file, from `column` on."""

    text: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a source's text; `line` and `column` are those of its first character, None without lines.

    `raw` is what stands in the file where the text was cleared of a format's marks, such as Markdown's.
    `turns`: from an offset on, another locator, where a page ends in the midst of a paragraph.
    """

    text: str
    kind: Kind
    source: str
    sha256: str
    locator: str
    line: int | None = None
    column: int | None = None
    places: tuple[Place, ...] = ()
    raw: tuple[Piece, ...] = ()
    cell: Cell | None = None
    turns: tuple[tuple[int, str], ...] = ()

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place of ``text[start:end]``, with the line and column that its quote starts at."""
        end = len(self.text) if end is None else end
        if not self.places:
            return Span(
                self.source, self.sha256, self._located(start, end), self.text[start:end], self.line, self.column
            )
        line, column = self._stands(start)
        quote = self._as_written((line, column), self._stands(end - 1)) if self.raw else self.text[start:end]
        return Span(self.source, self.sha256, f"line {line}", quote, line, column)

    def _located(self, start: int, end: int) -> str:
        """The locator of a stretch of the text; both where it goes from one into another."""
        found = [self.locator, *(locator for _, locator in self.turns)]
        first = sum(offset <= start for offset, _ in self.turns)
        last = sum(offset < end for offset, _ in self.turns)
        return found[first] if last <= first else f"{found[first]} to {found[last]}"

    def _stands(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset` of the text."""
        place = self.places[max(0, bisect_right(self.places, offset, key=lambda place: place.offset) - 1)]
        return place.line, place.column + offset - place.offset

    def _as_written(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """What stands in the file from one character to another, marks and all."""
        cut = []
        for piece in self.raw:
            if first[0] <= piece.line <= last[0]:
                start = first[1] - piece.column if piece.line == first[0] else 0
                end = last[1] - piece.column + 1 if piece.line == last[0] else len(piece.text)
                cut.append(Piece(piece.text[start:end], piece.line))
        return fold(cut)[0]


def fold(pieces: Iterable[Piece]) -> tuple[str, tuple[Place, ...]]:
    """The text of some lines with its white space folded, and where each stretch of it stands."""
    text: list[str] = []
    places: list[Place] = []
    length = 0
    for piece in pieces:
        end = 0
        for word in _SOLID.finditer(piece.text):
            gap = piece.text[end : word.start()]
            white = end == 0 or any(character.isspace() for character in gap)
            if white and text:
                text.append(" ")
                length += 1
            if len(gap) != 1 or not white or end == 0:
                places.append(Place(length, piece.line, piece.column + word.start()))
            text.append(word.group())
            length += len(word.group())
            end = word.end()
    return "".join(text), tuple(places)


def passage_of_lines(pieces: Iterable[Piece], kind: Kind, source: str, sha256: str) -> Passage | None:
    """A passage of a format that has lines; None when there is nothing but white space."""
    text, places = fold(pieces)
    if not text:
        return None
    first = places[0]
    return Passage(text, kind, source, sha256, f"line {first.line}", first.line, first.column, places)
