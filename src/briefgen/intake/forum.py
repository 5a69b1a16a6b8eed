"""A forum: a tree of folders, each with its own note or ``session.yaml`` a session that inherits from above.

What is inherited are the event file, the tables, and the texts that they name: they speak for all. A note speaks for
the session of its folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefgen.intake.beside import home, is_beside
from briefgen.intake.sources import EVENT_FILES, READERS, SESSION_FILE, TABLES, is_text_beside


@dataclass(frozen=True, slots=True)
class SessionFiles:
    """The files that speak of one session. ``folder`` is its folder's path, "" for the sources folder itself."""

    folder: str
    names: tuple[str, ...]

    @property
    def id(self) -> str | None:
        """The session's id: its folder's name; None for the sources folder, whose event file names it."""
        return PurePosixPath(self.folder).name or None


def sessions(names: Iterable[str]) -> tuple[SessionFiles, ...]:
    """The sessions that some files make; all files are one session's where no folder below has a note of its own."""
    names = tuple(name for name in names if is_text_beside(name) or not is_beside(name))
    folders = sorted({_folder(name) for name in names if _makes_session(name)})
    if not any(folders):
        return (SessionFiles("", names),)
    return tuple(SessionFiles(folder, tuple(_speak_of(folder, names, folders))) for folder in folders)


def _folder(name: str) -> str:
    folder = home(name)
    return "" if folder == "." else folder


def _makes_session(name: str) -> bool:
    path = PurePosixPath(name)
    return not is_beside(name) and (path.name == SESSION_FILE or path.suffix.casefold() in READERS)


def _speak_of(folder: str, names: Iterable[str], folders: list[str]) -> Iterator[str]:
    """The folder's own files and those below it that make no session, and what speaks for all above it."""
    for name in names:
        place = _folder(name)
        is_own = _is_below(place, folder) and _nearest(place, folders) == folder
        is_from_above = place != folder and _is_below(folder, place) and _speaks_for_all(name)
        if is_own or is_from_above:
            yield name


def _is_below(place: str, folder: str) -> bool:
    return folder in ("", place) or place.startswith(f"{folder}/")


def _nearest(place: str, folders: list[str]) -> str:
    return max((folder for folder in folders if _is_below(place, folder)), key=len)


def _speaks_for_all(name: str) -> bool:
    path = PurePosixPath(name)
    return path.name in EVENT_FILES or path.suffix.casefold() in TABLES or is_beside(name)
