"""One source, whatever it is, as claims: the event file, a table, or a note in one of the formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from briefgen.findings import Finding, Noted
from briefgen.intake import own_texts
from briefgen.intake.beside import is_of_texts
from briefgen.intake.passages import Passage
from briefgen.model.claims import Claim

EVENT_FILES = ("event.yaml", "event.yml", "event.toml")
SESSION_FILE = "session.yaml"
INTAKE = "briefgen.intake"
FORMATS = f"{INTAKE}.formats"

READERS: dict[str, str] = {
    ".doc": f"{FORMATS}.docx",
    ".docx": f"{FORMATS}.docx",
    ".htm": f"{FORMATS}.html",
    ".html": f"{FORMATS}.html",
    ".md": f"{FORMATS}.markdown",
    ".odt": f"{FORMATS}.odt",
    ".pdf": f"{FORMATS}.pdf",
    ".rtf": f"{FORMATS}.rtf",
    ".txt": f"{FORMATS}.plain_text",
}
"""One row a format of notes: the module whose ``read(data, source)`` makes passages of its bytes."""

TOLD = frozenset({".htm", ".html", ".md", ".rtf", ".txt"})
"""Those that are text: their ``read`` may be told the encoding."""

WORKBOOKS = (".xls", ".xlsx")
TABLES = (".csv", *WORKBOOKS)
"""Formats of tables of people and of the programme."""

_REFUSED = (".doc", ".xls")
"""Formats that only have a row so that their refusal can say what to do."""


def is_text_beside(name: str) -> bool:
    """Whether a file is a text that the event file may name: a biography, a quotation, a statement."""
    return is_of_texts(name) and PurePosixPath(name).suffix.casefold() in READERS


def modules(names: Iterable[str]) -> tuple[str, ...]:
    """The modules that files of these names are read with: the schema takes long to import, and no note needs it."""
    return tuple(sorted({module for name in names for module in _modules(PurePosixPath(name))}))


def _modules(name: PurePosixPath) -> tuple[str, ...]:
    suffix = name.suffix.casefold()
    if name.name in (*EVENT_FILES, SESSION_FILE):
        return (f"{INTAKE}.event_file",)
    if suffix in TABLES:
        return (f"{INTAKE}.tables", f"{INTAKE}.concept_note") if suffix in WORKBOOKS else (f"{INTAKE}.tables",)
    return (READERS[suffix], f"{INTAKE}.concept_note") if suffix in READERS else ()


def claims(data: bytes, name: str, encoding: str | None = None) -> Noted[tuple[Claim, ...]]:
    """What one file claims. A file that no reader knows is a finding, and claims nothing."""
    path = PurePosixPath(name)
    suffix = path.suffix.casefold()
    if path.name in (*EVENT_FILES, SESSION_FILE):
        return _event_file(data, path)
    if suffix in WORKBOOKS:
        return _workbook(data, name)
    if suffix in TABLES:
        from briefgen.intake import tables  # noqa: PLC0415 - only where there is a table

        return tables.read(data, name, encoding)
    if is_text_beside(name):
        return own_texts.claims_of_file(_passages(data, name, encoding), name)
    if suffix in READERS:
        return _note(_passages(data, name, encoding))
    return Noted((), (_unread(name),))


def _event_file(data: bytes, path: PurePosixPath) -> Noted[tuple[Claim, ...]]:
    from briefgen.intake import event_file  # noqa: PLC0415 - the schema only where there is an event file

    if path.name == SESSION_FILE:
        return event_file.read_session(data, str(path), path.parent.name or "session")
    return event_file.read(data, str(path))


def _workbook(data: bytes, name: str) -> Noted[tuple[Claim, ...]]:
    """What tables claim, else what a sheet for people to read does, such as a programme with its days as columns."""
    from briefgen.intake import tables  # noqa: PLC0415 - only where there is a workbook
    from briefgen.intake.formats import xlsx  # noqa: PLC0415 - the same

    opened, digest = xlsx.sheets(data, name), sha256(data).hexdigest()
    found = tables.of_sheets(opened.value, name, digest)
    if found is not None:
        return Noted(found.value, opened.findings + found.findings)
    return _note(Noted(xlsx.passages(opened.value, name, digest), opened.findings))


def _passages(data: bytes, name: str, encoding: str | None) -> Noted[tuple[Passage, ...]]:
    suffix = PurePosixPath(name).suffix.casefold()
    read = cast("Callable[..., Noted[tuple[Passage, ...]]]", import_module(READERS[suffix]).read)
    return read(data, name, encoding) if suffix in TOLD else read(data, name)


def _note(passages: Noted[tuple[Passage, ...]]) -> Noted[tuple[Claim, ...]]:
    """What a note claims, and its passages themselves, so that wordings can rest on them."""
    from briefgen.intake import concept_note  # noqa: PLC0415 - the rules only where there is a note

    noted = concept_note.claims(passages.value)
    return Noted(noted.value + tuple(_places(passages.value)), passages.findings + noted.findings)


def _places(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """What stands at each place of a note; passages that share one (those of a page) are one text."""
    by_place: dict[str, list[Passage]] = {}
    for each in passages:
        by_place.setdefault(each.locator, []).append(each)
    for locator, members in by_place.items():
        text = "\n".join(each.text for each in members)
        first = members[0].span(0, len(members[0].text))
        span = first if len(members) == 1 else replace(first, quote=text)
        yield Claim(path=("passages", first.source, locator), value=text, span=span)


def _unread(name: str) -> Finding:
    known = ", ".join(each for each in sorted(READERS) if each not in _REFUSED)
    tables = ", ".join(each for each in TABLES if each not in _REFUSED)
    return Finding(
        code="not-read",
        message="no reader for this kind of file: it was left out",
        file=name,
        hint=f"briefgen reads notes as {known}, the event file, and tables as {tables}",
    )
