"""Bytes as text, for files that somebody typed or exported."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Undecoded:
    """Why bytes are no text: the line and column of the first byte that is none, and the byte."""

    line: int
    column: int
    byte: int


def decoded(content: bytes) -> str | Undecoded:
    """The text of UTF-8, or of UTF-16 with a mark of byte order; the mark itself left out."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", "utf-8"))
    body = content[len(mark) :]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as problem:
        before = body[: problem.start].decode(encoding, errors="replace")
        line = before.count("\n") + 1
        return Undecoded(line, len(before) - before.rfind("\n"), body[problem.start])


def decoded_table(content: bytes) -> str:
    """As `decoded`; what is no UTF is read as Windows' western code page, which spreadsheets still write."""
    match decoded(content):
        case str(text):
            return text
        case _:
            return content.decode("cp1252", errors="replace")
