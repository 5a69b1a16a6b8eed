"""One source, whatever it is, as claims: the event file, a table, or a note in one of the formats."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from briefgen.findings import Finding, Noted
from briefgen.model.claims import Claim

EVENT_FILES = ("event.yaml", "event.yml")
SESSION_FILE = "session.yaml"
FORMATS = "briefgen.intake.formats"

READERS: dict[str, str] = {
    ".docx": f"{FORMATS}.docx",
    ".md": f"{FORMATS}.markdown",
    ".pdf": f"{FORMATS}.pdf",
    ".txt": f"{FORMATS}.plain_text",
}
"""One row a format of notes: the module whose ``read(data, source)`` makes passages of its bytes."""

TABLES = (".csv",)
"""Formats of tables of people and of the programme."""


def claims(data: bytes, name: str, encoding: str | None = None) -> Noted[tuple[Claim, ...]]:
    """What one file claims. A file that no reader knows is a finding, and claims nothing."""
    from briefgen.intake import event_file, tables  # noqa: PLC0415 - schema and tables only where there are such files

    del encoding
    suffix = PurePosixPath(name).suffix.casefold()
    if PurePosixPath(name).name in EVENT_FILES:
        return event_file.read(data, name)
    if PurePosixPath(name).name == SESSION_FILE:
        return event_file.read_session(data, name, PurePosixPath(name).parent.name or "session")
    if suffix in TABLES:
        return tables.read(data, name)
    if suffix in READERS:
        return _note(data, name, suffix)
    return Noted((), (_unread(name),))


def _note(data: bytes, name: str, suffix: str) -> Noted[tuple[Claim, ...]]:
    """What a note claims, and its passages themselves, so that wordings can rest on them."""
    from briefgen.intake import concept_note  # noqa: PLC0415 - the rules only where there is a note
    from briefgen.intake.passages import Passage  # noqa: PLC0415 - the same

    read = cast("Callable[[bytes, str], Noted[tuple[Passage, ...]]]", import_module(READERS[suffix]).read)
    passages = read(data, name)
    noted = concept_note.claims(passages.value)
    lines = tuple(
        Claim(path=("passages", each.source, each.locator), value=each.text, span=each.span(0, len(each.text)))
        for each in passages.value
    )
    return Noted(noted.value + lines, passages.findings + noted.findings)


def _unread(name: str) -> Finding:
    known = ", ".join(sorted(READERS))
    return Finding(
        code="not-read",
        message="no reader for this kind of file: it was left out",
        file=name,
        hint=f"briefgen reads notes as {known}, the event file, and tables as {', '.join(TABLES)}",
    )
