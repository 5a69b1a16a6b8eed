"""Publishing: what the press may have by now goes into the press room; nothing before its time, nothing by half."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Severity, in_order
from briefgen.pipeline.building import ContentError
from briefgen.pipeline.clock import Evidence, doubts, said
from briefgen.pipeline.held_against import held_against

if TYPE_CHECKING:
    from briefgen.project import Project

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Piece:
    """A built file for the press, as the manifest lists it; ``until`` is the end of its embargo."""

    entry: Mapping[str, Any]
    state: str
    until: datetime | None

    @property
    def path(self) -> str:
        """Its name below the output folder."""
        return str(self.entry["path"])

    @property
    def name(self) -> str:
        """Its name in the press room."""
        return str(self.entry["release"]["published_as"])

    def is_early(self, at: datetime) -> bool:
        """Whether its embargo has not passed."""
        return self.until is not None and at < self.until


@dataclass(frozen=True, slots=True)
class Published:
    """What the press room holds now: names of its pieces, and whether anything in it is new."""

    names: tuple[str, ...]
    is_new: bool
    findings: tuple[Finding, ...]


def publish(project: Project, now: Clock, reason: str | None = None) -> Published:
    """Put into the press room what may be there by the clock; with a reason, what waits for nothing but the clock too.

    Raises ContentError, with nothing changed, when nothing may go out, when the clock cannot be believed, or when a
    file is not as it was built; BriefgenError when there is nothing for the press.
    """
    from briefgen.store import press_room

    folder = project.output
    _pieces(folder)
    with press_room.held(folder):
        pieces = _pieces(folder)
        at = now().astimezone(UTC)
        early = [piece for piece in pieces if piece.is_early(at) and piece.state != "draft"]
        due = [piece for piece in pieces if piece.state != "draft" and (reason or piece not in early)]
        drafts = tuple(_drafts(pieces, due))
        files = _files(project, folder, due, early)
        before = press_room.files(folder)
        if due and files == before:
            waiting = () if reason else tuple(_early(early, at))
            return Published(_names(due), is_new=False, findings=(*drafts, *waiting))
        clock = tuple(doubts(at, _evidence(folder, due or early)))
        against = in_order((*clock, *_early(early, at)))
        if (clock and not reason) or not due:
            if not clock:
                press_room.see(folder, at)
            raise ContentError(in_order((*drafts, *against)))
        wrong = tuple(held_against(folder, [piece.entry for piece in due], before))
        if wrong:
            raise ContentError(in_order(wrong))
        press_room.see(folder, at)
        press_room.log(folder, _record(at, reason, against, files))
        press_room.put(folder, files)
    told = tuple(_by_hand(against, reason)) if reason else against
    gone = tuple(_withdrawn(before, files))
    return Published(_names(due), is_new=True, findings=(*drafts, *told, *gone))


def _names(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(piece.name for piece in pieces)


def _pieces(folder: Path) -> list[Piece]:
    """What the last builds made for the press: nothing else is ever published.

    Raises BriefgenError when there is nothing.
    """
    from briefgen.store.output import MANIFEST, load

    listed = [entry for entry in load(folder / MANIFEST).get("outputs", []) if entry.get("release")]
    if not listed:
        raise BriefgenError(f"there is nothing for the press in {folder}", "run briefgen build first")
    return [Piece(entry, entry["release"]["state"], _moment(entry["release"]["until"])) for entry in listed]


def _moment(iso: str | None) -> datetime | None:
    return datetime.fromisoformat(iso).astimezone(UTC) if iso else None


def _evidence(folder: Path, pieces: Sequence[Piece]) -> Evidence:
    from briefgen.store import press_room
    from briefgen.store.output import MANIFEST

    return Evidence(
        seen=press_room.last_seen(folder),
        issued=max(filter(None, (_moment(piece.entry["release"]["issued"]) for piece in pieces)), default=None),
        built=datetime.fromtimestamp((folder / MANIFEST).stat().st_mtime, UTC),
        until=min(filter(None, (piece.until for piece in pieces)), default=None),
        published=press_room.has_published(folder),
    )


# -- what is told -----------------------------------------------------------------------------------------


def _drafts(pieces: Iterable[Piece], due: Sequence[Piece]) -> Iterator[Finding]:
    """Drafts stay where they are, whatever the clock says and whoever asks."""
    drafts = sorted((piece for piece in pieces if piece.state == "draft"), key=_words)
    for words, held_back in groupby(drafts, key=_words):
        yield Finding(
            code="draft-withheld",
            severity=Severity.WARNING if due else Severity.ERROR,
            message=f"{words}, and so not published: {_called(held_back)}",
            hint="briefgen check lists what is open; a reason does not help here",
        )


def _early(early: Iterable[Piece], at: datetime) -> Iterator[Finding]:
    """One finding for each moment that is waited for."""
    for words, pieces in groupby(sorted(early, key=_words), key=_words):
        yield Finding(
            code="embargo-not-passed",
            severity=Severity.ERROR,
            message=f"{words}, and the clock says {said(at)}: {_called(pieces)}",
            hint="publish again then, or write --release and the reason",
        )


def _words(piece: Piece) -> str:
    """The release state as it is printed."""
    return str(piece.entry["release"]["words"])


def _called(pieces: Iterable[Piece]) -> str:
    """What pieces are called, formats aside."""
    return ", ".join(dict.fromkeys(piece.name.rpartition(".")[0] for piece in pieces))


def _by_hand(against: Sequence[Finding], reason: str) -> Iterator[Finding]:
    """What a person decided against the clock."""
    for each in against:
        yield Finding(
            code="released-by-hand",
            message=f"{each.message}; it went out all the same: “{reason}”",
            hint="the record of releases has the time and the reason",
        )


def _withdrawn(before: Iterable[str], files: Iterable[str]) -> Iterator[Finding]:
    for name in sorted({*before} - {*files}):
        yield Finding(
            code="withdrawn",
            message="it was in the press room, and is not any more",
            hint="tell those who may have it",
            file=f"press-room/{name}",
        )


def _record(at: datetime, reason: str | None, against: Sequence[Finding], files: Mapping[str, bytes]) -> dict[str, Any]:
    """One line of the record of releases."""
    return {
        "at": at.isoformat(),
        "reason": reason,
        "against": sorted({finding.code for finding in against}),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }


# -- what is put there ------------------------------------------------------------------------------------


def _files(project: Project, folder: Path, due: Sequence[Piece], early: Sequence[Piece]) -> dict[str, bytes]:
    """The whole press room: the pieces under their public names, the page that lists them, their hashes."""
    from briefgen.compose.press_index import Listed, press_index
    from briefgen.store.press_room import INDEX, SUMS

    files = {piece.name: data for piece in due if (data := _bytes(folder / piece.path)) is not None}
    listed = [
        Listed(
            name=piece.name,
            title=piece.entry["release"]["title"],
            until=piece.until,
            is_early=piece in early,
            size=len(files[piece.name]),
            sha256=hashlib.sha256(files[piece.name]).hexdigest(),
        )
        for piece in due
        if piece.name in files
    ]
    page = press_index(listed, (*project.templates, resources.templates_folder()))
    files[INDEX] = page.encode()
    sums = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    files[SUMS] = "".join(sums).encode()
    return files


def _bytes(path: Path) -> bytes | None:
    """The bytes of a file; what is missing is told when it is held against the manifest."""
    return path.read_bytes() if path.is_file() else None
