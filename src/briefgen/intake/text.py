"""Bytes to lines, for the formats that have lines."""

from __future__ import annotations

from briefgen.findings import Noted
from briefgen.intake.characters import control_characters, split_lines
from briefgen.intake.decoding import decoded_by_ladder


def lines(data: bytes, source: str, encoding: str | None = None) -> Noted[tuple[str, ...]]:
    """The lines of a text file, without their ends; `encoding` is what the user says that it is.

    Control characters are still in them, so that columns count as in the file; `passages.fold` takes
    them out. Findings: `encoding`, see `decoding`; `control-character`.
    """
    text = decoded_by_ladder(data, source, encoding=encoding)
    return Noted(split_lines(text.value), text.findings + control_characters(text.value, source))
