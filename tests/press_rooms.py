"""Publishing at any time that a test likes, and every byte of a press room, unpacked as far as it goes."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefgen.pipeline import Published, publish
from briefgen.project import Project, find

PASSED = datetime(2031, 5, 3, 12, tzinfo=UTC)
"""When the embargo of the settled launch ends."""
BUILT = datetime(2031, 4, 20, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def copied(kit: Path, folder: Path) -> Project:
    """The project, built in April 2031, to publish from."""
    shutil.copytree(kit, folder)
    os.utime(folder / "output" / "manifest.json", (BUILT.timestamp(), BUILT.timestamp()))
    return find(None, None, folder)


def publish_at(project: Project, at: datetime, reason: str | None = None) -> Published:
    """Publish by a clock that stands still."""
    return publish(project, lambda: at, reason)


def room(project: Project) -> dict[str, bytes]:
    """What lies in the press room."""
    folder = project.output / "press-room"
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def unpacked(name: str, data: bytes) -> Iterator[bytes]:
    """All bytes of a file: its name, as they lie there, members of zips, streams of PDFs."""
    yield name.encode()
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from unpacked(member, archive.read(member))
    if data.startswith(b"%PDF"):
        for stream in _STREAM.finditer(data):
            try:
                yield zlib.decompress(stream[1])
            except zlib.error:
                continue
