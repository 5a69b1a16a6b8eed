"""Every source of a folder, or one file alone, read into claims by a guarded child process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted
from briefgen.images import Image
from briefgen.intake.beside import is_beside
from briefgen.intake.child import refused
from briefgen.intake.decoding import character_set
from briefgen.intake.guard import Guard
from briefgen.intake.picture_files import PictureFile, located, marked, points_at_picture, read_picture
from briefgen.intake.sources import is_text_beside, modules
from briefgen.model.claims import Claim

MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read: its name below the sources folder, its hash, what it claims, and what it shows."""

    name: str
    sha256: str
    claims: tuple[Claim, ...] = ()
    image: Image | None = None


def guard_of(place: Path) -> Guard:
    """A guard for what there is to read at a place: once it is started, its child imports what that needs."""
    return Guard(modules=modules(name for _, name in _found(place)))


def read(place: Path, encoding: str | None = None, guard: Guard | None = None) -> Noted[tuple[ReadFile, ...]]:
    """Every file of a sources folder, or one file alone; `encoding` is that of all text without a mark of byte order.

    `guard` is one that was started before. Raises BriefgenError when there is nothing at that place, and when no
    encoding has that name.
    """
    if encoding is not None and character_set(encoding) is None:
        raise BriefgenError(f"no encoding is called {encoding}", "such as utf-8, windows-1251, gb18030")
    if not place.exists():
        raise BriefgenError(f"there is no sources folder {place}", "make one with: briefgen new .")
    with guard or guard_of(place) as watched:
        noted = [_read_file(path, name, watched, encoding) for path, name in _found(place)]
        files = tuple(each.value for each in noted if each.value is not None)
        findings = tuple(finding for each in noted for finding in each.findings)
        return with_pictures(place, files, findings, watched) if place.is_dir() else Noted(files, findings)


def with_pictures(
    folder: Path, files: tuple[ReadFile, ...], findings: tuple[Finding, ...], guard: Guard
) -> Noted[tuple[ReadFile, ...]]:
    """The files and the pictures that they point at; a claim whose picture cannot be had is left out."""
    claims = [claim for file in files for claim in file.claims if points_at_picture(claim)]
    if not claims:
        return Noted(files, findings)
    places = {claim: located(folder, claim) for claim in claims}
    names = dict.fromkeys(place.value for place in places.values() if place.value)
    read = {name: read_picture(folder, name, guard) for name in names}
    shown: dict[str | None, PictureFile] = {name: noted.value for name, noted in read.items() if noted.value}
    told = (*findings, *(each for noted in (*places.values(), *read.values()) for each in noted.findings))
    kept = [
        replace(file, claims=tuple(_pointing(file.claims, places, shown))) for file in files if file.name not in names
    ]
    pictures = (ReadFile(each.name, each.sha256, image=each.image) for each in shown.values())
    return Noted((*kept, *pictures), tuple(each for each in told if each.code != "not-read" or each.file not in names))


def _pointing(
    claims: tuple[Claim, ...], places: Mapping[Claim, Noted[str | None]], shown: Mapping[str | None, PictureFile]
) -> Iterator[Claim]:
    """The claims, those that point at a picture with its name below the sources folder, and the mark of its file."""
    for claim in claims:
        if claim not in places:
            yield claim
        elif (name := places[claim].value) in shown:
            yield replace(claim, value=name)
            yield marked(claim, shown[name].sha256)


def _found(place: Path) -> list[tuple[Path, str]]:
    return [(place, place.name)] if place.is_file() else list(_files(place))


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The folder's files and their names below it, in order; hidden, temporary and pointed-at ones left out."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith((".", "~$")) for part in inside.parts)
        if path.is_file() and not hidden and _is_read(inside.as_posix()):
            yield path, inside.as_posix()


def _is_read(name: str) -> bool:
    """Whether it is a source: of what the event file points at, only the texts are."""
    return is_text_beside(name) or not is_beside(name)


def _read_file(path: Path, name: str, guard: Guard, encoding: str | None) -> Noted[ReadFile | None]:
    if path.stat().st_size > MOST_BYTES:
        return Noted(None, (refused(name, f"it has more than {MOST_BYTES // 1_000_000} MB"),))
    try:
        data = path.read_bytes()
    except OSError as error:
        return Noted(None, (refused(name, f"the disk does not give it: {error.strerror}"),))
    claims = guard.read(data, name, encoding)
    return Noted(ReadFile(name, hashlib.sha256(data).hexdigest(), claims.value), claims.findings)
