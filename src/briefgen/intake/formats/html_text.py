"""The text of a page while it is gathered: pieces that know where they stand, then passages."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from briefgen.intake.characters import CONTROL, Lines
from briefgen.intake.formats.plain_text import BULLET
from briefgen.intake.formats.visible import with_ordinal
from briefgen.intake.passages import Cell, Kind, Passage, Place

_SOLID = re.compile(rf"[^\s{CONTROL}]+")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,40};?)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of the page that stands in its source from an index on, or all at one index."""

    text: str
    index: int
    is_spread: bool


def pieces(page: str, index: int, text: str) -> list[Piece]:
    """A text node as pieces: what is written as ``&amp;`` stands at its first character."""
    if page.startswith(text, index):
        return [Piece(text, index, is_spread=True)]
    found: list[Piece] = []
    at, made = index, 0
    while made < len(text):
        reference = _REFERENCE.search(page, at, at + len(text) - made + 50)
        end = min(reference.start() if reference else len(page), at + len(text) - made)
        if page[at:end] != text[made : made + end - at]:
            break
        if end > at:
            found.append(Piece(page[at:end], at, is_spread=True))
        made += end - at
        if reference is None or made >= len(text):
            break
        sign = html.unescape(reference.group())
        if not text.startswith(sign, made):
            break
        found.append(Piece(sign, end, is_spread=False))
        made += len(sign)
        at = reference.end()
    return [*found, Piece(text[made:], at, is_spread=False)] if made < len(text) else found


@dataclass(slots=True)
class Paragraph:
    """What is gathered until a block ends."""

    kind: Kind = "paragraph"
    cell: Cell | None = None
    label: str | None = None
    pieces: list[Piece] = field(default_factory=list)

    def passage(self, source: str, sha256: str, lines: Lines) -> Passage | None:
        """The passage, None where it is empty; without a bullet that was typed."""
        whole = "".join(piece.text for piece in self.pieces)
        bullet = BULLET.match(whole)
        text, places = self.folded(whole, bullet.end() if bullet else 0, lines)
        if not text:
            return None
        kind: Kind = "cell" if self.cell else "item" if bullet else self.kind
        ordinal = with_ordinal(self.label, text) if self.label else None
        if ordinal and not self.cell:
            shift = len(ordinal) - len(text)
            places = (places[0], *(Place(place.offset + shift, place.line, place.column) for place in places))
            text, kind = ordinal, "paragraph"
        first = places[0]
        return Passage(
            text, kind, source, sha256, f"line {first.line}", first.line, first.column, places, cell=self.cell
        )

    def folded(self, whole: str, start: int, lines: Lines) -> tuple[str, tuple[Place, ...]]:
        """The text with its white space folded, and where each stretch of it stands."""
        starts, index = [], 0
        for piece in self.pieces:
            starts.append(index)
            index += len(piece.text)
        words: list[str] = []
        places: list[Place] = []
        length, end, number = 0, start, 0
        for word in _SOLID.finditer(whole, start):
            if words and any(each.isspace() for each in whole[end : word.start()]):
                words.append(" ")
                length += 1
            while number + 1 < len(starts) and starts[number + 1] <= word.start():
                number += 1
            inside = number
            while inside < len(starts) and starts[inside] < word.end():
                at = max(starts[inside], word.start())
                piece = self.pieces[inside]
                line, column = lines.place(piece.index + (at - starts[inside] if piece.is_spread else 0))
                if piece.text:
                    places.append(Place(length + at - word.start(), line, column))
                inside += 1
            words.append(word.group())
            length += len(word.group())
            end = word.end()
        return "".join(words), tuple(places)
