"""Reading back what is no page: tables of plain cells, and messages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from briefgen.prove.readback import Readback, ReadBlock

HEADINGS = {"=": "h1", "-": "h2"}


def read_csv(data: bytes) -> Readback:
    """The cells of a table of comma-separated values, empty ones left out, without the guard before a text."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return Readback(tuple(_cells([text.removeprefix("'") for text in row] for row in rows)), is_bare=True)


def read_xlsx(data: bytes) -> Readback:
    """The cells of a workbook's first sheet, empty ones left out."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only where there is a workbook

    book = load_workbook(io.BytesIO(data))
    rows = ([str(value) if value is not None else "" for value in row] for row in book.active.values)
    properties = {"title": book.properties.title or "", "language": book.properties.language or ""}
    return Readback(tuple(_cells(rows)), properties=properties)


def _cells(rows: Iterable[list[str]]) -> Iterator[ReadBlock]:
    """Cells in reading order; the first row is the head."""
    for place, row in enumerate(rows):
        yield from (ReadBlock("td" if place else "th", text) for text in row if text)


def read_txt(data: bytes) -> Readback:
    """The blocks of a message."""
    blocks = data.decode().removesuffix("\n").split("\n\n")
    return Readback(tuple(_block(block) for block in blocks if block), is_bare=True)


def _block(block: str) -> ReadBlock:
    text, _, rule = block.partition("\n")
    if rule and rule == rule[0] * len(text):
        return ReadBlock(HEADINGS.get(rule[0], "p"), text)
    if text.startswith("- "):
        return ReadBlock("li", text[2:])
    return ReadBlock("p", text.removeprefix(" "))
