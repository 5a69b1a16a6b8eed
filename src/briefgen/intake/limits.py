"""What a process that parses received files may do: so much memory, so much time, nothing written, nobody called."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

MEBIBYTE = 1 << 20
CALLS = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "shutil.")
WRITES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a reading process: memory in bytes, computing for all files and for each, and wall time, in seconds.

    A busy machine makes a sound file wait long and a hostile one compute long: so the wall clock is patient.
    """

    memory: int = 1024 * MEBIBYTE
    cpu_seconds: int = 60
    file_seconds: float = 20.0
    wall_seconds: float = 120.0
    open_files: int = 64


def apply(limits: Limits) -> None:
    """Bind this process, for good. Where the system knows no such limits the audit hook alone remains.

    RLIMIT_AS is ignored or refused on macOS; Windows has no such limits: there the checks before parsing and the
    parent's wall clock remain.
    """
    sys.dont_write_bytecode = True
    _resources(limits)
    sys.addaudithook(_forbid)


@contextmanager
def computing(seconds: float) -> Iterator[None]:
    """End this process by SIGPROF when what is done within computes for longer; Windows has no such clock."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _resources(limits: Limits) -> None:
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    wanted = (
        ("RLIMIT_AS", limits.memory, limits.memory),
        ("RLIMIT_CPU", limits.cpu_seconds, limits.cpu_seconds + 1),  # the first is told apart from being killed
        ("RLIMIT_FSIZE", 0, 0),
        ("RLIMIT_NOFILE", limits.open_files, limits.open_files),
        ("RLIMIT_CORE", 0, 0),
    )
    for name, soft, hard in wanted:
        kind = getattr(resource, name, None)
        if kind is not None:
            try:
                resource.setrlimit(kind, (soft, hard))
            except (ValueError, OSError):
                continue


def _forbid(event: str, args: tuple[object, ...]) -> None:
    """Python's audit hook: it cannot be taken off again, and what it raises stops the call (PEP 578)."""
    if event.startswith(CALLS) or event in WRITES:
        raise PermissionError(f"a reader may not {event}")
    if event == "open" and _writes(args):
        raise PermissionError("a reader may not write")


def _writes(args: tuple[object, ...]) -> bool:
    _, mode, flags = args
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
