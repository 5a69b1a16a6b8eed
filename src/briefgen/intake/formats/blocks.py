"""Lines to passages, for formats that have lines: which lines were one before somebody wrapped them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.intake.passages import Cell, Kind, Passage, Piece, passage_of_lines

_SHORTEST_WRAPPED = 40
_LONGEST_WRAPPED = 130
_LINES_OF_A_PATTERN = 3
_EMPTY = "."
_GOES_ON = re.compile(r"\s*[^\W\d_A-Z]")
_ENDED = re.compile(r"[.!?:;][”\"’')\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file. `opens`: its mark begins a block; `raw` is the line before its marks were masked."""

    kind: Kind
    piece: Piece
    opens: bool = False
    raw: Piece | None = None
    cell: Cell | None = None


def passages(lines: Iterable[Line | None], source: str, sha256: str) -> Iterator[Passage]:
    """The passages of a file's lines; None is an empty line."""
    for block in _blocks(lines):
        passage = passage_of_lines((line.piece for line in block), block[0].kind, source, sha256)
        if passage:
            marked = any(line.raw for line in block)
            raw = tuple(line.raw or line.piece for line in block) if marked else ()
            yield replace(passage, raw=raw, cell=block[0].cell)


def _blocks(lines: Iterable[Line | None]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and (line is None or line.opens):
            yield from _unwrapped(run)
            run = []
        if line is not None:
            run.append(line)
    yield from _unwrapped(run)


def _unwrapped(run: list[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other without an empty line: put together where they were wrapped."""
    full = _full_lines(run)
    block: list[Line] = []
    for number, line in enumerate(run):
        if block and not full[number - 1] and not _goes_on(block[-1], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _full_lines(run: list[Line]) -> list[bool]:
    """For each line but the last, whether the next word would not have fitted on it.

    The longest line of any run is full; so this counts only where all lines are, or many and most.
    """
    texts = [line.piece.text.strip() or _EMPTY for line in run]
    longest = max(map(len, texts), default=0)
    full = [len(text) + 1 + len(following.split(maxsplit=1)[0]) > longest for text, following in pairwise(texts)]
    many = sum(full) >= _LINES_OF_A_PATTERN and sum(full) * 2 >= len(full)
    wrapped = len(run) >= _LINES_OF_A_PATTERN and (all(full) or many)
    return full if wrapped and _SHORTEST_WRAPPED <= longest <= _LONGEST_WRAPPED else [False] * len(full)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line goes on in the next: in a cell, indented under an item, or a small letter after a long line."""
    if before.cell is not None and before.cell == line.cell:
        return True
    if before.kind == "item" and line.piece.text.startswith(("  ", "\t")):
        return True
    text = before.piece.text.rstrip()
    return len(text) >= _SHORTEST_WRAPPED and not _ENDED.search(text[-8:]) and bool(_GOES_ON.match(line.piece.text))
