"""Every source of a folder, or one file alone, read into claims. A file that no reader knows is a finding."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted, Severity
from briefgen.intake import concept_note, event_file, tables
from briefgen.intake.formats import docx, markdown, plain_text
from briefgen.intake.passages import Passage
from briefgen.model.claims import Claim

EVENT_FILES = ("event.yaml", "event.yml")
MOST_BYTES = 50_000_000

PassageReader = Callable[[bytes, str], Noted[tuple[Passage, ...]]]

READERS: dict[str, PassageReader] = {
    ".docx": docx.read,
    ".md": markdown.read,
    ".txt": plain_text.read,
}
"""One row a format: bytes to passages."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its name below the sources folder, and its hash."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Read:
    """All claims of some sources, and which files they are from."""

    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]


def read(place: Path) -> Noted[Read]:
    """The claims of a sources folder, or of one file alone.

    Raises BriefgenError when there is nothing at that place.
    """
    if place.is_file():
        return _joined([_read_file(place, place.name)])
    if not place.is_dir():
        raise BriefgenError(f"there is no sources folder {place}", "make one with: briefgen new .")
    return _joined([_read_file(path, path.relative_to(place).as_posix()) for path in _files(place)])


def _files(folder: Path) -> Iterator[Path]:
    """The folder's files in the order of their names; hidden and temporary ones left out."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "~$")) for part in inside):
            yield path


def _joined(pieces: Iterable[Noted[Read]]) -> Noted[Read]:
    pieces = list(pieces)
    return Noted(
        Read(
            tuple(claim for piece in pieces for claim in piece.value.claims),
            tuple(source for piece in pieces for source in piece.value.sources),
        ),
        tuple(finding for piece in pieces for finding in piece.findings),
    )


def _read_file(path: Path, name: str) -> Noted[Read]:
    if path.stat().st_size > MOST_BYTES:
        return Noted(Read((), ()), (_refused(name, f"the file has more than {MOST_BYTES // 1_000_000} MB"),))
    try:
        data = path.read_bytes()
    except OSError as error:
        return Noted(Read((), ()), (_refused(name, f"the file cannot be read: {error.strerror}"),))
    claims = _claims(data, name)
    return Noted(Read(claims.value, (Source(name, hashlib.sha256(data).hexdigest()),)), claims.findings)


def _claims(data: bytes, name: str) -> Noted[tuple[Claim, ...]]:
    suffix = Path(name).suffix.casefold()
    if Path(name).name in EVENT_FILES:
        return event_file.read(data, name)
    if suffix == ".csv":
        return tables.read(data, name)
    if reader := READERS.get(suffix):
        return _note_claims(reader(data, name))
    return Noted((), (_unread(name),))


def _note_claims(passages: Noted[tuple[Passage, ...]]) -> Noted[tuple[Claim, ...]]:
    """What a note claims, and its passages themselves, so that wordings can rest on them."""
    noted = concept_note.claims(passages.value)
    lines = tuple(
        Claim(path=("passages", each.source, each.locator), value=each.text, span=each.span(0, len(each.text)))
        for each in passages.value
    )
    return Noted(noted.value + lines, passages.findings + noted.findings)


def _refused(name: str, message: str) -> Finding:
    return Finding(
        code="refused", severity=Severity.ERROR, message=message, file=name, hint="save it anew, or take it out"
    )


def _unread(name: str) -> Finding:
    return Finding(
        code="not-read",
        message="no reader for this kind of file: it was left out",
        file=name,
        hint="briefgen reads .txt, .md and .docx notes, event.yaml, and .csv tables",
    )
