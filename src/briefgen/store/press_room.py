"""The press room: what the public may see, swapped in whole; and the records that publishing rests on.

A complete new folder is written below ``.briefgen``, flushed, and put into its place by one rename. Where there is
a press room already, both change places at once: renameat2(2) with RENAME_EXCHANGE, on Linux. Elsewhere the old one is
moved aside first: a kill between the two renames leaves no press room until the next `held`, and never half of one.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError
from briefgen.store import output
from briefgen.store.output import RECORDS, STAGING, load
from briefgen.store.writing import flush_folder, storing, write

PRESS_ROOM = "press-room"
CLOCK = "clock.json"
RELEASES = "releases.jsonl"
ASIDE = "press-room-before"
SUMS = "SHA256SUMS"
INDEX = "index.html"
AT_FDCWD, RENAME_EXCHANGE = -100, 2


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the output folder, and clear away what a killed publication left.

    Raises BusyError or StorageError, BriefgenError when something else lies in the press room's place.
    """
    room, aside = folder / PRESS_ROOM, folder / RECORDS / ASIDE
    with output.held(folder):
        if room.is_symlink() or (room.exists() and not room.is_dir()):
            raise BriefgenError(f"{room} is no folder", "take it away; publish makes it")
        if aside.exists():
            with storing(room):
                shutil.rmtree(aside) if room.exists() else aside.rename(room)
        yield


def files(folder: Path) -> dict[str, bytes]:
    """What the press room holds, by its name there; nothing where there is none."""
    room = folder / PRESS_ROOM
    found = (path for path in room.rglob("*") if path.is_file())
    return {path.relative_to(room).as_posix(): path.read_bytes() for path in found}


def put(folder: Path, room_files: Mapping[str, bytes]) -> None:
    """Put a complete press room in place of the one that there is.

    Raises StorageError; what was there before is then complete.
    """
    staged, room, aside = folder / RECORDS / STAGING / PRESS_ROOM, folder / PRESS_ROOM, folder / RECORDS / ASIDE
    for name, data in room_files.items():
        write(staged / name, data)
    for each in (staged, *(path for path in staged.rglob("*") if path.is_dir())):
        flush_folder(each)
    with storing(room):
        if not room.exists():
            staged.rename(room)
        elif not _exchanged(staged, room):
            room.rename(aside)
            staged.rename(room)
    flush_folder(folder)
    for old in (folder / RECORDS / STAGING, aside):
        with storing(old):
            shutil.rmtree(old, ignore_errors=not old.exists())


def _exchanged(one: Path, other: Path) -> bool:
    """Two folders change places in one step; false where the system cannot do that."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)


# -- records ----------------------------------------------------------------------------------------------


def has_published(folder: Path) -> bool:
    """Whether anything was ever published from an output folder."""
    return (folder / RECORDS / RELEASES).exists() or (folder / PRESS_ROOM).exists()


def last_seen(folder: Path) -> datetime | None:
    """The latest time that publishing saw; None where there is no record, or one that cannot be read."""
    try:
        return datetime.fromisoformat(load(folder / RECORDS / CLOCK)["seen"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError):
        return None


def see(folder: Path, at: datetime) -> None:
    """Record the time, so that an earlier one is noticed.

    Raises StorageError.
    """
    write(folder / RECORDS / CLOCK, f"{json.dumps({'seen': at.isoformat()})}\n".encode())


def log(folder: Path, release: Mapping[str, Any]) -> None:
    """Add a line to the record of releases, which only grows.

    Raises StorageError.
    """
    path = folder / RECORDS / RELEASES
    line = json.dumps(release, ensure_ascii=False, sort_keys=True).encode()
    with storing(path), path.open("a+b") as stream:
        stream.seek(0)
        whole = stream.read().endswith(b"\n") or stream.tell() == 0
        stream.write((b"" if whole else b"\n") + line + b"\n")  # a killed one may have left half a line
        stream.flush()
        os.fsync(stream.fileno())
