"""The gate: refuses hostile packages (.docx) before any parser sees them.

Limits leave room for real files, whose parts pack to a tenth (docx) or a twentieth of their size.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

from briefgen.findings import Finding, Severity

MOST_ENTRIES = 2000
MOST_BYTES_OF_PART = 64 << 20
MOST_BYTES = 128 << 20
MOST_RATIO = 200
_RATIO_FROM = 1 << 20
_ENCRYPTED = 0x1
_ACTIVE = re.compile(r"vbaProject\.bin$|/activeX/|\.exe$", re.IGNORECASE)
_DTD = re.compile(
    rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|<\x00?!\x00?E\x00?N\x00?T\x00?I\x00?T\x00?Y"
)


def package(data: bytes, source: str) -> tuple[Finding, ...]:
    """Why a zip package is refused: at most one finding a check; nothing when it may be parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            refusals = [why for check in _CHECKS if (why := check(entries))]
            refusals = refusals or list(_contents(archive, entries))
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        refusals = [f"it is no sound zip package ({error})"]
    return tuple(_refused(why, source) for why in refusals)


def _refused(why: str, source: str) -> Finding:
    return Finding(
        code="refused",
        message=f"the file was not read: {why}",
        hint="Open it in a word processor and save it again as a plain .docx.",
        severity=Severity.ERROR,
        file=source,
    )


def _number(entries: list[zipfile.ZipInfo]) -> str | None:
    return f"{len(entries)} entries" if len(entries) > MOST_ENTRIES else None


def _names(entries: list[zipfile.ZipInfo]) -> str | None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if name.casefold() in seen:
            return f"two entries are called {name}"
        if name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name:
            return f"an entry reaches out of the package: {name}"
        seen.add(name.casefold())
    return None


def _encryption(entries: list[zipfile.ZipInfo]) -> str | None:
    return "it is encrypted" if any(entry.flag_bits & _ENCRYPTED for entry in entries) else None


def _active(entries: list[zipfile.ZipInfo]) -> str | None:
    return next((f"it holds a program: {entry.filename}" for entry in entries if _ACTIVE.search(entry.filename)), None)


def _sizes(entries: list[zipfile.ZipInfo]) -> str | None:
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > MOST_BYTES_OF_PART or (entry.file_size > _RATIO_FROM and ratio > MOST_RATIO):
            return f"{entry.filename} unpacks to {entry.file_size} bytes"
    total = sum(entry.file_size for entry in entries)
    return f"it unpacks to {total} bytes" if total > MOST_BYTES else None


_CHECKS: tuple[Callable[[list[zipfile.ZipInfo]], str | None], ...] = (_number, _names, _encryption, _active, _sizes)


def _contents(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """What only the bytes show: a size that lies, a document type."""
    for entry in entries:
        with archive.open(entry) as part:
            content = part.read(entry.file_size + 1)
        if len(content) > entry.file_size:
            yield f"{entry.filename} is larger than the package says"
        elif entry.filename.endswith((".xml", ".rels")) and _DTD.search(content):
            yield f"{entry.filename} has a document type declaration"
        else:
            continue
        return
