"""The output folder: everything is staged, then renamed file by file, the manifest last."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from briefgen import __version__
from briefgen.store.writing import flush_folder, locked, storing, sweep, write

RECORDS = ".briefgen"
STAGING = "staging"
MANIFEST = "manifest.json"
TRACE = "trace.json"
ISSUES = "issues.json"
RULES = "leaks.json"
FORMAT = 1
KIT = ".zip"
LARGE_PRINT = "-large-print"
"""How the name of an edition ends; the same piece all the same."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file to store: its name below the output folder, its bytes, its trace index, and what it must not hold.

    ``release`` is what the manifest says of a file for the press: ``state``, ``words``, ``until``, ``published_as``,
    ``title``, ``issued``; None for all others.
    """

    name: str
    data: bytes
    blocks: tuple[dict[str, Any], ...]
    rules: Mapping[str, Any] = field(default_factory=dict)
    release: Mapping[str, Any] | None = None

    @property
    def piece(self) -> str:
        """What it is, whatever its format, edition and embargo."""
        return piece_of({"path": self.name, "release": self.release})


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the output folder for one build, and clear away what a killed one left.

    Raises BusyError or StorageError.
    """
    with locked(folder / RECORDS):
        sweep(folder)
        _drop_staging(folder)
        yield


def store(folder: Path, outputs: tuple[Output, ...], inputs: Mapping[str, str], issues: Mapping[str, Any]) -> None:
    """Put a finished build in place: staged first, then renamed, the manifest last.

    Outputs of earlier builds that this one did not make anew stay and stay listed, but for press pieces that
    lie under the name of another embargo, or of none, and kits that hold what was made anew: they go. Raises
    StorageError; what was there before is then complete.
    """
    staging = folder / RECORDS / STAGING
    gone = (*superseded(folder, outputs), *stale_kits(folder, outputs))
    for output in outputs:
        write(staging / output.name, output.data)
    trace = {**load(folder / RECORDS / TRACE).get("outputs", {}), **{each.name: list(each.blocks) for each in outputs}}
    manifest = _manifest(folder, outputs, inputs, gone)
    listed = {entry["path"] for entry in manifest["outputs"]}
    for output in outputs:
        with storing(folder / output.name):
            (folder / output.name).parent.mkdir(parents=True, exist_ok=True)
            (staging / output.name).replace(folder / output.name)
    for name in gone:
        with storing(folder / name):
            (folder / name).unlink(missing_ok=True)
    write(
        folder / RECORDS / TRACE,
        _dense({"outputs": {name: blocks for name, blocks in trace.items() if name in listed}}),
    )
    write(folder / RECORDS / RULES, _dense(_rules(folder, outputs, listed)))
    write(folder / RECORDS / ISSUES, _json(dict(issues)))
    flush_folder(folder)
    write(folder / MANIFEST, _json(manifest))
    flush_folder(folder)
    _drop_staging(folder)


def _drop_staging(folder: Path) -> None:
    staging = folder / RECORDS / STAGING
    if staging.exists():
        with storing(staging):
            shutil.rmtree(staging)


def superseded(folder: Path, outputs: tuple[Output, ...]) -> tuple[str, ...]:
    """The listed press files that are pieces of these outputs under another embargo, or under none."""
    until = {output.piece: (output.release or {}).get("until") for output in outputs}
    return tuple(
        entry["path"]
        for entry in load(folder / MANIFEST).get("outputs", [])
        if (piece := piece_of(entry)) in until and (entry.get("release") or {}).get("until") != until[piece]
    )


def stale_kits(folder: Path, outputs: tuple[Output, ...]) -> Iterator[str]:
    """The listed zips that hold a file which these outputs make anew, and which they do not make anew themselves."""
    made = {_apart(output.name) for output in outputs}
    for name, blocks in load(folder / RECORDS / TRACE).get("outputs", {}).items():
        home = _apart(name).parent
        held = (home / block["text"].rpartition(" ")[0] for block in blocks)
        if name.endswith(KIT) and _apart(name) not in made and not made.isdisjoint(held):
            yield name


def _apart(name: str) -> PurePosixPath:
    """The name as if nothing were embargoed: a kit that lies apart may hold what does not."""
    return PurePosixPath(name.removeprefix("embargoed/"))


def piece_of(entry: Mapping[str, Any]) -> str:
    """What a listed file is, whatever its format, edition and embargo: ``press-kit-release``."""
    name = (entry.get("release") or {}).get("published_as") or entry["path"]
    return str(name).rpartition(".")[0].removesuffix(LARGE_PRINT)


def _manifest(
    folder: Path, outputs: tuple[Output, ...], inputs: Mapping[str, str], gone: tuple[str, ...]
) -> dict[str, Any]:
    made = {output.name: _entry(output, inputs) for output in outputs}
    kept = {
        entry["path"]: entry
        for entry in load(folder / MANIFEST).get("outputs", [])
        if entry["path"] not in (*made, *gone) and (folder / entry["path"]).is_file()
    }
    entries = {**kept, **made}
    return {"format": FORMAT, "briefgen": __version__, "outputs": [entries[name] for name in sorted(entries)]}


def _rules(folder: Path, outputs: tuple[Output, ...], listed: set[str]) -> dict[str, Any]:
    """What each listed file must not hold; files mostly share their rules, so each stands here once."""
    before = load(folder / RECORDS / RULES)
    rules = dict(before.get("rules", {}))
    names = dict(before.get("outputs", {}))
    for output in outputs:
        names[output.name] = sha256(_dense(output.rules))[:16]
        rules[names[output.name]] = output.rules
    names = {name: key for name, key in names.items() if name in listed}
    return {"outputs": names, "rules": {key: rules[key] for key in set(names.values())}}


def _entry(output: Output, inputs: Mapping[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"path": output.name, "sha256": sha256(output.data), "size": len(output.data)}
    if output.name.endswith(".docx"):
        entry["parts_sha256"] = parts_sha256(output.data)
    if output.release:
        entry["release"] = dict(output.release)
    entry["inputs"] = [{"path": name, "sha256": inputs[name]} for name in sorted(inputs)]
    return entry


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def parts_sha256(data: bytes) -> str:
    """One hash over the unpacked parts of a zip: the same wherever it was packed, since zlib builds differ."""
    total = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            total.update(f"{sha256(archive.read(name))}  {name}\n".encode())
    return total.hexdigest()


def load(path: Path) -> dict[str, Any]:
    """A record of an earlier build; an empty one where there is none or it cannot be read."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _dense(data: Mapping[str, Any]) -> bytes:
    """The same on one line: the trace index is large, and nobody reads it but `load`."""
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
