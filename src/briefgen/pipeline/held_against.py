"""Files for the press, held against what the build recorded of them, before they go out."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefgen.findings import Finding, Severity
from briefgen.pipeline.verifying import unsound

Entry = Mapping[str, Any]


def held_against(folder: Path, entries: Sequence[Entry], room: Mapping[str, bytes]) -> Iterator[Finding]:
    """Whatever speaks against publishing these files, in the place of what the press room holds."""
    yield from _strangers(room)
    yield from _of_other_sources(entries)
    wrong = [each for each in unsound(folder, entries) if each.severity is Severity.ERROR]
    yield from wrong
    known = {entry["sha256"] for entry in entries}
    broken = {each.file for each in wrong}
    for entry in entries:
        if entry["path"] not in broken:
            yield from _of_another_state(folder, entry, known)


def _strangers(room: Mapping[str, bytes]) -> Iterator[Finding]:
    """What somebody else put into the press room would be lost."""
    from briefgen.store.press_room import INDEX, PRESS_ROOM, SUMS

    ours = {line.partition("  ")[2] for line in room.get(SUMS, b"").decode("utf-8", "replace").splitlines()}
    for path in sorted(f"{PRESS_ROOM}/{name}" for name in {*room} - {*ours, INDEX, SUMS}):
        hint = "publish replaces the whole folder: move it elsewhere first"
        yield _wrong("foreign-file", path, "publish did not put it there", hint)


def _of_other_sources(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Pieces of one kit are made of the same sources, or some of them are left over from an earlier build."""
    made_of = [
        tuple(sorted((each["path"], each["sha256"]) for each in entry["inputs"] if each["path"].startswith("sources/")))
        for entry in entries
    ]
    for entry, sources in zip(entries, made_of, strict=True):
        if sources != made_of[0]:
            message = f"it was made of other sources than {entries[0]['path']}"
            hint = "build again; take away what is not made any more"
            yield _wrong("pieces-differ", entry["path"], message, hint)


def _of_another_state(folder: Path, entry: Entry, known: set[str]) -> Iterator[Finding]:
    """What a file says of its release must be what is recorded; a zip may hold only what goes out with it."""
    data = (folder / entry["path"]).read_bytes()
    words = entry["release"]["words"]
    if entry["path"].endswith(".zip"):
        told = all(name in known for name in _documents(data))
    else:
        from briefgen.prove.readers import read_back

        told = read_back(entry["path"].rpartition(".")[2], data).properties.get("keywords") == words
    if not told:
        yield _wrong("state-differs", entry["path"], f"it does not say {words}", "build again")


def _documents(data: bytes) -> Iterable[str]:
    """The hashes of the documents in a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".docx", ".pdf")):
                yield hashlib.sha256(archive.read(name)).hexdigest()


def _wrong(code: str, name: str, message: str, hint: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message, file=name, hint=hint)
