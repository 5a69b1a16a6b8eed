"""Sources into events: read, assemble, check."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted, RefusedError, Severity, in_order
from briefgen.origin import Span
from briefgen.pipeline.changes import given_numbers

if TYPE_CHECKING:
    from briefgen.images import Image
    from briefgen.intake.guard import Guard
    from briefgen.intake.read import ReadFile
    from briefgen.model.claims import Claim
    from briefgen.model.event import Event
    from briefgen.model.points import Register

EPOCH = "SOURCE_DATE_EPOCH"
NO_ISSUES: Mapping[str, Any] = MappingProxyType({})
UNCLEAN = {"tracked-changes": "tracked_changes", "comments": "comments"}
"""Findings that keep a source from the press, and the words that accept them in the event file."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the sources give of one session: the event, its register, and the hash of every file read.

    ``folder`` is the session's folder below the sources, "" where there is only one session. ``unclean`` are the
    findings of tracked changes and comments in its sources that nobody has accepted. ``pictures`` are those of the
    sources, by the names of their files.
    """

    event: Event
    register: Register
    inputs: Mapping[str, str]
    folder: str = ""
    unclean: tuple[Finding, ...] = ()
    pictures: Mapping[str, Image] = field(default_factory=dict)


def issues_of(output: Path) -> Mapping[str, Any]:
    """The records of earlier builds into an output folder; none where there was no build."""
    from briefgen.store.output import ISSUES, RECORDS, load

    return load(output / RECORDS / ISSUES)


def know(
    sources: Path, environ: Mapping[str, str], encoding: str | None = None, issues: Mapping[str, Any] = NO_ISSUES
) -> Noted[Known]:
    """The one session that a folder of sources (or one file) speaks of, read and checked.

    Raises RefusedError with every mistake when a source cannot be used, BriefgenError when it speaks of several.
    """
    known = know_all(sources, environ, encoding, issues=issues)
    if len(known.value) > 1:
        folders = ", ".join(each.folder or "." for each in known.value)
        raise BriefgenError(f"{sources} holds several sessions", f"name the folder of one: {folders}")
    return Noted(known.value[0], known.findings)


def know_all(
    sources: Path,
    environ: Mapping[str, str],
    encoding: str | None = None,
    guard: Guard | None = None,
    issues: Mapping[str, Any] = NO_ISSUES,
) -> Noted[tuple[Known, ...]]:
    """Every session of a forum's sources, read and checked, also against each other.

    `issues` are the records of earlier builds: an open point keeps the number that it had there.

    Raises RefusedError with every mistake when a source cannot be used.
    """
    from briefgen.checks.clashes import clashes
    from briefgen.intake.forum import sessions
    from briefgen.intake.read import read

    read_files = read(sources, encoding, guard)
    if any(finding.severity is Severity.ERROR for finding in read_files.findings):
        raise RefusedError(in_order(read_files.findings))
    files = {file.name: file for file in read_files.value if not file.image}
    noted = [
        _known(made.folder, made.id, [files[name] for name in made.names], environ, given_numbers(issues, made.folder))
        for made in sessions(files)
    ]
    pictures = tuple(file for file in read_files.value if file.image)
    known = tuple(_with_unclean(_with_pictures(each.value, pictures), read_files.findings) for each in noted)
    findings = [finding for each in noted for finding in each.findings]
    return Noted(known, in_order((*read_files.findings, *findings, *clashes([each.event for each in known]))))


def _with_pictures(known: Known, files: Iterable[ReadFile]) -> Known:
    """What is known, with the pictures that its event points at."""
    wanted = {picture.file.text for picture in known.event.pictures}
    shown = [file for file in files if file.name in wanted]
    inputs = {**known.inputs, **{file.name: file.sha256 for file in shown}}
    return replace(known, inputs=inputs, pictures={file.name: file.image for file in shown if file.image})


def _with_unclean(known: Known, findings: tuple[Finding, ...]) -> Known:
    """What is known, with what stands in its sources and may not reach the press unseen."""
    accepted = {(fact.id.removeprefix("accept."), name.text) for fact in known.event.accepted for name in fact.items}
    unclean = (each for each in findings if each.code in UNCLEAN and each.file in known.inputs)
    return replace(known, unclean=tuple(each for each in unclean if (UNCLEAN[each.code], each.file) not in accepted))


def _known(
    folder: str,
    session_id: str | None,
    files: list[ReadFile],
    environ: Mapping[str, str],
    numbers: Mapping[str, int],
) -> Noted[Known]:
    """One session, assembled from its files and checked."""
    from briefgen.checks import check
    from briefgen.intake.own_texts import with_texts
    from briefgen.intake.sources import READERS
    from briefgen.model.assemble import assemble
    from briefgen.model.register import register

    texts = with_texts((claim for file in files for claim in file.claims), READERS)
    event = assemble((*texts.value, *_issue_time(texts.value, environ)), session_id)
    points = register(event.value, numbers)
    inputs = {file.name: file.sha256 for file in files}
    findings: tuple[Finding, ...] = (
        *texts.findings,
        *event.findings,
        *(_in_forum(each, folder) for each in check(event.value, points)),
    )
    return Noted(Known(event.value, points, inputs, folder), findings)


def _in_forum(finding: Finding, folder: str) -> Finding:
    """A session of a forum may well have no note of its own: that is told at its folder, and is no warning."""
    if finding.code != "no-note" or not folder:
        return finding
    return replace(finding, file=folder, severity=Severity.NOTE)


def _issue_time(claims: Iterable[Claim], environ: Mapping[str, str]) -> Iterator[Claim]:
    """The issue time from SOURCE_DATE_EPOCH, where no source gives one.

    Raises BriefgenError when it is not a number of seconds (reproducible-builds.org/specs/source-date-epoch).
    """
    from briefgen.model.claims import Claim

    given = environ.get(EPOCH)
    if given is None or any(claim.path == ("event", "issue", "time") for claim in claims):
        return
    try:
        moment = datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise BriefgenError(f"{EPOCH} is “{given}”", "give whole seconds since 1970, or unset it") from None
    digest = hashlib.sha256(given.encode()).hexdigest()
    yield Claim(
        path=("event", "issue", "time"),
        value=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        span=Span(EPOCH, digest, "environment", given),
        how="supplied",
        standing="confirmed",
    )


def extract(place: Path, environ: Mapping[str, str], encoding: str | None = None) -> Noted[dict[str, Any]]:
    """What was read from one file alone or from a folder, as plain data.

    Raises RefusedError when a source cannot be used.
    """
    from briefgen.model.extracted import extracted

    known = know(place, environ if place.is_dir() else {}, encoding)
    return Noted(extracted(known.value.event, known.value.register), known.findings)


def draft(place: Path, environ: Mapping[str, str], encoding: str | None = None) -> str:
    """A draft event file made from what was read.

    Raises RefusedError when a source cannot be used.
    """
    from briefgen.model.draft import draft as drafted

    known = know(place, environ if place.is_dir() else {}, encoding).value
    return drafted(known.event, known.register)
