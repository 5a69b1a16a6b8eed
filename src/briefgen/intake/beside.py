"""Folders of what the event file points at: nothing in them is a note."""

from __future__ import annotations

from pathlib import PurePosixPath

TEXTS = frozenset({"people", "quotes", "statements"})
"""Of texts that somebody answers for: biographies, quotations, statements."""

BESIDE = TEXTS | {"papers", "pictures"}


def is_beside(name: str) -> bool:
    """Whether a file lies in a folder of what the event file points at."""
    return _lies_in(name, BESIDE)


def is_of_texts(name: str) -> bool:
    """Whether a file lies in a folder of texts that somebody answers for."""
    return _lies_in(name, TEXTS)


def home(name: str) -> str:
    """The folder that a file speaks for: its own, or the one that holds the folder it lies beside the sources in."""
    folder = PurePosixPath(name).parent
    parts = [part.casefold() in BESIDE for part in folder.parts]
    return str(PurePosixPath(*folder.parts[: parts.index(True)])) if any(parts) else str(folder)


def _lies_in(name: str, folders: frozenset[str]) -> bool:
    return bool(folders & {part.casefold() for part in PurePosixPath(name).parent.parts})
