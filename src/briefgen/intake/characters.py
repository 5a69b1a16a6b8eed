"""Characters and places of a text: what may not be in it, and which line and column an index stands at."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from briefgen.findings import Finding

CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
"""What XML 1.0 (2.2) forbids, the C1 controls that it discourages, and marks of byte order inside a text.

As the inside of a character class.
"""

FORBIDDEN = re.compile(f"[{CONTROL}]")

# Editors show these two inside a line, YAML 1.1 takes them for its end: they are read as spaces.
LINE_SEPARATORS = str.maketrans("\u2028\u2029", "  ")

MOST_LINES_NAMED = 20

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_NOT_QUOTED = re.compile(f"[\r\n\u2028\u2029]|{FORBIDDEN.pattern}")


def without_forbidden(text: str) -> str:
    """The text without its control characters."""
    return FORBIDDEN.sub("", text)


def first_line(text: str) -> str:
    """The first line up to any control character: what can be quoted, and stands in the source as it is."""
    stop = _NOT_QUOTED.search(text)
    return (text[: stop.start()] if stop else text).rstrip(" \t")


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text without their ends, which are LF, CR or both."""
    return tuple(_LINE_END.split(text))


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text start; lines end with LF, CR or both, as editors count them."""

    starts: tuple[int, ...]

    @staticmethod
    def of(text: str) -> Lines:
        """The lines of a text, found once."""
        lengths = (len(line[0]) for line in _LINE.finditer(text))
        return Lines((0, *accumulate(lengths)))

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of a character, from 1."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without control characters that still knows where each of its characters stood."""

    text: str
    original: str
    gaps: tuple[int, ...]

    @staticmethod
    def of(original: str) -> Cleaned:
        """Take the control characters out."""
        removed = (found.start() for found in FORBIDDEN.finditer(original))
        gaps = tuple(index - before for before, index in enumerate(removed))
        return Cleaned(without_forbidden(original).translate(LINE_SEPARATORS), original, gaps)

    def before(self, index: int) -> int:
        """The original index of a character of the cleaned text."""
        return index + bisect_right(self.gaps, index)


def control_characters(text: str, source: str) -> tuple[Finding, ...]:
    """One warning for each line that holds control characters, at the first of them; of very many, the first lines."""
    if FORBIDDEN.search(text) is None:
        return ()
    found = [
        control_character(source, number, first.start() + 1, line)
        for number, line in enumerate(split_lines(text), 1)
        if (first := FORBIDDEN.search(line))
    ]
    return (*found[:MOST_LINES_NAMED], *_more(len(found) - MOST_LINES_NAMED, source))


def _more(lines: int, source: str) -> tuple[Finding, ...]:
    if lines <= 0:
        return ()
    return (
        Finding(code="control-character", message=f"taken out of {lines:,} more lines in the same way", file=source),
    )


def control_character(source: str, line: int, column: int, text: str) -> Finding:
    """The finding that the control characters of a text were taken out."""
    return Finding(
        code="control-character",
        message=f"taken out, since it cannot be printed: {', '.join(_code_points(text))}",
        hint="type the text anew where something is missing",
        file=source,
        line=line,
        column=column,
    )


def _code_points(text: str) -> tuple[str, ...]:
    """The control characters of a text by their numbers, each once."""
    return tuple(f"U+{ord(each):04X}" for each in dict.fromkeys(FORBIDDEN.findall(text)))
