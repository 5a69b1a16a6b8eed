"""Tables within Markdown: rows between bars, and rows in the tags of HTML, whose cells may reach over lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from briefgen.intake.passages import Cell

_TAG = re.compile(r"<(?P<shut>/?)(?P<tag>table|tr|td|th)\b[^<>\n]{0,300}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text of a cell within a line, from `start` to `end`; `opens`: the cell begins with it."""

    start: int
    end: int
    cell: Cell
    opens: bool = True


@dataclass(slots=True)
class Tables:
    """What is known of the tables of a file, line after line."""

    number: int = 0
    row: int = 0
    column: int = 0
    in_tags: bool = False
    _fresh: bool = field(default=False, repr=False)

    def stretches(self, line: str, masked: str) -> list[Stretch] | None:
        """The stretches of a line that stand in cells; None for a line outside of all tables.

        `masked` is the line without its marks: what is blank there is no stretch.
        """
        if self.in_tags or re.search(r"<table\b", line, re.IGNORECASE):
            return [each for each in self._in_tags(line) if re.search(r"[^\s\x00]", masked[each.start : each.end])]
        if not _is_row(line):
            self.row = 0
            return None
        self.number, self.row = (self.number, self.row + 1) if self.row else (self.number + 1, 1)
        return list(self._between_bars(line))

    def is_below_head(self, line: str) -> bool:
        """Whether a line is the rule of dashes below the head of a table between bars."""
        marks = set(line) - {" ", "\t", "\x00"}
        return bool(self.row) and not self.in_tags and "-" in marks and marks <= set("|:-")

    def _between_bars(self, line: str) -> Iterator[Stretch]:
        bars = [match.start() for match in re.finditer(r"(?<!\\)\|", line)]
        bounds = [*bars, len(line)] if line[bars[-1] + 1 :].strip() else bars
        for column, (first, last) in enumerate(pairwise(bounds), start=1):
            yield Stretch(first + 1, last, Cell(self.number, self.row, column))

    def _in_tags(self, line: str) -> Iterator[Stretch]:
        position = 0
        for tag in (*_TAG.finditer(line), None):
            end = tag.start() if tag else len(line)
            if self.in_tags and self.column and line[position:end].strip():
                yield Stretch(position, end, Cell(self.number, max(self.row, 1), self.column), self._fresh)
                self._fresh = False
            if tag:
                position = tag.end()
                self._turn(tag["tag"].casefold(), shut=bool(tag["shut"]))

    def _turn(self, tag: str, *, shut: bool) -> None:
        """What a tag does to where the text behind it stands."""
        if tag == "table":
            self.in_tags, self.row, self.column = not shut, 0, 0
            self.number += not shut
        elif tag == "tr" and not shut:
            self.row, self.column = self.row + 1, 0
        elif tag in ("td", "th") and not shut:
            self.column, self._fresh = self.column + 1, True


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|") and line.count("|") > 1
