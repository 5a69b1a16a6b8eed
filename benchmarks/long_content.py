"""Long packs of invented words: the same plain pieces for everybody, and what each way of printing wants of them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from plain_content import Piece

from briefgen.tree.nodes import Block, Cell, Column, Contents, Document, Heading, Paragraph, Row, Section, Table, Text

SYLLABLES = "ba be bo da de do fa fe ga ka la le lo ma me mo na ne no pa ra re ri sa se so ta te to va".split()
PARAGRAPHS, SENTENCES, ROWS = 4, 5, 12
HEADS = ("Time", "Minutes", "What", "Who", "To do")
WIDTHS = (16, 18, 60, 30, 42)
TITLE = "A long pack"


def pieces(parts: int, seed: int) -> list[Piece]:
    """A pack: in each part a heading, four paragraphs and a table. Another seed gives other words, so that what a
    renderer remembers of the last pack does not print this one.
    """
    chance = random.Random(seed)
    words = sorted({"".join(chance.choices(SYLLABLES, k=chance.randint(1, 5))) for _ in range(4000)})
    return [piece for part in range(1, parts + 1) for piece in _part(part, words, chance)]


def _part(number: int, words: list[str], chance: random.Random) -> Iterator[Piece]:
    yield {"heading": f"{number}. {_said(words, chance, 5)}", "level": 1}
    for _ in range(PARAGRAPHS):
        yield {"paragraph": " ".join(f"{_said(words, chance, 14)}." for _ in range(SENTENCES))}
    rows = [
        [f"{9 + row // 4:02d}:{row % 4 * 15:02d}", "15", *(_said(words, chance, length) for length in (9, 3, 5))]
        for row in range(ROWS)
    ]
    yield {"table": [list(HEADS), *rows]}


def _said(words: list[str], chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(words, k=length)).capitalize()


def document(plain: list[Piece]) -> Document:
    """The pack as briefgen prints it, with its contents."""
    return Document(TITLE, (Section("pack", (Contents(1), *map(_block, plain))),))


def _block(piece: Piece) -> Block:
    if "heading" in piece:
        return Heading(piece["level"], (Text(piece["heading"]),))
    if "paragraph" in piece:
        return Paragraph((Text(piece["paragraph"]),))
    head, *body = (
        Row(tuple(Cell((Paragraph((Text(words),), "cell"),), header=place == 0) for words in row))
        for place, row in enumerate(piece["table"])
    )
    return Table(tuple(map(Column, WIDTHS)), (head,), tuple(body))
