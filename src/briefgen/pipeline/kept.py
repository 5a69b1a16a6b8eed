"""Where the passages of a printed file came from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError


def trace(file: Path, text: str | None) -> list[dict[str, Any]]:
    """The blocks of a printed file that hold a text (all without one), with the origin of each run.

    Raises BriefgenError when the file was not made by a build that is still recorded beside it.
    """
    from briefgen.store.output import MANIFEST, RECORDS, TRACE, load, sha256

    folder = next((parent for parent in file.absolute().parents if (parent / MANIFEST).is_file()), None)
    if not file.is_file() or folder is None:
        raise BriefgenError(f"there is no built file {file}", "run briefgen build first")
    name = file.absolute().relative_to(folder).as_posix()
    listed = {entry["path"]: entry["sha256"] for entry in load(folder / MANIFEST).get("outputs", [])}
    if listed.get(name) != sha256(file.read_bytes()):
        raise BriefgenError(f"{file} is not as it was built", "build it anew, or trace the built file")
    blocks: list[dict[str, Any]] = load(folder / RECORDS / TRACE).get("outputs", {}).get(name, [])
    wanted = " ".join((text or "").split()).casefold()
    return [block for block in blocks if wanted in _said(block).casefold()]


def _said(block: Mapping[str, Any]) -> str:
    return " ".join(str(block["text"]).split())
