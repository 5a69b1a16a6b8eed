"""Exceptions, for faults of place only: a missing folder, a broken template, a bad option, a full disk.

Content problems are findings, never exceptions.

    BriefgenError            exit 2   the command cannot be carried out
    ├── RefusedError         exit 2   inputs or a template cannot be used; carries its findings (in `findings`)
    ├── StorageError         exit 74  the disk said no
    └── BusyError            exit 75  another build is running
"""

from __future__ import annotations


class BriefgenError(Exception):
    """What a user is told in one line and a hint; `exit_code` is the process's."""

    exit_code = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class StorageError(BriefgenError):
    """The disk is full, read-only or broken."""

    exit_code = 74


class BusyError(BriefgenError):
    """Another build holds the output folder."""

    exit_code = 75
