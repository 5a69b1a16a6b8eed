"""Every source of a folder, or one file alone, read into claims by a guarded child process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted
from briefgen.intake.child import refused
from briefgen.intake.guard import Guard
from briefgen.model.claims import Claim

MOST_BYTES = 50_000_000


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


def read(place: Path, encoding: str | None = None) -> Noted[Read]:
    """The claims of a sources folder, or of one file alone; `encoding` is that of its text files, if they do not say.

    Raises BriefgenError when there is nothing at that place.
    """
    if not place.exists():
        raise BriefgenError(f"there is no sources folder {place}", "make one with: briefgen new .")
    files = [(place, place.name)] if place.is_file() else list(_files(place))
    with Guard() as guard:
        return _joined([_read_file(path, name, guard, encoding) for path, name in files])


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The folder's files and their names below it, in order; hidden and temporary ones left out."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith((".", "~$")) for part in inside.parts):
            yield path, inside.as_posix()


def _joined(pieces: Iterable[Noted[Read]]) -> Noted[Read]:
    pieces = list(pieces)
    return Noted(
        Read(
            tuple(claim for piece in pieces for claim in piece.value.claims),
            tuple(source for piece in pieces for source in piece.value.sources),
        ),
        tuple(finding for piece in pieces for finding in piece.findings),
    )


def _read_file(path: Path, name: str, guard: Guard, encoding: str | None) -> Noted[Read]:
    if path.stat().st_size > MOST_BYTES:
        return Noted(Read((), ()), (refused(name, f"it has more than {MOST_BYTES // 1_000_000} MB"),))
    try:
        data = path.read_bytes()
    except OSError as error:
        return Noted(Read((), ()), (_unreadable(name, error),))
    claims = guard.read(data, name, encoding)
    return Noted(Read(claims.value, (Source(name, hashlib.sha256(data).hexdigest()),)), claims.findings)


def _unreadable(name: str, error: OSError) -> Finding:
    return refused(name, f"the disk does not give it: {error.strerror}")
