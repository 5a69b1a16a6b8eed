"""Bytes to disk so that a reader sees the old file or the new one, never half of either.

A temporary file in the same folder is written, flushed to disk and renamed (POSIX rename replaces atomically).
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from briefgen.errors import BusyError, StorageError

TEMPORARY = ".briefgen-tmp-"
MODE = 0o666
"""What open() gives, before the umask: a web server must be able to read what was written."""


@contextlib.contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turns what the system says about a disk into one line.

    Raises StorageError.
    """
    try:
        yield
    except OSError as error:
        code = errno.errorcode.get(error.errno or 0, "unknown")
        hint = "free some space or choose another folder with -o; what was there before is complete"
        raise StorageError(f"cannot write {path}: {error.strerror} ({code})", hint) from None


def write(path: Path, data: bytes) -> None:
    """Write a whole file or nothing.

    Raises StorageError when the disk refuses.
    """
    with storing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.parent / f"{TEMPORARY}{secrets.token_hex(8)}"
        try:
            _write_through(temporary, data)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _write_through(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Make renames in a folder outlast a power cut, where the system can."""
    if os.name == "nt":
        return
    with storing(folder):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: Path) -> None:
    """Take away temporary files that a killed build left behind; only whoever holds the lock may."""
    for path in folder.rglob(f"{TEMPORARY}*"):
        with storing(path):
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's build lock; the system lets go of it when the process ends, however it ends.

    Raises BusyError when another build holds it, StorageError when it cannot be made.
    """
    with storing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / "lock").open("a+b")
    with stream:
        if not _lock(stream.fileno()):
            raise BusyError(f"another build is writing to {folder.parent}", "wait until it has ended, then build again")
        yield


def _lock(descriptor: int) -> bool:
    if os.name == "nt":  # pragma: no cover - the tests run on POSIX
        import msvcrt  # noqa: PLC0415 - Windows only

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows only
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415 - POSIX only

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
