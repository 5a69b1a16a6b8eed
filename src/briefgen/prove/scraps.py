"""Everything that a file says, wherever in its bytes, piece by piece with its place. What a file is, its bytes say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from briefgen.prove.readback import Readback
from briefgen.prove.scraps_pdf import pdf_scraps
from briefgen.prove.scraps_picture import JPEG, PNG, jpeg_scraps, png_scraps
from briefgen.prove.scraps_text import Scrap, byte_scraps, text_scraps

__all__ = ["Scrap", "scraps"]

DEEPEST = 5
"""Archives in one another, the most that are opened."""
LARGEST = 200_000_000
"""Bytes of all members of an archive together, the most that are unpacked."""
AGE = b"age-encryption.org/v1"
"""How a file that is encrypted on purpose begins (age-encryption.org/v1): it was searched before that."""


def scraps(name: str, data: bytes, read: Readback | None = None) -> Iterator[Scrap]:
    """The scraps of a file, its name among them.

    `read` is what the file's pages say, where that has been read and proved complete; else they are read here.
    """
    yield Scrap("its name", name, "label")
    yield from _inside(data, read, DEEPEST)


def _inside(data: bytes, read: Readback | None, depth: int) -> Iterator[Scrap]:
    if data.startswith(b"PK\x03\x04"):
        yield from _archive(data, depth)
    elif b"%PDF-" in data[:1024]:
        for each in pdf_scraps(data, read):
            if isinstance(each, Scrap):
                yield each
            else:
                yield from _below(each.place, each.data, depth)
    elif data.startswith(PNG):
        yield from png_scraps(data)
    elif data.startswith(JPEG):
        yield from jpeg_scraps(data)
    elif data.startswith(AGE):
        return
    else:
        for found in text_scraps(data):
            if isinstance(found, Scrap):
                yield found
            else:
                yield from _below(found.place, found.data, depth)


def _below(place: str, data: bytes, depth: int) -> Iterator[Scrap]:
    """The scraps of a file inside of another one."""
    if depth == 0:
        yield Scrap(place, "", sealed=f"archives stand in one another more than {DEEPEST} deep")
        return
    for each in _inside(data, None, depth - 1):
        yield replace(each, place=f"{place}, {each.place}" if each.place else place)


def _archive(data: bytes, depth: int) -> Iterator[Scrap]:
    """A zip: its members, their names, and what is said beside them. A DOCX is one."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError) as error:
        yield Scrap("", "", sealed=f"it is no readable archive: {error}")
        return
    with archive:
        yield from byte_scraps("the archive's comment", archive.comment, "label")
        if sum(member.file_size for member in archive.infolist()) > LARGEST:
            yield Scrap("", "", sealed=f"unpacked it has more than {LARGEST:,} bytes")
            return
        for member in archive.infolist():
            yield Scrap("a name in the archive", member.filename, "label")
            yield from byte_scraps(member.filename, member.comment + b"\n" + member.extra, "label")
            yield from _member(archive, member, depth)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, depth: int) -> Iterator[Scrap]:
    if member.flag_bits & 1:
        yield Scrap(member.filename, "", sealed="it is encrypted")
        return
    try:
        content = archive.read(member)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        yield Scrap(member.filename, "", sealed=f"it cannot be unpacked: {error}")
        return
    yield from _below(member.filename, content, depth)
