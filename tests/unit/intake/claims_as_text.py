"""Claims as a table that a person can read and check against the note.

    sessions..parts.1.duration = 3600                       path and value
      derived by ordinal-hour                               unless it is stated
      3:1 "1. Hour"                                         place and quote; `verbatim` when the quote is the value

Run with the path of a note to print its table.
"""

from __future__ import annotations

import sys
from pathlib import Path

from briefgen.intake import concept_note
from briefgen.intake.formats import plain_text
from briefgen.model.claims import Claim
from briefgen.origin import Span

NOTES = Path(__file__).parents[2] / "cases" / "concept_notes"


def table(claims: tuple[Claim, ...]) -> str:
    """All claims in order."""
    return "".join(line + "\n" for claim in claims for line in _lines(claim))


def _lines(claim: Claim) -> list[str]:
    value = " | ".join(claim.value) if isinstance(claim.value, tuple) else str(claim.value)
    how = [] if claim.how == "stated" else [f"  {claim.how} by {claim.rule}"]
    return [f"{'.'.join(claim.path)} = {value}", *how, *(_place(span, value) for span in claim.spans)]


def _place(span: Span, value: str) -> str:
    quote = "verbatim" if span.quote == value else f'"{span.quote}"'
    return f"  {span.line}:{span.column} {quote}"


def claims_of(note: Path) -> tuple[Claim, ...]:
    """What a note in plain text claims."""
    read = plain_text.read(note.read_bytes(), note.name)
    return concept_note.claims(read.value).value


if __name__ == "__main__":
    print(table(claims_of(Path(sys.argv[1]))), end="")  # noqa: T201 - a tool's answer
