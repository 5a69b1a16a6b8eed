"""Kits for trusted press before their time: each outlet's own copy, marked as its own, sealed with its own key."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError
from briefgen.pipeline.building import build
from briefgen.pipeline.reading import know_all
from briefgen.pipeline.wishes import Tell, Wish

if TYPE_CHECKING:
    from briefgen.model.event import Outlet
    from briefgen.project import Project

FOR = "embargoed/for"
SEALED = "sealed.json"
Seal = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class SealedCopy:
    """Whose copy it is: the mark on its pages, the outlet, where it lies sealed, and the hash of each
    file that bears the mark.
    """

    mark: str
    outlet: str
    name: str
    path: str
    files: Mapping[str, str]

    @property
    def record(self) -> dict[str, Any]:
        """The same as the record has it."""
        return {each: getattr(self, each) for each in ("mark", "outlet", "name", "path", "files")}


def seal(project: Project, environ: Mapping[str, str], tell: Tell) -> tuple[SealedCopy, ...]:
    """Build the press kit anew for each outlet, with its mark, prove it, and seal it (age-encryption.org/v1).

    Raises BriefgenError when there is no outlet, no key, no embargoed kit or no library to seal with; ContentError
    and RefusedError as `build` does. What was sealed before then stays as it was.
    """
    from briefgen.store.output import RECORDS, held, load
    from briefgen.store.writing import storing, write

    lock = _lock()
    outlets = _outlets(project, environ)
    locks = {outlet.id: lock(outlet.key.text) for outlet in outlets}
    records = project.output / RECORDS
    with held(project.output):
        with storing(records):
            place = TemporaryDirectory(prefix="sealing-", dir=records)
        with place as folder:
            made = [each for outlet in outlets for each in _copies(project, Path(folder), outlet, environ, tell)]
            sealed = {copy.path: locks[copy.outlet](data) for copy, data in made}
        copies = tuple(copy for copy, _ in made)
        before = load(records / SEALED).get("copies", [])
        write(records / SEALED, _json([*before, *(copy.record for copy in copies)]))  # before any copy can go out
        for path, data in sealed.items():
            write(project.output / path, data)
    return copies


def whose(output: Path, file: Path) -> tuple[SealedCopy, ...]:
    """The sealed copies that a file is, or is made from: by its hash, else by the mark that it still says.

    Raises BriefgenError when there is no such file, or nothing was sealed.
    """
    from briefgen.store.output import RECORDS, load, sha256

    copies = [SealedCopy(**each) for each in load(output / RECORDS / SEALED).get("copies", [])]
    if not copies:
        raise BriefgenError(f"nothing was sealed in {output}", "name the output folder of briefgen seal with -o")
    if not file.is_file():
        raise BriefgenError(f"there is no file {file}")
    data = file.read_bytes()
    same = tuple(copy for copy in copies if sha256(data) in copy.files.values())
    text = "" if same else _said(file.suffix.removeprefix("."), data)
    return same or tuple(copy for copy in copies if copy.mark in text)


def _said(suffix: str, data: bytes) -> str:
    """All that a file says, properties and raw bytes among it."""
    from briefgen.prove.readers import READERS, read_back

    raw = data.decode("utf-8", "replace")
    if suffix not in READERS:
        return raw
    try:
        read = read_back(suffix, data)
    except Exception:  # noqa: BLE001 - a file that somebody cut or changed makes parsers raise anything
        return raw
    return "\n".join((raw, *(block.text for block in read.blocks), *read.running, *read.properties.values()))


def _copies(
    project: Project, folder: Path, outlet: Outlet, environ: Mapping[str, str], tell: Tell
) -> Iterator[tuple[SealedCopy, bytes]]:
    """An outlet's kits, one a session, each with its zip."""
    from briefgen.model.facts import derived
    from briefgen.prove.archive import members
    from briefgen.store.output import sha256

    mark = secrets.token_hex(4)
    shown = derived(f"outlets.{outlet.id}.mark", f"Copy for {outlet.name.text} · {mark}", "marked-copy", outlet.name)
    own = replace(project, output=folder / mark)
    build(own, Wish(products=("press-kit",), mark=shown), environ, tell)
    kits = sorted((own.output / "embargoed").rglob("*.zip"))
    if not kits:
        raise BriefgenError("no press kit is under an embargo: there is nothing to seal", "see briefgen check")
    for kit in kits:
        data = kit.read_bytes()
        session = kit.parent.relative_to(own.output / "embargoed")
        marked = {name: member for name, member in members(data).items() if name.endswith((".docx", ".pdf"))}
        files = {name: sha256(each) for name, each in {kit.name: data, **marked}.items()}
        path = (Path(FOR) / session / f"{outlet.id}.age").as_posix()
        yield SealedCopy(mark, outlet.id, outlet.name.text, path, files), data


def _outlets(project: Project, environ: Mapping[str, str]) -> tuple[Outlet, ...]:
    """The outlets that the event file lists, each with its name and key."""
    known = know_all(project.sources, environ).value
    outlets = {outlet.id: outlet for each in known for outlet in each.event.outlets}
    if not outlets:
        hint = "in event.yaml, write outlets: {daily: {name: The Daily Example, key: age1...}}"
        raise BriefgenError("no outlet is listed", hint)
    for outlet in outlets.values():
        for field in ("name", "key"):
            if getattr(outlet, field).is_open:
                raise BriefgenError(f"outlets.{outlet.id} has no {field}", f"write its {field} into the event file")
    return tuple(outlets.values())


def _lock() -> Callable[[str], Seal]:
    """Makes of a public key what seals bytes for whoever has the private one."""
    try:
        import pyrage
    except ImportError:
        message = "sealing needs a library that is not installed"
        raise BriefgenError(message, "install it: pip install 'briefgen[encrypt]'") from None

    def lock(key: str) -> Seal:
        try:
            recipient = pyrage.x25519.Recipient.from_str(key)
        except pyrage.RecipientError:
            raise BriefgenError(f"{key} is no public key of age", "ask the outlet for it again") from None
        return lambda data: bytes(pyrage.encrypt(data, [recipient]))

    return lock


def _json(copies: list[dict[str, Any]]) -> bytes:
    return (json.dumps({"copies": copies}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
