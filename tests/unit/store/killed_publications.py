"""Kills a publication before each thing that it does to the disk, one after the other; reports what is left.

Run with the folder of a project whose kit is built, and the time to publish at (ISO 8601). Prints one JSON object a
point, from 1: ``killed`` (false once a publication got through), ``ended`` with its exit code, ``room`` with the hashes
of the press room's files, ``again`` with the exit code of a second try, and ``after`` with the hashes after that. Each
publication is a child process that ends itself by SIGKILL.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from itertools import count
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.pipeline import publish
from briefgen.project import find

TOUCHING = frozenset({"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym"})
"""What is done to the disk; renameat2 is looked up (``ctypes.dlsym``) right before it is called."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def killing(point: int) -> Callable[[str, tuple[object, ...]], None]:
    """An audit hook (PEP 578) that ends the process before its n-th change of the disk."""
    done = 0

    def hook(event: str, words: tuple[object, ...]) -> None:
        nonlocal done
        if event not in TOUCHING:
            return
        if event == "open" and not (isinstance(words[2], int) and words[2] & WRITING):
            return
        done += 1
        if done == point:
            os.kill(os.getpid(), signal.SIGKILL)

    return hook


def published(folder: Path, at: datetime, point: int = 0) -> int:
    """Publish in a child process, killed at a point; how it ended."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            if point:
                sys.addaudithook(killing(point))
            publish(find(None, None, folder), lambda: at)
            code = 0
        except BriefgenError as error:
            code = error.exit_code
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return -signal.SIGKILL if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def room(folder: Path) -> dict[str, str] | None:
    """The hashes of the press room's files; None where there is none."""
    place = folder / "output" / "press-room"
    files = (path for path in sorted(place.rglob("*")) if path.is_file())
    found = {path.relative_to(place).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return found if place.exists() else None


def main(kept: Path, at: datetime) -> None:
    """Kill at every point until one is past the end."""
    for name in ("compose.press_index", "prove.readers", "store.press_room"):
        import_module(f"briefgen.{name}")  # once, for all children
    folder = kept.with_name("killed")
    for point in count(1):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(kept, folder)
        ended = published(folder, at, point)
        left = room(folder)
        again = published(folder, at)
        report = {"killed": ended < 0, "ended": ended, "room": left, "again": again, "after": room(folder)}
        print(json.dumps(report), flush=True)  # noqa: T201 - this is what it is for
        if ended >= 0:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), datetime.fromisoformat(sys.argv[2]))
