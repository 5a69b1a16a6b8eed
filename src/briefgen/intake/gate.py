"""The gate: refuses hostile packages (.docx, .odt, .xlsx) before any parser sees them.

Limits leave room for real files, whose parts pack to a tenth (docx) or a twentieth (odt) of their size, and whose
elements stand some thirty deep.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake import markup

MOST_ENTRIES = 2000
MOST_BYTES_OF_PART = 64 << 20
MOST_BYTES = 128 << 20
MOST_RATIO = 200
_RATIO_FROM = 1 << 20
_ENCRYPTED = 0x1
_ACTIVE = re.compile(r"vbaProject\.bin$|/activeX/|\.exe$", re.IGNORECASE)
_ODF_ENCRYPTION = re.compile(rb"<(?:\w+:)?encryption-data\b")
_EMBEDDED = re.compile(r"(?:^|/)embeddings/[^/]+$|^Object \d+/content\.xml$|^Object \d+$", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_FETCHED = re.compile(rb"""\bTargetMode\s*=\s*["']External["']""")
_LINK = re.compile(rb"""/hyperlink["']""")
_TARGET = re.compile(rb"""\bTarget\s*=\s*["']([^"']*)""")
_MARKUP = (".xml", ".rels", ".vml", ".rdf")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office before 2007, and encrypted ones of today, begin ([MS-CFB] 2.2)."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a sound package by their names: those that are markup with their bytes, the others without."""

    parts: dict[str, bytes]

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where the package has none of that name."""
        return self.parts.get(name)


def package(data: bytes, source: str) -> Noted[Package | None]:
    """The parts of a zip package; None, and one finding `refused` that names the limit, where it may not be parsed.

    Files that the package embeds are noted and never opened, what it would have fetched is told and never fetched.
    """
    if data.startswith(_OLE):
        return Noted(None, (refused(_old_format(source), source, _save_as(source)),))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            why = next((found for check in _CHECKS if (found := check(entries))), None)
            parts = {} if why else {entry.filename: _content(archive, entry) for entry in entries}
            why = why or next(_hostile(entries, parts), None)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        why, parts = f"it is no sound zip package ({error})", {}
    if why:
        return Noted(None, (refused(why, source),))
    return Noted(Package(parts), (*_embedded(parts, source), *_outside(parts, source)))


def refused(why: str, source: str, hint: str | None = None) -> Finding:
    """The finding that a file was not read, and why."""
    return Finding(
        code="refused",
        message=f"the file was not read: {why}",
        hint=hint or f"Open it in the program that it is from and save it again as a plain {_suffix(source)}.",
        severity=Severity.ERROR,
        file=source,
    )


def _suffix(source: str) -> str:
    return PurePosixPath(source).suffix.casefold() or ".docx"


def _old_format(source: str) -> str:
    if _suffix(source) in {".doc", ".xls"}:
        return "it is in the format of Word and Excel before 2007"
    return "it is in the format of Office before 2007, or locked with a password"


def _save_as(source: str) -> str:
    suffix = ".xlsx" if _suffix(source) in {".xls", ".xlsx"} else ".docx"
    return f"Open it in a word processor or spreadsheet, and save it as {suffix} without a password."


def _number(entries: list[zipfile.ZipInfo]) -> str | None:
    return f"{len(entries)} entries, {MOST_ENTRIES} at most" if len(entries) > MOST_ENTRIES else None


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
        unpacked = f"{entry.filename} unpacks to {entry.file_size} bytes"
        if entry.file_size > MOST_BYTES_OF_PART:
            return f"{unpacked}, {MOST_BYTES_OF_PART} at most"
        if entry.file_size > _RATIO_FROM and entry.file_size / max(entry.compress_size, 1) > MOST_RATIO:
            return f"{unpacked}, more than {MOST_RATIO} times its packed size"
    total = sum(entry.file_size for entry in entries)
    return f"it unpacks to {total} bytes, {MOST_BYTES} at most" if total > MOST_BYTES else None


_CHECKS: tuple[Callable[[list[zipfile.ZipInfo]], str | None], ...] = (_number, _names, _encryption, _active, _sizes)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, one more than it says that it has at most; those of pictures are let go."""
    with archive.open(entry) as part:
        content = part.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise zipfile.BadZipFile(f"{entry.filename} is larger than the package says")
    return content if entry.filename.endswith(_MARKUP) else b""


def _hostile(entries: list[zipfile.ZipInfo], parts: dict[str, bytes]) -> Iterator[str]:
    """What only the bytes show: a document type, markup that is too deep, a password."""
    for entry in entries:
        if entry.filename.endswith(_MARKUP) and (why := markup.hostile(parts[entry.filename])):
            yield f"{entry.filename} {why}"
    if _ODF_ENCRYPTION.search(parts.get("META-INF/manifest.xml", b"")):
        yield "it is encrypted"


def _embedded(parts: dict[str, bytes], source: str) -> Iterator[Finding]:
    found = [name for name in parts if _EMBEDDED.search(name)]
    if found:
        files = "1 embedded file was" if len(found) == 1 else f"{len(found)} embedded files were"
        message = f"{files} not read: {', '.join(sorted(found)[:5])}"
        yield Finding(code="embedded", message=message, severity=Severity.NOTE, file=source)


def _outside(parts: dict[str, bytes], source: str) -> Iterator[Finding]:
    """Templates, pictures and objects that lie elsewhere, links to be clicked on aside (ECMA-376-2, 6.5)."""
    relations = (each for name in sorted(parts) if name.endswith(".rels") for each in _RELATION.findall(parts[name]))
    wanted = [each for each in relations if _FETCHED.search(each) and not _LINK.search(each)]
    if wanted:
        targets = [found[1].decode("utf-8", "replace") for each in wanted if (found := _TARGET.search(each))]
        things = "1 thing that lies" if len(wanted) == 1 else f"{len(wanted)} things that lie"
        yield Finding(
            code="not-fetched",
            message=f"{things} elsewhere, not fetched: {', '.join(targets[:5])}",
            hint="Word fetches it for whoever opens the file: save it with its pictures, and detach its template",
            file=source,
        )
