"""Whether an output folder is, as it lies there, what a build proved of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted, Severity, in_order

if TYPE_CHECKING:
    from briefgen.prove.readback import Readback
    from briefgen.prove.withheld import Rules

EMBARGOED = "embargoed/"
SEALED = "embargoed/for/"
"""Where copies lie that nobody can read but the outlet they are for."""
UNTIL = "-embargoed-until-"
"""What stands in the name of every embargoed file."""
STATE = "EMBARGOED UNTIL"
PRESS_ROOM = "press-room/"
PRESS = "press"


def verify(folder: Path) -> Noted[int]:
    """Prove of an output folder, as it lies there, what a build proved of it: how many files, and what is wrong.

    Raises BriefgenError when there is no manifest.
    """
    from briefgen.store.output import MANIFEST, load

    entries = load(folder / MANIFEST).get("outputs", [])
    if not entries:
        raise BriefgenError(f"there is no manifest in {folder}", "run briefgen build first")
    lying = _Lying(folder, {entry["path"]: entry for entry in entries})
    findings = [found for name in lying.entries for found in lying.listed(name)]
    findings += [found for name in lying.unlisted() for found in lying.stray(name)]
    return Noted(len(entries), in_order((*findings, *lying.unlike())))


def unsound(folder: Path, entries: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """What is wrong with these files of a manifest, as `verify` tells it."""
    lying = _Lying(folder, {entry["path"]: entry for entry in entries})
    for name in lying.entries:
        yield from lying.listed(name)
    yield from lying.unlike()


@dataclass(slots=True)
class _Lying:
    """The files of a folder, the entries of its manifest by name, its records, and what has been read back so far."""

    folder: Path
    entries: Mapping[str, Mapping[str, Any]]
    read: dict[str, Readback] = field(default_factory=dict)
    blocks: Mapping[str, Any] = field(init=False)
    rules: Mapping[str, Rules] = field(init=False)

    def __post_init__(self) -> None:
        from briefgen.prove.withheld import from_record
        from briefgen.store.output import RECORDS, RULES, TRACE, load

        self.blocks = load(self.folder / RECORDS / TRACE).get("outputs", {})
        record = load(self.folder / RECORDS / RULES)
        made = {key: from_record(rules) for key, rules in record.get("rules", {}).items()}
        self.rules = {name: made[key] for name, key in record.get("outputs", {}).items()}

    def listed(self, name: str) -> Iterator[Finding]:
        """A file of the manifest: its bytes, what it says, its structure, what it must not hold, where it lies."""
        from briefgen.prove.leaks import leaks
        from briefgen.store.output import sha256

        path = self.folder / name
        if not path.is_file():
            yield _wrong("missing-output", name, "it is in the manifest, and not in the folder")
            return
        data = path.read_bytes()
        expected = self.entries[name]["sha256"]
        wrong = list(self._content(name, data))
        if sha256(data) != expected:
            message = f"it was changed after the build: its SHA-256 is {sha256(data)}, not {expected}"
            wrong = [_wrong("changed-output", name, message)]
        yield from wrong
        rules = self.rules.get(name)
        if rules is None:
            yield _wrong("not-searched", name, "it cannot be searched for leaks: no build recorded what it may hold")
            return
        yield from leaks(name, data, rules, None if wrong else self.read[name])
        yield from self._embargo(name, rules)

    def _content(self, name: str, data: bytes) -> Iterator[Finding]:
        """What a file says, held against what the build recorded, and its structure."""
        from briefgen.prove.readers import check, read_back

        suffix = name.rpartition(".")[2]
        try:
            read = self.read[name] = read_back(suffix, data)
        except Exception as error:  # noqa: BLE001 - a file that somebody damaged makes parsers raise anything
            yield _wrong("content-differs", name, f"it cannot be read back ({type(error).__name__})")
            return
        said = [(block.kind, block.text, block.pixels) for block in read.blocks]
        recorded = [(each["kind"], each["text"], each.get("pixels", "")) for each in self.blocks.get(name, ())]
        if said != recorded:
            yield _wrong("content-differs", name, "what it says is not what the build recorded for it")
        yield from check(name, suffix, data)

    def _embargo(self, name: str, rules: Rules) -> Iterator[Finding]:
        """A file that calls itself embargoed lies with the others."""
        read = self.read.get(name)
        says = rules.audience == PRESS and read is not None and any(STATE in text for text in read.running)
        if not name.startswith((EMBARGOED, PRESS_ROOM)) and (says or UNTIL in name):
            yield _outside(name)

    def unlisted(self) -> list[str]:
        """The files in the folder that no build lists, records aside."""
        from briefgen.store.output import MANIFEST

        names = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return sorted(
            each
            for each in names
            if each not in self.entries and each != MANIFEST and not each.startswith((".", SEALED))
        )

    def stray(self, name: str) -> Iterator[Finding]:
        """A file that no build lists. In the press room it is held to what the press may read."""
        from briefgen.prove.leaks import leaks
        from briefgen.store.output import sha256

        data = (self.folder / name).read_bytes()
        if name.startswith(PRESS_ROOM):
            for rules in {id(each): each for each in self.rules.values() if each.audience == PRESS}.values():
                yield from leaks(name, data, rules)
            return
        yield Finding(
            code="unlisted-output", message="no build lists it", file=name, hint="take it away, or build again"
        )
        embargoed = (entry["sha256"] for each, entry in self.entries.items() if each.startswith(EMBARGOED))
        if not name.startswith(EMBARGOED) and (UNTIL in name or sha256(data) in embargoed):
            yield _outside(name)

    def unlike(self) -> Iterator[Finding]:
        """Files of one document that do not say the same."""
        for name, read in self.read.items():
            stem, _, suffix = name.rpartition(".")
            other = f"{stem}.pdf"
            if suffix == "docx" and other in self.read and read.says != self.read[other].says:
                yield _wrong("content-differs", name, f"what it says is not what {other} says")


def _outside(name: str) -> Finding:
    return Finding(
        code="embargo-outside",
        severity=Severity.ERROR,
        message=f"it is embargoed and does not lie in {EMBARGOED}",
        file=name,
        hint=f"move it into {EMBARGOED}; whoever has seen it should be told of the embargo",
    )


def _wrong(code: str, name: str, message: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message, file=name, hint="build again")
