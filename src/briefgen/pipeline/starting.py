"""A project to start from."""

from __future__ import annotations

from pathlib import Path

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.pipeline.reading import draft

TABLES = "tables-to-fill"
"""Where the tables wait that an officer may fill in and put into the sources: nothing reads them there."""


def new(folder: Path, notes: tuple[Path, ...]) -> tuple[Path, ...]:
    """Make a project: its folders, copies of the notes, tables to be filled in, and a draft event file.

    Raises BriefgenError when the folder already holds one: nothing is ever overwritten.
    """
    from briefgen.store.writing import write

    event_file = folder / "sources" / "event.yaml"
    if event_file.exists():
        raise BriefgenError(f"{event_file} is there already", "choose another folder; nothing was changed")
    missing = next((note for note in notes if not note.is_file()), None)
    if missing is not None:
        raise BriefgenError(f"there is no file {missing}", "give the path of a concept note")
    copies = [(folder / "sources" / note.name, note.read_bytes()) for note in notes]
    copies += [(folder / TABLES / table.name, table.read_bytes()) for table in resources.input_tables()]
    taken = next((path for path, _ in copies if path.exists()), None)
    if taken is not None:
        raise BriefgenError(f"{taken} is there already", "choose another folder; nothing was changed")
    for path, data in copies:
        write(path, data)
    write(folder / "output" / ".gitkeep", b"")
    write(event_file, draft(folder / "sources", {}).encode())
    return (*(path for path, _ in copies), event_file)
