"""What an output folder holds: where its passages came from, and whether it is as it was built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted, Severity, in_order


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


def verify(folder: Path) -> Noted[int]:
    """Prove of an output folder, as it lies there, what a build proved of it: how many files, and what is wrong.

    Raises BriefgenError when there is no manifest.
    """
    from briefgen.store.output import MANIFEST, RECORDS, TRACE, load

    entries = load(folder / MANIFEST).get("outputs", [])
    if not entries:
        raise BriefgenError(f"there is no manifest in {folder}", "run briefgen build first")
    blocks = load(folder / RECORDS / TRACE).get("outputs", {})
    findings = [found for entry in entries for found in _verify_one(folder, entry, blocks.get(entry["path"]))]
    return Noted(len(entries), in_order((*findings, *_unlisted(folder, entries))))


def _verify_one(folder: Path, entry: Mapping[str, Any], blocks: list[dict[str, Any]] | None) -> Iterator[Finding]:
    """One listed file: its bytes, what it says, its structure."""
    from briefgen.prove.readers import check, read_back
    from briefgen.store.output import sha256

    name = entry["path"]
    path = folder / name
    if not path.is_file():
        yield _wrong("missing-output", name, "it is in the manifest, and not in the folder")
        return
    data = path.read_bytes()
    if sha256(data) != entry["sha256"]:
        yield _wrong(
            "changed-output",
            name,
            f"it was changed after the build: its SHA-256 is {sha256(data)}, not {entry['sha256']}",
        )
        return
    suffix = path.suffix.removeprefix(".")
    said = [(block.kind, block.text, block.pixels) for block in read_back(suffix, data).blocks]
    if blocks is None or said != [(block["kind"], block["text"], block.get("pixels", "")) for block in blocks]:
        yield _wrong("content-differs", name, "what it says is not what the build recorded for it")
    yield from check(name, suffix, data)


def _unlisted(folder: Path, entries: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    """Printed files in the folder that no build lists."""
    listed = {entry["path"] for entry in entries}
    for path in sorted((*folder.rglob("*.docx"), *folder.rglob("*.pdf"))):
        name = path.relative_to(folder).as_posix()
        if name not in listed and not name.startswith("."):
            yield Finding(
                code="unlisted-output",
                message="no build lists it",
                file=name,
                hint="take it away, or build again",
            )


def _wrong(code: str, name: str, message: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message, file=name, hint="build again")
