"""Plain text: each line is a passage, as notes copied out of a word processor have it; marks make list items."""

from __future__ import annotations

import hashlib
import re

from briefgen.findings import Noted
from briefgen.intake import text
from briefgen.intake.formats import blocks
from briefgen.intake.passages import Passage, Piece

BULLET = re.compile(r"\s*(?:[·•▪◦‣⁃∙●○■□*\uf0b7\uf0a7]|[-–—](?=\s))\s*(?=\S)")
_ENUMERATED = re.compile(r"\s*(?:\(?[0-9]{1,2}\)|[0-9]{1,2}\.|\(?[a-z]\))\s+\S")
_ORDINAL = re.compile(r"\s*[0-9]{1,2}\.\s+[\w-]+\s*:")


def read(data: bytes, source: str, encoding: str | None = None) -> Noted[tuple[Passage, ...]]:
    """The passages of a text file; `source` is its path as the user would type it."""
    lines = text.lines(data, source, encoding)
    sha256 = hashlib.sha256(data).hexdigest()
    marked = (line_of(line, number) if line.strip() else None for number, line in enumerate(lines.value, start=1))
    return Noted(tuple(blocks.passages(marked, source, sha256)), lines.findings)


def line_of(line: str, number: int) -> blocks.Line:
    """A line as a list item without its bullet, a list item with its number, or a paragraph.

    `1. Hour: ...` is no list item: its number is an ordinal.
    """
    if bullet := BULLET.match(line):
        return blocks.Line("item", Piece(line[bullet.end() :], number, bullet.end() + 1), opens=True)
    if _ORDINAL.match(line):
        return blocks.Line("paragraph", Piece(line, number), opens=True)
    enumerated = _ENUMERATED.match(line) is not None
    return blocks.Line("item" if enumerated else "paragraph", Piece(line, number), opens=enumerated)
