"""Kills the storing of a build before each thing that it does to the disk, one after the other; reports what is left.

Run with an empty folder. Prints one JSON object a line: ``old`` and ``new`` are the hashes of all files of two whole
builds; then for each point, from 1, ``killed`` (false once a build got through), ``left`` after the kill and ``after``
the next build. Each build is a child process that ends itself by SIGKILL, as the system would.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from briefgen.store.output import Output, held, store

TOUCHING = frozenset({"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree"})
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
NAMES = ("leaflet.pdf", "leaflet-participants.pdf", "embargoed/leaflet-until.pdf")


def build(output: Path, words: bytes) -> None:
    """Put a build of some hundred kilobytes in place."""
    blocks = ({"kind": "p", "text": words.decode()},)
    outputs = tuple(Output(name, words * 20_000, blocks) for name in NAMES)
    with held(output):
        store(output, outputs, {"sources/event.yaml": hashlib.sha256(words).hexdigest()}, {"1": {}})


def killing(output: Path, point: int) -> Callable[[str, tuple[object, ...]], None]:
    """An audit hook (PEP 578) that ends the process before its n-th change below the output folder."""
    done = 0

    def hook(event: str, words: tuple[object, ...]) -> None:
        nonlocal done
        if event not in TOUCHING or not str(words[0]).startswith(str(output)):
            return
        if event == "open" and not (isinstance(words[2], int) and words[2] & WRITING):
            return
        done += 1
        if done == point:
            os.kill(os.getpid(), signal.SIGKILL)

    return hook


def killed_at(output: Path, point: int, words: bytes) -> bool:
    """Build in a child process that is killed at a point; whether it came so far."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            sys.addaudithook(killing(output, point))
            build(output, words)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        raise RuntimeError(f"the build failed at point {point}")
    return os.WIFSIGNALED(status)


def digests(folder: Path) -> dict[str, str]:
    """The hashes of all files of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def whole_build(output: Path, words: bytes) -> dict[str, str]:
    build(output, words)
    return digests(output)


def main(folder: Path) -> None:
    output, kept = folder / "output", folder / "kept"
    report({"old": whole_build(kept, b"old "), "new": whole_build(folder / "clean", b"new ")})
    for point in count(1):
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(kept, output)
        killed = killed_at(output, point, b"new ")
        left = digests(output)
        report({"point": point, "killed": killed, "left": left, "after": whole_build(output, b"new ")})
        if not killed:
            return


def report(what: dict[str, object]) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
